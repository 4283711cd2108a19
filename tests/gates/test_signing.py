"""Who may sign a gate, when, and what a sign-off does."""

import pytest

from gates import changing
from gates.checklists import ticking
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
    ARCHITECT,
    BUILDER,
    CHECKER,
    DEPLOYER,
    LEAD,
    MANAGER,
    MONDAY,
    QA,
    current,
    go_to,
    kinds,
    later,
    make_ready,
    phase,
    reject,
    small_delivery,
    started,
    tick_all,
)


def test_approve_is_refused_while_required_items_are_open_and_says_which() -> None:
    delivery = go_to("planning")
    gate = make_ready(delivery)
    ticking.reopen(delivery, gate, "capacity_confirmed", MANAGER, MONDAY)
    ticking.reopen(delivery, gate, "schedule_shared", MANAGER, MONDAY)
    with pytest.raises(Refusal) as refused:
        signing.sign(delivery, gate, APPROVE, ARCHITECT, MONDAY)
    assert refused.value.sentence == (
        "2 required items are still open: “Production has the capacity and can keep its dates” "
        "and “The schedule is shared with everyone who has a part in the delivery”."
    )


def test_many_open_items_are_named_up_to_ten_and_then_counted() -> None:
    items = [{"key": f"item_{n}", "text": f"Item {n}", "owner": "builder"} for n in range(12)]
    delivery = small_delivery(phase("build", checklist=items))
    with pytest.raises(Refusal, match=r"12 required items are still open: “Item 0”.*“Item 9” and 2 more"):
        signing.sign(delivery, current(delivery), APPROVE, BUILDER, MONDAY)


def test_an_open_optional_item_does_not_stop_an_approval() -> None:
    items = [{"key": "nice", "text": "Nice to have", "owner": "builder", "required": False}]
    delivery = small_delivery(phase("build", checklist=items))
    signing.sign(delivery, current(delivery), APPROVE, BUILDER, MONDAY)
    assert delivery.current is None


def test_who_may_not_sign_is_refused_and_told_who_can() -> None:
    delivery = go_to("qa")
    gate = make_ready(delivery)
    with pytest.raises(Refusal, match="Only the QA engineer of this delivery can sign") as refused:
        signing.sign(delivery, gate, APPROVE, ARCHITECT, MONDAY)
    assert refused.value.ask == ("U_QA",)


def test_neither_the_manager_nor_an_admin_can_sign_without_the_role() -> None:
    delivery = go_to("qa")
    gate = make_ready(delivery)
    for person in (MANAGER, ADMIN):
        with pytest.raises(Refusal, match="Only the QA engineer"):
            signing.sign(delivery, gate, APPROVE, person, MONDAY)


def test_a_gate_passes_when_every_role_has_approved() -> None:
    delivery = go_to("planning")
    gate = make_ready(delivery)
    signing.sign(delivery, gate, APPROVE, ARCHITECT, MONDAY)
    assert [rule.role for rule in signing.rules_waiting(delivery, gate)] == ["deployment_specialist"]
    assert not gate.is_settled
    signing.sign(delivery, gate, APPROVE, DEPLOYER, later(1))
    assert (gate.outcome, gate.closed_at, gate.closed_by) == (Outcome.PASSED, later(1), "U_DEPLOYER")
    assert current(delivery).phase == "production"


def test_nobody_signs_twice_in_a_round() -> None:
    delivery = go_to("planning")
    gate = make_ready(delivery)
    signing.sign(delivery, gate, APPROVE, ARCHITECT, MONDAY)
    with pytest.raises(Refusal, match="already signed this round"):
        signing.sign(delivery, gate, reject(), ARCHITECT, MONDAY)
    assert len(gate.sign_offs) == 1


def test_approving_again_changes_nothing_and_records_nothing() -> None:
    delivery = go_to("planning")
    gate = make_ready(delivery)
    signing.sign(delivery, gate, Decision(Verdict.APPROVE, comment="Fine"), ARCHITECT, MONDAY)
    delivery.facts.clear()
    signing.sign(delivery, gate, Decision(Verdict.APPROVE, comment="Fine"), ARCHITECT, later(1))
    signing.sign(delivery, gate, APPROVE, ARCHITECT, later(1))
    assert delivery.facts == []
    assert len(gate.sign_offs) == 1


def test_approving_again_with_another_comment_is_refused_and_not_lost_in_silence() -> None:
    delivery = go_to("planning")
    gate = make_ready(delivery)
    signing.sign(delivery, gate, APPROVE, ARCHITECT, MONDAY)
    with pytest.raises(Refusal, match="already signed"):
        signing.sign(delivery, gate, Decision(Verdict.APPROVE, comment="But hurry"), ARCHITECT, MONDAY)


def test_repeating_the_sign_off_that_settled_the_gate_is_quiet() -> None:
    delivery = go_to("qa")
    gate = make_ready(delivery)
    signing.sign(delivery, gate, reject("Broken"), QA, MONDAY)
    delivery.facts.clear()
    signing.sign(delivery, gate, reject("Broken"), QA, MONDAY)
    assert delivery.facts == []
    assert [len(delivery.rounds_of(key)) for key in ("production", "qa")] == [2, 1]


def test_a_settled_gate_takes_no_more_sign_offs() -> None:
    delivery = go_to("planning")
    gate = make_ready(delivery)
    signing.sign(delivery, gate, reject("No capacity"), ARCHITECT, MONDAY)
    with pytest.raises(Refusal, match="Round 1 of Stage 2: Delivery planning is already settled"):
        signing.sign(delivery, gate, APPROVE, DEPLOYER, MONDAY)


def test_a_phase_that_waits_for_its_handoff_cannot_be_signed() -> None:
    delivery = started()
    with pytest.raises(Refusal, match="its handoff is not accepted yet"):
        signing.sign(delivery, current(delivery), reject(), MANAGER, MONDAY)


def test_a_rejection_needs_a_reason() -> None:
    delivery = go_to("qa")
    gate = make_ready(delivery)
    for comment in (None, "", "  \n"):
        with pytest.raises(Refusal) as refused:
            signing.sign(delivery, gate, Decision(Verdict.REJECT, comment=comment), QA, MONDAY)
        assert refused.value.field == "comment"


def test_a_gate_can_be_rejected_while_items_are_open() -> None:
    delivery = go_to("qa")
    gate = current(delivery)
    signing.sign(delivery, gate, reject(), QA, MONDAY)
    assert gate.outcome is Outcome.SENT_BACK


def test_a_sign_off_can_be_withdrawn_until_the_gate_closes() -> None:
    delivery = go_to("planning")
    gate = make_ready(delivery)
    signing.sign(delivery, gate, APPROVE, ARCHITECT, MONDAY)
    signing.withdraw(delivery, gate, ARCHITECT, later(1))
    assert [(s.withdrawn_at, s.withdrawn_by) for s in gate.sign_offs] == [(later(1), "U_ARCHITECT")]
    signing.sign(delivery, gate, APPROVE, DEPLOYER, MONDAY)
    assert not gate.is_settled
    signing.sign(delivery, gate, APPROVE, ARCHITECT, later(2))
    assert gate.outcome is Outcome.PASSED
    with pytest.raises(Refusal, match="settled, so its sign-offs can no longer be withdrawn"):
        signing.withdraw(delivery, gate, ARCHITECT, later(2))


def test_withdrawing_again_is_quiet_but_needs_a_sign_off_of_ones_own() -> None:
    delivery = go_to("planning")
    gate = make_ready(delivery)
    signing.sign(delivery, gate, APPROVE, ARCHITECT, MONDAY)
    signing.withdraw(delivery, gate, ARCHITECT, MONDAY)
    delivery.facts.clear()
    signing.withdraw(delivery, gate, ARCHITECT, MONDAY)
    assert delivery.facts == []
    with pytest.raises(Refusal, match="You have no sign-off"):
        signing.withdraw(delivery, gate, DEPLOYER, MONDAY)


def test_who_holds_two_roles_signs_for_both_at_once() -> None:
    both = {"lead": ["U_LEAD"], "builder": ["U_BUILDER"], "checker": ["U_BUILDER"]}
    delivery = small_delivery(phase("build", "builder", "checker"), holders=both)
    gate = current(delivery)
    tick_all(delivery, gate)
    signing.sign(delivery, gate, APPROVE, BUILDER, MONDAY)
    assert [(s.number, s.role) for s in gate.sign_offs] == [(1, "builder"), (2, "checker")]
    assert gate.outcome is Outcome.PASSED
    assert kinds(delivery).count(FactKind.SIGNED) == 2


def test_who_gets_a_second_role_after_signing_signs_for_that_role_too() -> None:
    delivery = small_delivery(phase("build", "builder", "checker"))
    gate = current(delivery)
    tick_all(delivery, gate)
    signing.sign(delivery, gate, APPROVE, BUILDER, MONDAY)
    changing.change_holders(delivery, "checker", ["U_BUILDER"], LEAD, MONDAY)
    with pytest.raises(Refusal, match="already signed"):
        signing.sign(delivery, gate, reject(), BUILDER, MONDAY)
    signing.sign(delivery, gate, APPROVE, BUILDER, MONDAY)
    assert gate.outcome is Outcome.PASSED


def test_of_two_holders_one_signs_for_the_role_and_the_other_has_nothing_left_to_do() -> None:
    holders = {"lead": ["U_LEAD"], "builder": ["U_BUILDER", "U_TWIN"], "checker": ["U_CHECKER"]}
    delivery = small_delivery(phase("build", "builder", "checker"), holders=holders)
    gate = current(delivery)
    tick_all(delivery, gate)
    signing.sign(delivery, gate, APPROVE, BUILDER, MONDAY)
    with pytest.raises(Refusal, match="Somebody else has already signed as Builder"):
        signing.sign(delivery, gate, APPROVE, Person("U_TWIN"), MONDAY)


def test_a_sign_off_stays_when_its_giver_is_released_from_the_role() -> None:
    delivery = small_delivery(phase("build", "builder", "checker"))
    gate = current(delivery)
    tick_all(delivery, gate)
    signing.sign(delivery, gate, APPROVE, BUILDER, MONDAY)
    changing.change_holders(delivery, "builder", ["U_NEW"], LEAD, MONDAY)
    signing.sign(delivery, gate, APPROVE, CHECKER, MONDAY)
    assert gate.outcome is Outcome.PASSED


def test_an_abstention_is_recorded_and_leaves_the_gate_to_the_others() -> None:
    holders = {"lead": ["U_LEAD"], "builder": ["U_BUILDER", "U_TWIN"], "checker": ["U_CHECKER"]}
    delivery = small_delivery(phase("build", "builder"), holders=holders)
    gate = current(delivery)
    signing.sign(delivery, gate, ABSTAIN, BUILDER, MONDAY)
    signing.sign(delivery, gate, ABSTAIN, BUILDER, MONDAY)
    assert [s.verdict for s in gate.sign_offs] == [Verdict.ABSTAIN]
    tick_all(delivery, gate)
    signing.sign(delivery, gate, APPROVE, Person("U_TWIN"), MONDAY)
    assert gate.outcome is Outcome.PASSED


def test_the_last_who_could_sign_cannot_abstain() -> None:
    holders = {"lead": ["U_LEAD"], "builder": ["U_BUILDER", "U_TWIN"], "checker": ["U_CHECKER"]}
    delivery = small_delivery(phase("build", "builder"), holders=holders)
    signing.sign(delivery, current(delivery), ABSTAIN, BUILDER, MONDAY)
    with pytest.raises(Refusal, match="Nobody else could sign as Builder"):
        signing.sign(delivery, current(delivery), ABSTAIN, Person("U_TWIN"), MONDAY)
