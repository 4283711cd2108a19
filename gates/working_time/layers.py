"""One calendar over another: what holds of both, which says it, and what one of them says otherwise."""

from collections.abc import Mapping
from datetime import time
from enum import StrEnum
from typing import Any

from gates.working_time.calendar import Calendar, QuietHours, Weekday
from gates.working_time.working_time import WorkingTime

PARTS = {
    "zone": ("zone",),
    "days": ("days",),
    "hours": ("opens_at", "closes_at"),
    "holidays": ("country", "region"),
    "quiet": ("quiet",),
}  # each is said as a whole


class Layer(StrEnum):
    """Whose calendar it is, the most particular first."""

    DELIVERY = "delivery"
    PROCESS = "process"
    WORKSPACE = "workspace"


def whole(working: WorkingTime) -> Calendar:
    """The same, written down; without the days off, which those of all calendars add up to."""
    since, until = map(clock, working.quiet) if working.quiet else (None, None)
    return Calendar(
        zone=str(working.zone),
        days=tuple(day for number, day in enumerate(Weekday) if number in working.days),
        opens_at=clock(working.opens),
        closes_at=clock(working.closes),
        country=working.holidays.country,
        region=working.holidays.region,
        quiet=QuietHours(since=since, until=until) if since and until else None,
    )


def departing(wanted: Calendar, inherited: WorkingTime) -> Calendar | None:
    """What is wanted otherwise, and the days off; None where that is nothing.

    The rest stays open, so that it follows when the calendar below is changed.
    """
    usual, own = whole(inherited), whole_days(wanted)
    values: dict[str, Any] = {"closed_on": own.closed_on}
    for names in PARTS.values():
        if any(getattr(own, name) != getattr(usual, name) for name in names):
            values |= {name: getattr(own, name) for name in names}
    found = Calendar.model_construct(**values)
    return None if found == Calendar() else found


def said_by(calendars: Mapping[Layer, Calendar | None], part: str) -> Layer | None:
    """The first that says it; None where nobody does."""
    first = PARTS[part][0]
    return next((layer for layer, each in calendars.items() if each and getattr(each, first)), None)


def whole_days(calendar: Calendar) -> Calendar:
    """Its days in the order of the week, to compare them."""
    days = tuple(day for day in Weekday if day in (calendar.days or ()))
    return calendar.model_copy(update={"days": days or None})


def clock(moment: time) -> str:
    return f"{moment:%H:%M}"
