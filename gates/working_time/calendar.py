"""A calendar as it is written down, in a process file or in the settings of a workspace."""

from datetime import date, time
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from gates.process_files.types import Model
from gates.working_time.public_holidays import Holidays, public_holidays
from gates.working_time.working_time import STANDARD, Hours, WorkingTime, open_minutes


def known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # what it raises for a path, a folder, and a name that is none
        raise ValueError(f"there is no time zone {name}: a name such as Europe/Berlin") from None
    return name


ZoneName = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_+/-]{0,60}$"), AfterValidator(known_zone)
]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Region = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9 -]{1,30}$")]
TimeOfDay = Annotated[str, StringConstraints(pattern=r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$|^24:00$")]


class Weekday(StrEnum):
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class QuietHours(Model):
    """Nobody is written to then, and they are no working hours; they may go over midnight."""

    since: TimeOfDay
    until: TimeOfDay


class Calendar(Model):
    """What it leaves open comes from the workspace's calendar, and else is Monday to Friday, 9 to 17, UTC."""

    zone: ZoneName | None = None
    days: tuple[Weekday, ...] | None = Field(None, min_length=1, max_length=7)
    opens_at: TimeOfDay | None = None
    closes_at: TimeOfDay | None = None
    country: Country | None = None
    region: Region | None = None
    closed_on: tuple[date, ...] = Field(default=(), max_length=200)
    quiet: QuietHours | None = None

    @model_validator(mode="after")
    def can_be_worked_in(self) -> Self:
        if self.region and not self.country:
            raise ValueError("a region needs its country: the country too, such as DE")
        if self.country:
            public_holidays(self.country, self.region, 2026)
        if (self.opens_at is None) != (self.closes_at is None):
            raise ValueError("only one of opens_at and closes_at is here: both")
        hours, quiet = hours_of(self), quiet_of(self)
        if hours and not open_minutes(*hours, quiet):
            raise ValueError("no working hours are left: a later closes_at, and shorter quiet hours")
        return self


@lru_cache(maxsize=500)
def working_time(*calendars: Calendar | None) -> WorkingTime:
    """The most particular calendar comes first; each fills in what those before it leave open."""
    given = [calendar for calendar in calendars if calendar]
    opens, closes = next((h for c in given if (h := hours_of(c))), (STANDARD.opens, STANDARD.closes))
    country, region = next(((c.country, c.region) for c in given if c.country), (None, None))
    quiet = next((q for c in given if (q := quiet_of(c))), None)
    return WorkingTime(
        zone=next((ZoneInfo(c.zone) for c in given if c.zone), STANDARD.zone),
        days=next((numbers(c.days) for c in given if c.days), STANDARD.days),
        opens=opens,
        closes=closes,
        holidays=Holidays(country, region, frozenset(day for c in given for day in c.closed_on)),
        # hours of one calendar and quiet hours of another may leave nothing
        quiet=quiet if open_minutes(opens, closes, quiet) else None,
    )


def hours_of(calendar: Calendar) -> Hours | None:
    if calendar.opens_at is None or calendar.closes_at is None:
        return None
    return clock_time(calendar.opens_at), clock_time(calendar.closes_at)


def quiet_of(calendar: Calendar) -> Hours | None:
    quiet = calendar.quiet
    return (clock_time(quiet.since), clock_time(quiet.until)) if quiet else None


def numbers(days: tuple[Weekday, ...]) -> frozenset[int]:
    return frozenset(list(Weekday).index(day) for day in days)


def clock_time(text: str) -> time:
    hour, minute = text.split(":")
    return time(int(hour) % 24, int(minute))
