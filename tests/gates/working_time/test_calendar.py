"""Calendars as they are written down, one filling in what another leaves open."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from gates.working_time.calendar import Calendar, Weekday, working_time
from gates.working_time.working_time import STANDARD
from tests.gates.working_time.counting import MINUTE, ZONES, moments

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


quarters = st.integers(0, 95).map(lambda quarter: f"{quarter // 4:02}:{quarter % 4 * 15:02}")
calendars = st.builds(
    lambda zone, days, hours, quiet: {
        "zone": zone, "days": days, "opens_at": hours and hours[0], "closes_at": hours and hours[1],
        "quiet": quiet and {"since": quiet[0], "until": quiet[1]},
    },
    st.none() | st.sampled_from(ZONES),
    st.none() | st.lists(st.sampled_from(Weekday), min_size=1, max_size=7, unique=True),
    st.none() | st.tuples(quarters, quarters).filter(lambda pair: pair[0] < pair[1]),
    st.none() | st.tuples(quarters, quarters),
)  # fmt: skip


@settings(max_examples=100)
@given(st.lists(calendars, min_size=3, max_size=3), moments)
def test_a_person_s_hours_come_first_then_the_delivery_s_then_the_workspace_s(
    layers: list[dict[str, Any]], at: datetime
) -> None:
    """Minute by minute, by whoever of the three says something first."""
    try:
        read_layers = [read(**layer) for layer in layers]
    except ValidationError:  # its own quiet hours leave nothing
        reject()
    w = working_time(*read_layers)

    def first(key: str, usual: Any) -> Any:
        return next((layer[key] for layer in layers if layer[key]), usual)

    assert str(w.zone) == first("zone", "UTC")
    opens, closes = first("opens_at", "09:00"), first("closes_at", "17:00")
    quiet, days = first("quiet", None), {list(Weekday).index(day) for day in first("days", list(Weekday)[:5])}
    for minute in range(0, 1440, 7):
        moment = at + minute * MINUTE
        local = moment.astimezone(w.zone)
        clock = f"{local:%H:%M}"
        is_open = local.weekday() in days and opens <= clock < closes
        since, until = (quiet["since"], quiet["until"]) if quiet and w.quiet else ("", "")
        hushed = (
            since <= clock < until if since < until else bool(since) and (clock >= since or clock < until)
        )
        assert w.is_open(moment) == (is_open and not hushed)
