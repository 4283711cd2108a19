"""The client's own word: by a button of its own, or recorded on its behalf with evidence."""

import pytest

from gates.facts import FactKind
from gates.gate import Outcome
from gates.people import Person
from gates.refusal import Refusal
from gates.sign_offs import signing
from gates.sign_offs.signing import Decision
from gates.sign_offs.signoff import Verdict
from tests.gates.deliveries import (
    ABSTAIN,
    ADMIN,
    APPROVE,
    DEPLOYER,
    HOLDERS,
    LEAD,
    MANAGER,
    MONDAY,
    STRANGER,
    VISITOR,
    current,
    go_to,
    kinds,
    latest,
    make_ready,
    phase,
    reject,
    small_delivery,
    started,
)

RECEIVED = Decision(Verdict.APPROVE, evidence="“We have it, thank you”, mail of 3 April")


def test_somebody_of_the_client_acknowledges_where_nobody_was_named() -> None:
    delivery = go_to("handover")
    gate = make_ready(delivery)
    signing.sign(delivery, gate, APPROVE, VISITOR, MONDAY)
    assert (gate.outcome, gate.sign_offs[0].role, gate.sign_offs[0].on_behalf) == (
        Outcome.PASSED,
        "client",
        False,
    )


def test_where_the_clients_person_is_named_only_that_person_acknowledges() -> None:
    delivery = go_to("handover", started(holders={**HOLDERS, "client": ["U_CLIENT"]}))
    gate = make_ready(delivery)
    with pytest.raises(Refusal, match="Only the Client of this delivery") as refused:
        signing.sign(delivery, gate, APPROVE, VISITOR, MONDAY)
    assert refused.value.ask == ("U_CLIENT",)
    signing.sign(delivery, gate, APPROVE, Person("U_CLIENT", is_external=True), MONDAY)
    assert gate.outcome is Outcome.PASSED


def test_nobody_of_ours_acknowledges_as_the_client_and_they_are_sent_to_the_manager() -> None:
    delivery = go_to("handover")
    gate = make_ready(delivery)
    for person in (MANAGER, ADMIN, STRANGER):
        with pytest.raises(Refusal, match="Only the Client of this delivery") as refused:
            signing.sign(delivery, gate, APPROVE, person, MONDAY)
        assert refused.value.ask == ("U_MANAGER",)


def test_somebody_of_the_client_signs_no_other_gate() -> None:
    delivery = go_to("qa")
    gate = make_ready(delivery)
    with pytest.raises(Refusal, match="Only the QA engineer"):
        signing.sign(delivery, gate, APPROVE, VISITOR, MONDAY)


def test_the_client_cannot_leave_its_own_gate_without_an_answer() -> None:
    delivery = go_to("handover")
    with pytest.raises(Refusal, match="this gate needs your word"):
        signing.sign(delivery, make_ready(delivery), ABSTAIN, VISITOR, MONDAY)


def test_the_manager_records_the_acknowledgement_with_its_evidence() -> None:
    delivery = go_to("handover")
    gate = make_ready(delivery)
    for evidence in (None, "  "):
        with pytest.raises(Refusal) as refused:
            signing.sign_for_client(
                delivery, gate, Decision(Verdict.APPROVE, evidence=evidence), MANAGER, MONDAY
            )
        assert refused.value.field == "evidence"
    signing.sign_for_client(delivery, gate, RECEIVED, MANAGER, MONDAY)
    recorded = gate.sign_offs[0]
    assert (recorded.role, recorded.decided_by, recorded.on_behalf) == ("client", "U_MANAGER", True)
    assert recorded.evidence == RECEIVED.evidence
    assert gate.outcome is Outcome.PASSED


def test_only_the_manager_or_an_admin_records_it() -> None:
    delivery = go_to("handover")
    gate = make_ready(delivery)
    for person in (DEPLOYER, VISITOR, STRANGER):
        with pytest.raises(Refusal, match="Only the delivery manager") as refused:
            signing.sign_for_client(delivery, gate, RECEIVED, person, MONDAY)
        assert refused.value.ask == ("U_MANAGER",)
    signing.sign_for_client(delivery, gate, RECEIVED, ADMIN, MONDAY)
    assert gate.outcome is Outcome.PASSED


def test_the_handover_must_be_ready_before_it_is_acknowledged() -> None:
    delivery = go_to("handover")
    with pytest.raises(Refusal, match="required items are still open"):
        signing.sign(delivery, current(delivery), APPROVE, VISITOR, MONDAY)
    with pytest.raises(Refusal, match="required items are still open"):
        signing.sign_for_client(delivery, current(delivery), RECEIVED, MANAGER, MONDAY)


def test_recording_it_again_or_after_the_client_signed_changes_nothing() -> None:
    delivery = go_to("handover")
    gate = make_ready(delivery)
    signing.sign(delivery, gate, APPROVE, VISITOR, MONDAY)
    delivery.facts.clear()
    for _ in range(2):
        signing.sign_for_client(delivery, gate, RECEIVED, MANAGER, MONDAY)
    assert delivery.facts == []


def test_a_recorded_no_of_the_client_starts_the_next_round_once() -> None:
    delivery = go_to("handover")
    gate = make_ready(delivery)
    no = Decision(Verdict.REJECT, comment="The manual is missing", evidence="Mail of 3 April")
    for _ in range(2):
        signing.sign_for_client(delivery, gate, no, MANAGER, MONDAY)
    assert gate.outcome is Outcome.SENT_BACK
    assert [g.round for g in delivery.rounds_of("handover")] == [1, 2]
    with pytest.raises(Refusal, match="Record what the client said"):
        signing.sign_for_client(delivery, current(delivery), ABSTAIN, MANAGER, MONDAY)


def test_what_a_manager_recorded_for_the_client_is_not_the_managers_own_sign_off() -> None:
    delivery = small_delivery(phase("give", "client", "lead"))
    gate = make_ready(delivery)
    signing.sign_for_client(delivery, gate, RECEIVED, LEAD, MONDAY)
    signing.sign(delivery, gate, APPROVE, LEAD, MONDAY)
    assert gate.outcome is Outcome.PASSED


def test_a_recorded_acknowledgement_can_be_withdrawn_by_who_recorded_it() -> None:
    delivery = small_delivery(phase("give", "client", "lead"))
    gate = make_ready(delivery)
    signing.sign_for_client(delivery, gate, RECEIVED, LEAD, MONDAY)
    signing.withdraw(delivery, gate, LEAD, MONDAY)
    assert kinds(delivery)[-1] is FactKind.SIGN_OFF_WITHDRAWN
    assert not gate.approved_roles()


def test_a_gate_that_does_not_ask_the_client_takes_no_word_of_the_client() -> None:
    delivery = go_to("qa")
    with pytest.raises(Refusal, match="does not ask for the client's sign-off"):
        signing.sign_for_client(delivery, latest(delivery, "qa"), RECEIVED, MANAGER, MONDAY)


def test_the_clients_no_keeps_the_ticks_and_says_what_to_put_right() -> None:
    delivery = go_to("handover")
    signing.sign(delivery, make_ready(delivery), reject("The manual is missing"), VISITOR, MONDAY)
    again = current(delivery)
    assert (again.phase, again.round) == ("handover", 2)
    assert [item.text for item in again.blocking()] == ["Put right: The manual is missing"]
