"""Calendars as they are written down, one filling in what another leaves open."""

from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from gates.working_time.calendar import Calendar, working_time
from gates.working_time.working_time import STANDARD

QUIET_DAY = {"since": "8:00", "until": "18:00"}


def read(**fields: Any) -> Calendar:
    return Calendar.model_validate(fields)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"zone": "Europe/Belin"}, "there is no time zone Europe/Belin"),
        ({"zone": "Europe"}, "there is no time zone Europe"),
        ({"zone": "../etc"}, "zone"),
        ({"country": "ZZ"}, "no public holidays are known of ZZ"),
        ({"country": "DE", "region": "QQ"}, "of the region QQ of DE"),
        ({"region": "BY"}, "a region needs its country"),
        ({"opens_at": "9:00"}, "only one of"),
        ({"opens_at": "17:00", "closes_at": "9:00"}, "no working hours are left"),
        ({"opens_at": "25:00", "closes_at": "26:00"}, "opens_at"),
        (
            {"opens_at": "9:00", "closes_at": "17:00", "quiet": QUIET_DAY},
            "no working hours",
        ),
        ({"days": []}, "days"),
        ({"days": ["caturday"]}, "days"),
    ],
)
def test_what_cannot_be_is_refused(fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        read(**fields)


def test_the_particular_calendar_wins_and_the_rest_is_filled_in() -> None:
    mine = read(zone="America/New_York", closed_on=["2026-07-03"])
    ours = read(
        zone="Europe/Berlin", days=["monday", "tuesday"], opens_at="8:00", closes_at="24:00",
        country="DE", quiet={"since": "22:00", "until": "6:00"}, closed_on=["2026-12-24"],
    )  # fmt: skip
    w = working_time(mine, None, ours)
    assert (w.zone, w.days, w.opens, w.closes) == (
        ZoneInfo("America/New_York"),
        frozenset((0, 1)),
        time(8),
        time(0),
    )
    assert w.quiet == (time(22), time(6))
    assert all(day in w.holidays for day in (date(2026, 7, 3), date(2026, 12, 24), date(2026, 10, 3)))
    assert working_time() == working_time(None) == STANDARD


def test_hours_of_one_and_quiet_hours_of_another_never_leave_nothing() -> None:
    noon, night = read(opens_at="12:00", closes_at="13:00"), read(quiet={"since": "12:00", "until": "13:00"})
    assert working_time(noon, night).quiet is None
