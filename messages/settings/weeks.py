"""Working weeks by the names that people give them."""

from collections.abc import Sequence

from gates.working_time.calendar import Weekday

WEEKS: dict[str, tuple[Weekday, ...]] = {
    "Monday to Friday": tuple(Weekday)[:5],
    "Monday to Saturday": tuple(Weekday)[:6],
    "Sunday to Thursday": (Weekday.SUNDAY, *tuple(Weekday)[:4]),
    "Every day": tuple(Weekday),
}


def week_of(days: Sequence[Weekday]) -> str:
    """Its name, else its days one by one."""
    usual = next((name for name, week in WEEKS.items() if set(week) == set(days)), None)
    return usual or ", ".join(day.value.capitalize() for day in days)


def weeks(days: Sequence[Weekday]) -> list[str]:
    """The usual weeks, and the one that is set if it is another."""
    return list(dict.fromkeys([*WEEKS, week_of(days)]))
