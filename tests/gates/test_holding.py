"""A delivery on hold: its clocks stand still, and nothing is asked of anybody."""

from datetime import date, timedelta

import pytest

from gates.changing import cancel, change_details, change_holders
from gates.checklists import ticking
from gates.facts import FactKind
from gates.people import Person
from gates.phases import flow
from gates.phases.holding import hold, resume, time_on_hold
from gates.refusal import Refusal
from gates.sign_offs.signing import sign
from gates.waiting import waits_of
from tests.gates.deliveries import (
    ADMIN,
    APPROVE,
    ARCHITECT,
    INTAKE,
    MANAGER,
    MONDAY,
    closed,
    current,
    go_to,
    kinds,
    later,
    started,
)

WHY = "The client has no budget before May"


def test_nothing_is_asked_while_it_is_on_hold_and_all_of_it_again_afterwards() -> None:
    delivery = go_to("planning")
    asked = waits_of(delivery)
    assert asked
    hold(delivery, WHY, MANAGER, later(days=1))
    assert waits_of(delivery) == []
    assert kinds(delivery)[-1] is FactKind.DELIVERY_HELD
    assert delivery.facts[-1].phase == "planning"

    resume(delivery, "They found some", MANAGER, later(days=9))
    assert waits_of(delivery) == asked
    assert kinds(delivery)[-1] is FactKind.DELIVERY_RESUMED
    assert delivery.on_hold is None


def test_acts_are_refused_with_the_reason_and_with_who_can_resume() -> None:
    delivery = started()
    hold(delivery, WHY, MANAGER, MONDAY)
    gate = current(delivery)
    with pytest.raises(Refusal) as caught:
        ticking.tick(delivery, gate, "what_is_built", INTAKE, MONDAY)
    assert caught.value.sentence == (
        f"This delivery is on hold: “{WHY}”. The delivery manager can resume it with `/gate resume`."
    )
    assert caught.value.ask == ("U_MANAGER",)
    with pytest.raises(Refusal, match="on hold"):
        sign(delivery, gate, APPROVE, MANAGER, MONDAY)


def test_its_people_and_details_may_change_and_it_may_be_cancelled() -> None:
    delivery = started()
    hold(delivery, WHY, MANAGER, MONDAY)
    change_holders(delivery, "cto", ["U_NEW"], MANAGER, MONDAY)
    change_details(delivery, {"name": "Later"}, MANAGER, MONDAY)
    cancel(delivery, "Given up", MANAGER, MONDAY)
    assert (delivery.name, delivery.holders_of("cto")) == ("Later", ["U_NEW"])
    assert delivery.on_hold is None


@pytest.mark.parametrize("by", [MANAGER, ADMIN])
def test_the_manager_and_admins_hold_and_resume(by: Person) -> None:
    delivery = started()
    hold(delivery, WHY, by, MONDAY)
    resume(delivery, "Go", by, MONDAY)
    [pause] = delivery.pauses
    assert (pause.held_by, pause.resumed_by, pause.resumed_because) == (by.user_id, by.user_id, "Go")


def test_nobody_else_holds_or_resumes() -> None:
    delivery = started()
    with pytest.raises(Refusal, match="Only the delivery manager of this delivery can put it on hold"):
        hold(delivery, WHY, ARCHITECT, MONDAY)
    hold(delivery, WHY, MANAGER, MONDAY)
    with pytest.raises(Refusal, match="Only the delivery manager of this delivery can resume it"):
        resume(delivery, "Go", ARCHITECT, MONDAY)


def test_it_is_held_once_and_resumed_once_each_with_a_reason() -> None:
    delivery = started()
    with pytest.raises(Refusal, match="not on hold"):
        resume(delivery, "Go", MANAGER, MONDAY)
    with pytest.raises(Refusal, match="Say why it is put on hold"):
        hold(delivery, " ", MANAGER, MONDAY)
    hold(delivery, WHY, MANAGER, MONDAY)
    hold(delivery, WHY, MANAGER, later(days=1))
    assert len(delivery.pauses) == 1
    with pytest.raises(Refusal, match="on hold already"):
        hold(delivery, "Another reason", MANAGER, later(days=1))
    with pytest.raises(Refusal, match="Say why it goes on"):
        resume(delivery, "", MANAGER, later(days=1))


def test_what_is_over_is_not_put_on_hold() -> None:
    with pytest.raises(Refusal, match="closed"):
        hold(closed(), WHY, MANAGER, MONDAY)


def test_nothing_becomes_overdue_on_hold() -> None:
    delivery = go_to("production")
    gate, due = current(delivery), date(2026, 3, 20)
    assert delivery.due_on(gate) == due
    hold(delivery, WHY, MANAGER, MONDAY)
    assert not delivery.is_overdue(gate, due + timedelta(days=30))
    resume(delivery, "Go", MANAGER, later(days=50))
    assert delivery.is_overdue(gate, due + timedelta(days=30))


def test_no_date_opens_a_phase_on_hold() -> None:
    delivery = go_to("handover")
    gate = current(delivery)
    ticking.tick(delivery, gate, "handover_sent", MANAGER, MONDAY, "https://example.com/mail")
    hold(delivery, WHY, MANAGER, MONDAY)
    flow.open_due_phases(delivery, later(days=20))
    assert delivery.latest("review") is None
    resume(delivery, "Go", MANAGER, later(days=20))
    flow.open_due_phases(delivery, later(days=20))
    assert delivery.latest("review") is not None


def test_the_time_on_hold_does_not_count() -> None:
    delivery = started()
    for start, end in ((1, 3), (5, 9)):
        hold(delivery, f"{WHY} {start}", MANAGER, later(days=start))
        resume(delivery, "Go", MANAGER, later(days=end))
    hold(delivery, WHY, MANAGER, later(days=20))
    assert time_on_hold(delivery, later(days=0), later(days=10)) == timedelta(days=6)
    assert time_on_hold(delivery, later(days=2), later(days=6)) == timedelta(days=2)
    assert time_on_hold(delivery, later(days=10), later(days=23)) == timedelta(days=3)
    assert time_on_hold(delivery, later(days=3), later(days=5)) == timedelta()
