"""When a gate that nobody answers goes further: in working hours, whatever happens meanwhile."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from gates.delivery import Delivery
from gates.escalations.answering import acknowledge, resolve
from gates.escalations.climbing import escalate_what_is_due, follow_up
from gates.escalations.ladder import hours_after
from gates.gate import Gate
from gates.people import CLOCK, Person
from gates.phases import holding
from gates.process import Process
from gates.sign_offs import signing
from tests.gates.deliveries import APPROVE, current, holder, item, make_ready, phase, small, started

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FRIDAY_NOON = datetime(2026, 3, 6, 12, 0, tzinfo=UTC)
CHAIN = [{"after_hours": 8, "to": "builder"}, {"after_hours": 16, "to": "lead", "channel": "delivery"}]
PEOPLE = {"lead": ["U1"], "builder": ["U2"], "checker": ["U3"]}


def process(**more: object) -> Process:
    waits = phase("build", "checker", checklist=[item("built")])
    return small(waits, phase("ship", "lead"), escalation=CHAIN, **more)


def waiting(since: datetime = FRIDAY_NOON) -> tuple[Delivery, Gate]:
    """Ready to sign since then."""
    delivery = started(process(), holders=PEOPLE, targets={})
    gate = current(delivery)
    make_ready(delivery, gate, since)
    follow_up(delivery, CLOCK, since)
    return delivery, gate


def strike(delivery: Delivery, now: datetime) -> list[int | None]:
    escalate_what_is_due(delivery, CLOCK, now)
    follow_up(delivery, CLOCK, now)
    return [each.level for each in delivery.escalations]


def test_a_weekend_does_not_count() -> None:
    delivery, gate = waiting()
    assert gate.escalate_at == datetime(2026, 3, 9, 12, 0, tzinfo=UTC)
    assert strike(delivery, gate.escalate_at - timedelta(seconds=1)) == []
    assert strike(delivery, gate.escalate_at) == [1]
    assert gate.escalate_at == datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


def test_what_falls_due_as_work_ends_waits_for_the_next_morning() -> None:
    _, gate = waiting(MONDAY)
    assert gate.escalate_at == datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


def test_a_clock_that_slept_for_a_month_tells_each_level_once() -> None:
    delivery, gate = waiting()
    assert strike(delivery, MONDAY + timedelta(days=30)) == [1, 2]
    assert gate.escalate_at is None
    assert strike(delivery, MONDAY + timedelta(days=31)) == [1, 2]


def test_a_clock_that_wakes_at_night_waits_for_the_morning() -> None:
    delivery, gate = waiting()
    assert strike(delivery, datetime(2026, 3, 14, 3, 0, tzinfo=UTC)) == []
    assert gate.escalate_at == datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
    assert strike(delivery, gate.escalate_at) == [1, 2]


def test_a_settled_gate_a_hold_and_an_end_leave_nothing_to_look_at() -> None:
    delivery, gate = waiting()
    holding.hold(delivery, "Holidays", Person("U1"), FRIDAY_NOON)
    follow_up(delivery, CLOCK, FRIDAY_NOON)
    assert gate.escalate_at is None
    later = FRIDAY_NOON + timedelta(days=7)
    holding.resume(delivery, "Back", Person("U1"), later)
    follow_up(delivery, CLOCK, later)
    assert gate.escalate_at == datetime(2026, 3, 16, 12, 0, tzinfo=UTC)
    signing.sign(delivery, gate, APPROVE, holder(delivery, "checker"), later)
    follow_up(delivery, CLOCK, later)
    assert gate.escalate_at is None


MINUTES = st.integers(0, 60 * 24 * 4)


@given(st.integers(1, 20), st.lists(st.tuples(MINUTES, MINUTES), max_size=3))
@settings(max_examples=40)
def test_it_is_due_after_so_many_minutes_of_work_counted_one_by_one(
    hours: int, breaks: list[tuple[int, int]]
) -> None:
    delivery, _ = waiting(MONDAY)
    now = MONDAY
    for before, held in breaks:
        now += timedelta(minutes=before + 1)
        holding.hold(delivery, f"Because {now}", Person("U1"), now)
        now += timedelta(minutes=held + 1)
        holding.resume(delivery, f"Because {now}", Person("U1"), now)
    left, minute = hours * 60, MONDAY
    while left:
        on_hold = any(each.held_at <= minute < (each.resumed_at or minute) for each in delivery.pauses)
        at_work = minute.weekday() < 5 and 9 <= minute.hour < 17
        left -= at_work and not on_hold
        minute += timedelta(minutes=1)
    assert hours_after(delivery, MONDAY, hours) == minute


DEEDS = st.lists(
    st.tuples(st.integers(0, 40), st.sampled_from(["strike", "acknowledge", "resolve", "hold", "resume"])),
    max_size=25,
)


@given(DEEDS)
@settings(max_examples=60)
def test_whatever_happens_each_level_is_told_once_until_somebody_resolves_it(
    deeds: list[tuple[int, str]],
) -> None:
    delivery, gate = waiting(MONDAY)
    now, told = MONDAY, set[tuple[int | None, int]]()
    for hours, deed in deeds:
        now += timedelta(hours=hours)
        before, waits = len(delivery.escalations), bool(gate.escalate_at and gate.escalate_at <= now)
        acknowledged = any(each.acknowledged_at for each in delivery.open_escalations())
        do(delivery, deed, now)
        follow_up(delivery, CLOCK, now)
        for each in delivery.escalations[before:]:
            resolutions = sum(
                e.resolved_at is not None for e in delivery.escalations if e.level == each.level
            )
            assert (each.level, resolutions) not in told
            assert waits
            assert not acknowledged
            told.add((each.level, resolutions))
        if deed == "strike":
            assert gate.escalate_at is None or gate.escalate_at > now
        assert gate.escalate_at is None or delivery.working_time.is_open(gate.escalate_at)


def do(delivery: Delivery, deed: str, now: datetime) -> None:
    lead, open_ones = Person("U1"), delivery.open_escalations()
    if deed == "strike":
        escalate_what_is_due(delivery, CLOCK, now)
    elif deed == "hold" and not delivery.on_hold:
        holding.hold(delivery, f"Because {now}", lead, now)
    elif deed == "resume" and delivery.on_hold:
        holding.resume(delivery, f"Because {now}", lead, now)
    elif open_ones and not delivery.on_hold and deed == "resolve":
        resolve(delivery, open_ones[-1].number, "So", lead, now)
    elif open_ones and not delivery.on_hold and deed == "acknowledge":
        acknowledge(delivery, open_ones[-1].number, Person(open_ones[-1].escalated_to), now)
