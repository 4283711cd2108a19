"""Public holidays by country and region."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Holidays:
    """Days on which nobody works: a country's or region's public holidays, and a company's own."""

    country: str | None = None  # ISO 3166, for example DE
    region: str | None = None  # as ISO 3166-2 names it after the country, for example BY
    own: frozenset[date] = frozenset()

    def __contains__(self, day: date) -> bool:
        if day in self.own:
            return True
        return self.country is not None and day in public_holidays(self.country, self.region, day.year)


@lru_cache(maxsize=2000)
def public_holidays(country: str, region: str | None, year: int) -> frozenset[date]:
    """Raises ValueError for a country or region that nobody knows the holidays of."""
    import holidays  # noqa: PLC0415 - it takes a tenth of a second, and most deliveries need it never

    try:
        found = holidays.country_holidays(country, subdiv=region, years=year)
    except NotImplementedError as error:
        raise ValueError(unknown(country, region)) from error
    return frozenset(found)


def unknown(country: str, region: str | None) -> str:
    if region:
        return f"no public holidays are known of the region {region} of {country}: it as ISO 3166-2 does"
    return f"no public holidays are known of {country}: the two letters of ISO 3166, such as DE or US"
