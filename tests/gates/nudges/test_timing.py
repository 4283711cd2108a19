"""However the clock strikes, reminders keep to the policy, and to the working hours of the person."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from gates.nudges.asked import Asked
from gates.nudges.nudge import Nudge
from gates.nudges.policy import NudgePolicy
from gates.nudges.reach import Reach, not_before, until
from gates.nudges.timing import next_due
from gates.waiting import Wait, WaitKind
from gates.working_time.working_time import WorkingTime
from tests.gates.working_time.counting import CHANGES, working_times

policies = st.builds(
    NudgePolicy,
    first_after_hours=st.integers(1, 40),
    then_every_hours=st.integers(1, 40),
    at_most=st.integers(0, 6),
    before_due_days=st.integers(0, 3),
)
starts = st.builds(
    lambda day, minutes: datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minutes),
    st.sampled_from(CHANGES) | st.dates(date(2025, 1, 1), date(2028, 1, 1)),
    st.integers(-4000, 1440),
)
strikes = st.lists(st.integers(1, 9 * 1440), max_size=25)  # minutes between two looks of the clock


@settings(max_examples=150)
@given(working_times(), policies, starts, st.none() | st.integers(0, 20), strikes)
def test_reminders_come_in_working_hours_far_enough_apart_and_seldom_enough(
    time: WorkingTime, policy: NudgePolicy, start: datetime, due_in: int | None, gaps: list[int]
) -> None:
    due_on = None if due_in is None else start.date() + timedelta(days=due_in)
    asked = Asked(Wait(WaitKind.SIGN, "builder", ("U1",), start), "U1", start, due_on)
    nudge = Nudge(asked.about, "U1", start, None, due_on)
    nudge.due_at = next_due(asked, nudge, policy, time)
    warned = warning(time, policy, due_on)
    sent: list[datetime] = []
    now = start
    for gap in gaps:
        now += timedelta(minutes=gap)
        if nudge.due_at is None or nudge.due_at > now or not time.is_open(now):
            continue
        least = policy.then_every_hours if sent else policy.first_after_hours
        last = sent[-1] if sent else start
        by_warning = warned is not None and last < warned <= now
        assert by_warning or time.elapsed(last, now) >= timedelta(hours=least)
        sent.append(now)
        nudge.step, nudge.nudged_at = nudge.step + 1, now
        nudge.due_at = next_due(asked, nudge, policy, time)
        assert nudge.due_at is None or (nudge.due_at > now and time.is_open(nudge.due_at))
    assert len(sent) <= policy.at_most


def warning(time: WorkingTime, policy: NudgePolicy, due_on: date | None) -> datetime | None:
    """When work begins so many business days before the date, counted day by day."""
    if due_on is None or policy.before_due_days == 0:
        return None
    day, left = due_on, policy.before_due_days
    while left:
        day -= timedelta(days=1)
        left -= time.is_business_day(day)
    return time.opens_on(day)


def test_who_works_for_half_an_hour_gets_no_summary_after_it() -> None:
    mornings = WorkingTime(days=frozenset({0}), opens=time(4, 30), closes=time(5))
    monday = datetime(2026, 10, 26, tzinfo=UTC)
    early, late = monday.replace(hour=4, minute=35), monday.replace(hour=5, minute=5)
    assert not_before(Reach.DAILY, mornings, None, early) == early
    assert not_before(Reach.DAILY, mornings, None, late) == datetime(2026, 11, 2, 4, 30, tzinfo=UTC)


@settings(max_examples=150)
@given(working_times(), st.sampled_from(Reach), starts, st.lists(st.integers(1, 2000), max_size=15))
def test_a_person_is_written_to_in_working_hours_and_as_seldom_as_they_chose(
    time: WorkingTime, reach: Reach, start: datetime, gaps: list[int]
) -> None:
    last, now = None, start
    for gap in gaps:
        now += timedelta(minutes=gap)
        begins = not_before(reach, time, last, now)
        assert begins >= now
        if begins > now:
            continue
        assert time.is_open(now)
        assert until(reach, time, now) >= now
        if last and reach is Reach.DAILY:
            assert time.local_day(last) < time.local_day(now)
        if last and reach is Reach.TOGETHER:
            assert now - last >= timedelta(hours=1)
        last = now
