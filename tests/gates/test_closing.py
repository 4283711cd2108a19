"""Closing is refused with the list of what is missing, and then accepted."""

import pytest

from gates.checklists import ticking
from gates.escalations import answering, raising
from gates.facts import FactKind
from gates.people import Person
from gates.phases import closing, flow
from gates.phases.closing import NotComplete, missing_for_closing
from gates.records import recording
from gates.refusal import Refusal
from gates.sign_offs import signing
from tests.gates.deliveries import (
    ADMIN,
    APPROVE,
    ARCHITECT,
    MANAGER,
    MONDAY,
    QA,
    VISITOR,
    all_passed,
    closed,
    current,
    go_to,
    kinds,
    later,
    latest,
    make_ready,
    pass_gate,
    started,
)


def test_closing_a_delivery_that_has_just_begun_is_refused_with_all_that_is_missing() -> None:
    delivery = started(targets={})
    with pytest.raises(NotComplete) as refused:
        closing.close(delivery, MANAGER, MONDAY)
    names = ["Production start", "Production complete", "QA submitted", "QA certified", "Deployment start"]
    last_dates = "Deployment complete, Client handover and Post-delivery review"
    assert refused.value.missing == [
        "Stage 1: Intake handoff is neither passed nor skipped.",
        "Stage 2: Delivery planning is neither passed nor skipped.",
        "Stage 3: Production tracking is neither passed nor skipped.",
        "Stage 4: QA gate is neither passed nor skipped.",
        "Stage 5: Deployment coordination is neither passed nor skipped.",
        "Stage 6: Client handover is neither passed nor skipped.",
        "Stage 7: Post-delivery review is neither passed nor skipped.",
        "The client has not acknowledged receipt.",
        "The review is not written.",
        f"No target date for: {', '.join(names)} and Client handover.",
        f"No actual date for: Intake handoff, {', '.join(names)}, {last_dates}.",
        "The risk register is empty.",
        "The client's feedback is not recorded.",
        "The escalation triggers are not defined.",
    ]
    assert refused.value.sentence.startswith("This record cannot be closed yet. Missing: Stage 1")
    assert delivery.facts == []


def test_a_complete_delivery_is_closed_once() -> None:
    delivery = all_passed()
    assert missing_for_closing(delivery) == []
    for _ in range(2):
        closing.close(delivery, MANAGER, later(40))
    assert (delivery.closed_at, delivery.closed_by, delivery.status) == (later(40), "U_MANAGER", "Complete")
    assert kinds(delivery) == [FactKind.DELIVERY_CLOSED]


def test_only_the_manager_or_an_admin_closes() -> None:
    delivery = all_passed()
    for person in (ARCHITECT, QA, VISITOR):
        with pytest.raises(Refusal, match=r"Only the delivery manager .* close the record"):
            closing.close(delivery, person, MONDAY)
    closing.close(delivery, ADMIN, MONDAY)
    assert delivery.is_over


def test_an_open_escalation_holds_back_the_closing_until_it_has_a_resolution() -> None:
    delivery = all_passed()
    raising.escalate(delivery, "The invoice is disputed", "U_CTO", MANAGER, MONDAY)
    assert missing_for_closing(delivery) == ["Escalation 1 has no resolution: “The invoice is disputed”."]
    answering.resolve(delivery, 1, "Settled by a discount", Person("U_CTO"), MONDAY)
    closing.close(delivery, MANAGER, MONDAY)
    assert delivery.closed_at == MONDAY


def test_a_client_that_does_not_answer_holds_back_the_closing_but_not_the_review() -> None:
    delivery = go_to("handover")
    make_ready(delivery)
    flow.open_due_phases(delivery, later(7))
    pass_gate(delivery, latest(delivery, "review"), at=later(8))
    assert missing_for_closing(delivery) == [
        "Stage 6: Client handover is neither passed nor skipped.",
        "The client has not acknowledged receipt.",
    ]
    signing.sign(delivery, current(delivery), APPROVE, VISITOR, later(30))
    closing.close(delivery, MANAGER, later(30))
    assert delivery.is_over


def test_a_skipped_phase_needs_no_dates_of_its_own() -> None:
    delivery = go_to("production")
    flow.skip_phase(delivery, current(delivery), "Bought ready-made", MONDAY, MANAGER)
    all_passed(delivery)
    milestone = delivery.milestone("production_complete")
    assert milestone is not None
    assert milestone.reached_at is None
    assert missing_for_closing(delivery) == []


def test_a_milestone_whose_item_did_not_apply_needs_no_date() -> None:
    delivery = go_to("handover")
    ticking.waive(delivery, current(delivery), "handover_sent", MANAGER, MONDAY, "They fetched it")
    all_passed(delivery)
    assert missing_for_closing(delivery) == []


def test_a_skipped_review_still_has_to_be_written() -> None:
    delivery = go_to("review")
    flow.skip_phase(delivery, current(delivery), "Nobody was free", MONDAY, MANAGER)
    assert missing_for_closing(delivery) == ["The review is not written."]
    recording.write_review(delivery, "Pace", "Nothing", "Ask early", [], MANAGER, MONDAY)
    closing.close(delivery, MANAGER, MONDAY)
    assert delivery.is_over


def test_a_closed_delivery_changes_no_more() -> None:
    delivery = closed()
    with pytest.raises(Refusal, match="This delivery is closed"):
        recording.add_risk(delivery, recording.NewRisk("Late", 1, 1, "None", "U_QA"), MANAGER, MONDAY)
    with pytest.raises(Refusal, match="This delivery is closed"):
        ticking.reopen(delivery, latest(delivery, "review"), "review_held", MANAGER, MONDAY)
