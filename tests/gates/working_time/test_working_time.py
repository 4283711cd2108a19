"""Working hours and business days, over weekends, holidays and changes of the clock."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gates.working_time.public_holidays import Holidays
from gates.working_time.working_time import STANDARD, WorkingTime
from tests.gates.working_time.counting import MINUTE, minutes_between, moments, open_in, working_times

BERLIN = WorkingTime(ZoneInfo("Europe/Berlin"), holidays=Holidays("DE", "BY"))
LONDON = WorkingTime(ZoneInfo("Europe/London"), holidays=Holidays("GB", "SCT"))
NIGHTS = WorkingTime(ZoneInfo("Europe/Berlin"), frozenset(range(7)), time(0), time(5))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@settings(max_examples=60)
@given(working_times(), moments, st.integers(0, 4 * 1440))
def test_what_has_elapsed_is_what_counting_the_minutes_gives(w: WorkingTime, start: datetime, n: int) -> None:
    end = start + n * MINUTE
    assert w.elapsed(start, end) == minutes_between(start, end, w) * MINUTE
    assert [w.is_open(at) for at in (start, end)] == [open_in(at, w) for at in (start, end)]


@settings(max_examples=60)
@given(working_times(), moments, st.integers(1, 900))
def test_after_so_many_hours_exactly_those_have_elapsed(w: WorkingTime, start: datetime, n: int) -> None:
    due = w.after_hours(start, n / 60)
    assert w.elapsed(start, due) == n * MINUTE
    assert open_in(due - MINUTE, w)  # the last of them was one: it is the earliest such moment


@settings(max_examples=60)
@given(working_times(), moments)
def test_it_opens_next_when_counting_on_comes_to_the_first_open_minute(w: WorkingTime, at: datetime) -> None:
    opens = w.next_open(at)
    assert w.is_open(opens)
    assert minutes_between(max(at, opens - timedelta(days=3)), opens, w) == 0


@settings(max_examples=100)
@given(working_times(), moments, st.integers(1, 30))
def test_so_many_business_days_lie_between(w: WorkingTime, start: datetime, days: int) -> None:
    begins = w.business_days_after(start, days)
    first, last = w.local_day(start).toordinal(), w.local_day(begins).toordinal()
    between = [date.fromordinal(n) for n in range(first + 1, last + 1)]
    assert w.local_day(begins - timedelta(seconds=1)) < w.local_day(begins)
    if ZoneInfo("Pacific/Apia") != w.zone:  # where no local day was left out
        assert sum(map(w.is_business_day, between)) == days


@pytest.mark.parametrize(
    ("w", "start", "hours", "due"),
    [
        (BERLIN, "2026-03-27T15:00", 8, "2026-03-30T14:00"),  # over the weekend, and the clock is put forward
        (BERLIN, "2026-03-26T08:00", 8, "2026-03-26T16:00"),  # to the moment at which it closes
        (BERLIN, "2026-04-02T14:00", 8, "2026-04-07T14:00"),  # over Good Friday and Easter Monday
        (LONDON, "2026-04-02T15:00", 8, "2026-04-06T15:00"),  # Easter Monday is none in Scotland
        (NIGHTS, "2026-03-28T23:00", 5, "2026-03-29T23:00"),  # a night of four hours, and one of the next
        (NIGHTS, "2026-10-24T22:00", 5, "2026-10-25T03:00"),  # one of six
        (STANDARD, "2026-03-07T12:00", 0, "2026-03-09T09:00"),
    ],
)
def test_working_hours_after(w: WorkingTime, start: str, hours: float, due: str) -> None:
    assert w.after_hours(utc(start), hours) == utc(due)


@pytest.mark.parametrize(
    ("w", "start", "days", "begins"),
    [
        (STANDARD, "2026-03-02T10:00", 0, "2026-03-02T00:00"),
        (STANDARD, "2026-03-02T10:00", 5, "2026-03-09T00:00"),
        (STANDARD, "2026-03-07T10:00", 1, "2026-03-09T00:00"),
        (BERLIN, "2026-03-27T23:30", 1, "2026-03-29T22:00"),  # it is Saturday there
        (BERLIN, "2026-04-01T12:00", 2, "2026-04-06T22:00"),
        (STANDARD, "2024-02-28T12:00", 2, "2024-03-01T00:00"),  # over a leap day
    ],
)
def test_business_days_after(w: WorkingTime, start: str, days: int, begins: str) -> None:
    assert w.business_days_after(utc(start), days) == utc(begins)


def test_quiet_hours_are_no_working_hours() -> None:
    w = WorkingTime(quiet=(time(12), time(13)))
    assert not w.is_open(utc("2026-03-02T12:30"))
    assert w.next_open(utc("2026-03-02T12:30")) == utc("2026-03-02T13:00")
    assert w.after_hours(utc("2026-03-02T11:00"), 2) == utc("2026-03-02T14:00")
    late = WorkingTime(opens=time(8), closes=time(0), quiet=(time(20), time(10)))
    assert late.spans(date(2026, 3, 2)) == [(utc("2026-03-02T10:00"), utc("2026-03-02T20:00"))]


def test_time_does_not_run_backwards_and_somebody_works_sometimes() -> None:
    with pytest.raises(ValueError, match="before the start"):
        STANDARD.elapsed(utc("2026-03-02T12:00"), utc("2026-03-02T11:00"))
    with pytest.raises(ValueError, match="no working hours"):
        WorkingTime(quiet=(time(8), time(18)))
