"""A phase with a handoff starts when the receiver accepts the giver's package."""

import pytest

from gates.checklists import ticking
from gates.checklists.checklist import Part
from gates.facts import FactKind
from gates.phases import flow, handing_over
from gates.refusal import Refusal
from gates.sign_offs import signing
from tests.gates.deliveries import (
    ADMIN,
    CHECKER,
    INTAKE,
    MANAGER,
    MONDAY,
    QA,
    current,
    hand_over,
    kinds,
    later,
    pass_gate,
    phase,
    reject,
    small_delivery,
    started,
    tick_all,
)

QUESTIONS = "Which browsers must it run in?"


def test_the_first_phase_waits_for_the_intake_managers_package() -> None:
    gate = current(started())
    assert (gate.phase, gate.opened_at) == ("intake", None)
    assert gate.handoff is not None
    assert (gate.handoff.giver, gate.handoff.receiver) == ("client_intake_manager", "delivery_manager")
    assert {item.owner for item in gate.part(Part.PACKAGE)} == {"client_intake_manager"}


def test_a_package_is_not_offered_while_a_required_part_is_missing() -> None:
    delivery = started()
    gate = current(delivery)
    tick_all(delivery, gate, Part.PACKAGE, but=["known_risks"])
    with pytest.raises(Refusal, match="Still missing: “Risks and unclear points that are already known”"):
        handing_over.offer(delivery, gate, INTAKE, MONDAY)


def test_the_giver_offers_the_receiver_accepts_and_the_phase_opens() -> None:
    delivery = started()
    gate = current(delivery)
    tick_all(delivery, gate, Part.PACKAGE)
    delivery.facts.clear()
    handing_over.offer(delivery, gate, INTAKE, later(1))
    assert gate.opened_at is None
    handing_over.accept(delivery, gate, MANAGER, later(2))
    assert gate.opened_at == later(2)
    handoff = gate.handoff
    assert handoff is not None
    assert (handoff.offered_by, handoff.offered_at) == ("U_INTAKE", later(1))
    assert (handoff.accepted_by, handoff.accepted_at) == ("U_MANAGER", later(2))
    assert kinds(delivery) == [FactKind.HANDOFF_OFFERED, FactKind.HANDOFF_ACCEPTED, FactKind.PHASE_OPENED]


def test_only_the_giver_offers_and_only_the_receiver_accepts() -> None:
    delivery = started()
    gate = current(delivery)
    tick_all(delivery, gate, Part.PACKAGE)
    for person in (MANAGER, QA, ADMIN):
        with pytest.raises(Refusal, match="Only the Client intake manager") as refused:
            handing_over.offer(delivery, gate, person, MONDAY)
        assert refused.value.ask == ("U_INTAKE",)
    handing_over.offer(delivery, gate, INTAKE, MONDAY)
    for person in (INTAKE, QA, ADMIN):
        with pytest.raises(Refusal, match="Only the Delivery manager"):
            handing_over.accept(delivery, gate, person, MONDAY)


def test_a_package_that_was_not_offered_cannot_be_accepted_or_returned() -> None:
    delivery = started()
    gate = current(delivery)
    with pytest.raises(Refusal, match="has not handed this package over yet") as refused:
        handing_over.accept(delivery, gate, MANAGER, MONDAY)
    assert refused.value.ask == ("U_INTAKE",)
    with pytest.raises(Refusal, match="has not handed this package over yet"):
        handing_over.return_with_questions(delivery, gate, QUESTIONS, MANAGER, MONDAY)


def test_a_returned_package_carries_its_questions_back_and_comes_again() -> None:
    delivery = started()
    gate = current(delivery)
    tick_all(delivery, gate, Part.PACKAGE)
    handing_over.offer(delivery, gate, INTAKE, MONDAY)
    with pytest.raises(Refusal) as refused:
        handing_over.return_with_questions(delivery, gate, " ", MANAGER, MONDAY)
    assert refused.value.field == "questions"
    handing_over.return_with_questions(delivery, gate, QUESTIONS, MANAGER, later(1))
    first, second = gate.handoffs
    assert (first.questions, first.returned_by, first.returned_at) == (QUESTIONS, "U_MANAGER", later(1))
    assert (second.attempt, second.asked_at, second.offered_at) == (2, later(1), None)
    assert gate.opened_at is None
    ticking.reopen(delivery, gate, "what_it_does", INTAKE, later(2))
    ticking.tick(delivery, gate, "what_it_does", INTAKE, later(2), "Page 4 says it now")
    handing_over.offer(delivery, gate, INTAKE, later(2))
    handing_over.accept(delivery, gate, MANAGER, later(3))
    assert gate.opened_at == later(3)
    assert (first.questions, first.accepted_at) == (QUESTIONS, None)


def test_offering_accepting_and_returning_again_change_nothing() -> None:
    delivery = started()
    gate = current(delivery)
    tick_all(delivery, gate, Part.PACKAGE)
    delivery.facts.clear()
    for _ in range(2):
        handing_over.offer(delivery, gate, INTAKE, MONDAY)
    for _ in range(2):
        handing_over.return_with_questions(delivery, gate, QUESTIONS, MANAGER, MONDAY)
    handing_over.offer(delivery, gate, INTAKE, MONDAY)
    for _ in range(2):
        handing_over.accept(delivery, gate, MANAGER, MONDAY)
    assert kinds(delivery) == [
        FactKind.HANDOFF_OFFERED,
        FactKind.HANDOFF_RETURNED,
        FactKind.HANDOFF_OFFERED,
        FactKind.HANDOFF_ACCEPTED,
        FactKind.PHASE_OPENED,
    ]
    with pytest.raises(Refusal, match="already accepted"):
        handing_over.return_with_questions(delivery, gate, QUESTIONS, MANAGER, MONDAY)


def test_the_same_questions_can_be_asked_of_the_next_attempt_too() -> None:
    delivery = started()
    gate = current(delivery)
    tick_all(delivery, gate, Part.PACKAGE)
    for _ in range(2):
        handing_over.offer(delivery, gate, INTAKE, MONDAY)
        handing_over.return_with_questions(delivery, gate, QUESTIONS, MANAGER, MONDAY)
    assert [h.attempt for h in gate.handoffs] == [1, 2, 3]


def test_a_phase_without_a_handoff_opens_at_once_and_has_nothing_to_hand_over() -> None:
    delivery = small_delivery(phase("build"))
    assert current(delivery).opened_at == MONDAY
    with pytest.raises(Refusal, match="starts without a handoff"):
        handing_over.offer(delivery, current(delivery), MANAGER, MONDAY)


def test_a_skipped_phase_needs_no_package_any_more() -> None:
    delivery = started()
    gate = current(delivery)
    flow.skip_phase(delivery, gate, "We wrote the requirements ourselves", MONDAY, MANAGER)
    with pytest.raises(Refusal, match="its package is no longer needed"):
        handing_over.offer(delivery, gate, INTAKE, MONDAY)


def test_a_later_phase_may_start_with_a_handoff_in_each_round() -> None:
    handoff = {"giver": "builder", "receiver": "checker", "package": [{"key": "notes", "text": "Notes"}]}
    delivery = small_delivery(
        phase("build"), phase("check", "checker", handoff=handoff, sent_back_to="build")
    )
    pass_gate(delivery)
    check = current(delivery)
    assert (check.phase, check.opened_at) == ("check", None)
    hand_over(delivery, check)
    signing.sign(delivery, check, reject(), CHECKER, MONDAY)
    build = current(delivery)
    assert (build.phase, build.round, build.opened_at) == ("build", 2, MONDAY)
    pass_gate(delivery)
    again = current(delivery)
    assert (again.phase, again.round, again.opened_at) == ("check", 2, None)
    assert [item.done for item in again.part(Part.PACKAGE)] == [False]
