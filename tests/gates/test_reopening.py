"""A closed delivery goes on as a new round of one of its phases."""

import pytest

from gates.changing import cancel
from gates.checklists.checklist import Origin
from gates.facts import FactKind
from gates.gate import Outcome
from gates.people import Person
from gates.phases.closing import close
from gates.phases.reopening import reopen_delivery
from gates.refusal import Refusal
from gates.waiting import waits_of
from tests.gates.deliveries import (
    ADMIN,
    ARCHITECT,
    MANAGER,
    MONDAY,
    all_passed,
    closed,
    current,
    kinds,
    later,
    latest,
    pass_gate,
    reached,
    started,
)

WHY = "The client found that half of it is missing"


def test_it_goes_on_in_a_new_round_with_the_reason_as_an_item() -> None:
    delivery = closed()
    reopen_delivery(delivery, "production", WHY, MANAGER, later(days=30))
    gate = current(delivery)
    assert (gate.phase, gate.round, gate.is_open) == ("production", 2, True)
    [cause] = [item for item in gate.items if item.origin is Origin.REWORK]
    assert (cause.text, cause.owner, cause.blocks) == (f"Put right: {WHY}", "production_architect", True)
    assert not delivery.is_over
    assert waits_of(delivery)
    [fact] = [fact for fact in delivery.facts if fact.kind is FactKind.DELIVERY_REOPENED]
    assert fact.detail == {"reason": WHY, "at_phase": "production", "closed_at": MONDAY.isoformat()}


def test_where_the_process_names_a_role_nobody_else_reopens_it() -> None:
    named = started().process.model_copy(update={"reopened_by": ("cto", "qa_engineer")})
    delivery = closed()
    delivery.process = named
    for by in (MANAGER, ADMIN, ARCHITECT):
        with pytest.raises(Refusal, match="Only the CTO or QA engineer of this delivery can reopen it") as no:
            reopen_delivery(delivery, "production", WHY, by, later(days=30))
        assert list(no.value.ask) == [*delivery.holders_of("cto"), *delivery.holders_of("qa_engineer")]
    reopen_delivery(delivery, "production", WHY, Person(delivery.holders_of("cto")[0]), later(days=30))
    assert not delivery.is_over


def test_what_comes_after_is_gone_through_again_and_earlier_rounds_stay() -> None:
    delivery = closed()
    first = latest(delivery, "qa")
    assert "qa_certified" in reached(delivery)
    reopen_delivery(delivery, "production", WHY, ADMIN, later(days=30))
    assert "qa_certified" not in reached(delivery)
    assert "production_start" in reached(delivery)
    for phase in ("production", "qa", "deployment", "handover", "review"):
        assert current(delivery).phase == phase
        pass_gate(delivery, at=later(days=31))
    assert [latest(delivery, phase).round for phase in ("planning", "qa", "review")] == [1, 2, 2]
    assert first.outcome is Outcome.PASSED
    close(delivery, MANAGER, later(days=32))
    assert delivery.closed_at == later(days=32)


def test_the_manager_reopens_with_a_reason_and_names_where() -> None:
    delivery = closed()
    with pytest.raises(Refusal, match="Only the delivery manager of this delivery can reopen it"):
        reopen_delivery(delivery, "review", WHY, ARCHITECT, MONDAY)
    with pytest.raises(Refusal, match="Say why it is reopened"):
        reopen_delivery(delivery, "review", " ", MANAGER, MONDAY)
    with pytest.raises(Refusal, match="Choose where the work begins again") as caught:
        reopen_delivery(delivery, "nowhere", WHY, MANAGER, MONDAY)
    assert caught.value.field == "phase"
    assert kinds(delivery) == []


def test_only_a_closed_delivery_is_reopened() -> None:
    with pytest.raises(Refusal, match="is not closed"):
        reopen_delivery(all_passed(), "review", WHY, MANAGER, MONDAY)
    delivery = started()
    cancel(delivery, "A mistake", MANAGER, MONDAY)
    with pytest.raises(Refusal, match="was cancelled"):
        reopen_delivery(delivery, "intake", WHY, MANAGER, MONDAY)
