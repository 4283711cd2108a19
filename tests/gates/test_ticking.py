"""What may be done to an item, by whom, and what it does to the sign-offs."""

import pytest

from gates.checklists import ticking
from gates.checklists.checklist import Part
from gates.facts import FactKind
from gates.gate import Gate
from gates.people import Person
from gates.refusal import Refusal
from gates.sign_offs import signing
from tests.gates.deliveries import (
    ADMIN,
    APPROVE,
    ARCHITECT,
    DEPLOYER,
    MANAGER,
    MONDAY,
    QA,
    STRANGER,
    approve_if,
    current,
    go_to,
    hand_over,
    item,
    kinds,
    later,
    make_ready,
    pass_gate,
    phase,
    reached,
    small_delivery,
    started,
    tick_all,
)


def done(gate: Gate, key: str) -> bool:
    found = gate.item(key)
    assert found is not None
    return found.done


def test_the_holder_of_the_owning_role_the_manager_and_an_admin_can_tick() -> None:
    delivery = go_to("planning")
    gate = current(delivery)
    ticking.tick(delivery, gate, "capacity_confirmed", ARCHITECT, later(1))
    ticking.tick(delivery, gate, "window_fits", MANAGER, later(1))
    ticking.tick(delivery, gate, "schedule_shared", ADMIN, later(1), "https://example.com/mail")
    ticked = [(i.key, i.ticked_by, i.ticked_at) for i in gate.items if i.done]
    assert ticked == [
        ("capacity_confirmed", "U_ARCHITECT", later(1)),
        ("window_fits", "U_MANAGER", later(1)),
        ("schedule_shared", "U_ADMIN", later(1)),
    ]


def test_nobody_else_can_tick_and_they_are_told_who_can() -> None:
    delivery = go_to("planning")
    for person in (QA, STRANGER):
        with pytest.raises(
            Refusal, match="Only the Production line architect or Delivery manager"
        ) as refused:
            ticking.tick(delivery, current(delivery), "capacity_confirmed", person, MONDAY)
        assert refused.value.ask == ("U_ARCHITECT", "U_MANAGER")


def test_the_person_whom_a_condition_names_can_tick_it() -> None:
    delivery = go_to("planning")
    gate = make_ready(delivery)
    signing.sign(delivery, gate, approve_if("Book the line", user="U_FOREMAN"), ARCHITECT, MONDAY)
    signing.sign(delivery, gate, APPROVE, DEPLOYER, MONDAY)
    ticking.tick(delivery, current(delivery), "condition_1", Person("U_FOREMAN"), MONDAY)
    assert done(current(delivery), "condition_1")


def test_ticking_again_changes_nothing_and_records_nothing() -> None:
    delivery = go_to("planning")
    for _ in range(2):
        ticking.tick(delivery, current(delivery), "capacity_confirmed", ARCHITECT, MONDAY)
    assert kinds(delivery) == [FactKind.ITEM_TICKED]


def test_an_item_that_needs_evidence_is_not_ticked_without() -> None:
    delivery = go_to("planning")
    for evidence in (None, "", "   "):
        with pytest.raises(Refusal) as refused:
            ticking.tick(delivery, current(delivery), "first_client_message", MANAGER, MONDAY, evidence)
        assert refused.value.field == "evidence"
    ticking.tick(delivery, current(delivery), "first_client_message", MANAGER, MONDAY, "Mail of 3 March")
    with pytest.raises(Refusal, match="needs evidence"):
        ticking.change_evidence(delivery, current(delivery), "first_client_message", MANAGER, MONDAY, " ")


@pytest.mark.parametrize(
    ("phase_key", "key", "missing"),
    [
        ("planning", "risks_recorded", "Enter the risks first"),
        ("planning", "triggers_defined", "Define the escalation triggers first"),
        ("handover", "feedback_recorded", "Record the client's feedback first"),
        ("review", "lessons_recorded", "Write the review first"),
    ],
)
def test_an_item_is_not_ticked_while_its_data_is_missing(phase_key: str, key: str, missing: str) -> None:
    delivery = go_to(phase_key)
    delivery.risks, delivery.feedback, delivery.reviews = [], [], []
    delivery.acceptable_delay_days = None
    with pytest.raises(Refusal, match=missing):
        ticking.tick(delivery, current(delivery), key, MANAGER, MONDAY)
    assert delivery.facts == []


def test_the_schedule_is_not_ticked_before_each_planned_milestone_has_a_date() -> None:
    delivery = go_to("planning", started(targets={}))
    with pytest.raises(Refusal, match=r"target date first for: Production start, .* and Client handover"):
        ticking.tick(delivery, current(delivery), "schedule_built", MANAGER, MONDAY)


def test_an_item_can_be_reopened_and_keeps_its_evidence() -> None:
    delivery = go_to("planning")
    gate = current(delivery)
    ticking.tick(delivery, gate, "first_client_message", MANAGER, MONDAY, "Mail of 3 March")
    delivery.facts.clear()
    for _ in range(2):
        ticking.reopen(delivery, gate, "first_client_message", MANAGER, MONDAY)
    assert kinds(delivery) == [FactKind.ITEM_REOPENED]
    reopened = gate.item("first_client_message")
    assert reopened is not None
    assert (reopened.done, reopened.evidence) == (False, "Mail of 3 March")


def test_reopening_an_item_makes_the_sign_offs_stale_and_their_owners_are_asked_again() -> None:
    delivery = go_to("planning")
    gate = make_ready(delivery)
    signing.sign(delivery, gate, APPROVE, ARCHITECT, MONDAY)
    ticking.reopen(delivery, gate, "window_fits", DEPLOYER, later(1))
    stale = gate.sign_offs[0]
    assert (stale.live, stale.stale_at) == (False, later(1))
    assert stale.stale_because == "“The deployment window leaves time to package and to set up” was reopened"
    assert kinds(delivery)[-2:] == [FactKind.ITEM_REOPENED, FactKind.SIGN_OFF_STALE]
    ticking.tick(delivery, gate, "window_fits", DEPLOYER, later(2))
    signing.sign(delivery, gate, APPROVE, DEPLOYER, later(2))
    assert [rule.role for rule in signing.rules_waiting(delivery, gate)] == ["production_architect"]
    signing.sign(delivery, gate, APPROVE, ARCHITECT, later(2))
    assert gate.is_settled


def test_changed_evidence_makes_the_sign_offs_stale() -> None:
    delivery = go_to("planning")
    gate = make_ready(delivery)
    signing.sign(delivery, gate, APPROVE, ARCHITECT, MONDAY)
    delivery.facts.clear()
    ticking.tick(delivery, gate, "schedule_shared", MANAGER, MONDAY, "https://example.com/other")
    assert kinds(delivery) == [FactKind.EVIDENCE_CHANGED, FactKind.SIGN_OFF_STALE]
    assert delivery.facts[0].detail["was"] == "https://example.com/proof"
    ticking.change_evidence(delivery, gate, "schedule_shared", MANAGER, MONDAY, "https://example.com/other")
    assert len(delivery.facts) == 2


def test_ticking_an_optional_item_leaves_the_sign_offs_alone() -> None:
    checklist = [item("built"), item("polished", required=False)]
    delivery = small_delivery(phase("build", "builder", "checker", checklist=checklist))
    gate = current(delivery)
    lead = Person("U_LEAD")
    ticking.tick(delivery, gate, "built", lead, MONDAY)
    signing.sign(delivery, gate, APPROVE, Person("U_BUILDER"), MONDAY)
    ticking.tick(delivery, gate, "polished", lead, MONDAY)
    assert gate.sign_offs[0].live


def test_only_the_manager_waives_a_required_item_and_only_with_a_reason() -> None:
    delivery = go_to("planning")
    gate = current(delivery)
    with pytest.raises(Refusal, match=r"Only the delivery manager .* mark a required item as not applicable"):
        ticking.waive(delivery, gate, "window_fits", DEPLOYER, MONDAY, "We deploy nothing")
    with pytest.raises(Refusal) as refused:
        ticking.waive(delivery, gate, "window_fits", MANAGER, MONDAY, "  ")
    assert refused.value.field == "reason"
    ticking.waive(delivery, gate, "window_fits", MANAGER, MONDAY, "We deploy nothing")
    waived = gate.item("window_fits")
    assert waived is not None
    assert (waived.done, waived.waived_by, waived.waived_because) == (True, "U_MANAGER", "We deploy nothing")


def test_the_owner_of_an_optional_item_may_say_that_it_does_not_apply() -> None:
    delivery = small_delivery(phase("build", checklist=[item("built"), item("polished", required=False)]))
    ticking.waive(delivery, current(delivery), "polished", Person("U_BUILDER"), MONDAY, "Nothing shows")
    assert done(current(delivery), "polished")


def test_waiving_again_is_quiet_with_the_same_reason_and_refused_with_another() -> None:
    delivery = go_to("planning")
    gate = current(delivery)
    for _ in range(2):
        ticking.waive(delivery, gate, "window_fits", MANAGER, MONDAY, "We deploy nothing")
    assert kinds(delivery) == [FactKind.ITEM_WAIVED]
    with pytest.raises(Refusal, match="already"):
        ticking.waive(delivery, gate, "window_fits", ADMIN, MONDAY, "Another reason")


def test_no_exceptions_means_no_waiver_for_anybody_admins_too() -> None:
    delivery = go_to("qa")
    gate = make_ready(delivery)
    for person in (MANAGER, ADMIN, QA):
        for key in ("qa_result", "tests_finished"):
            with pytest.raises(Refusal, match="allows no exceptions"):
                ticking.waive(delivery, gate, key, Person(person.user_id, is_admin=True), MONDAY, "Hurry")


def test_a_waiver_taken_back_or_given_makes_the_sign_offs_stale() -> None:
    delivery = go_to("planning")
    gate = make_ready(delivery)
    for act in ("waive", "tick"):
        signing.sign(delivery, gate, APPROVE, ARCHITECT, MONDAY)
        if act == "waive":
            ticking.waive(delivery, gate, "window_fits", MANAGER, MONDAY, "We deploy nothing")
        else:
            ticking.tick(delivery, gate, "window_fits", MANAGER, MONDAY)
        assert not any(sign_off.live for sign_off in gate.sign_offs)


def test_ticking_the_item_of_a_milestone_reaches_it_and_reopening_takes_it_back() -> None:
    delivery = go_to("handover")
    gate = current(delivery)
    ticking.tick(delivery, gate, "handover_sent", MANAGER, later(30), "Mail")
    assert delivery.delivered_on == later(30).date()
    ticking.reopen(delivery, gate, "handover_sent", MANAGER, later(31))
    assert "client_handover" not in reached(delivery)
    assert kinds(delivery)[-1] is FactKind.ITEM_REOPENED
    assert FactKind.MILESTONE_REOPENED in kinds(delivery)
    ticking.tick(delivery, gate, "handover_sent", MANAGER, later(32))
    assert delivery.delivered_on == later(32).date()
    ticking.waive(delivery, gate, "handover_sent", MANAGER, later(33), "They took it with them")
    assert "client_handover" not in reached(delivery)


def test_reopening_an_item_keeps_a_milestone_that_another_item_reached() -> None:
    delivery = go_to("handover")
    tick_all(delivery, current(delivery), but=["feedback_recorded"])
    ticking.reopen(delivery, current(delivery), "access_explained", MANAGER, MONDAY)
    assert "client_handover" in reached(delivery)


def test_items_wait_until_the_handoff_is_accepted_and_rest_once_the_gate_is_settled() -> None:
    delivery = started()
    gate = current(delivery)
    with pytest.raises(Refusal, match="starts when its handoff is accepted"):
        ticking.tick(delivery, gate, "scope_clear", MANAGER, MONDAY)
    pass_gate(delivery, gate)
    with pytest.raises(Refusal, match="Round 1 of Stage 1: Intake handoff is settled"):
        ticking.reopen(delivery, gate, "scope_clear", MANAGER, MONDAY)


def test_the_package_rests_once_it_was_handed_over() -> None:
    delivery = started()
    gate = current(delivery)
    hand_over(delivery, gate)
    for part in gate.part(Part.PACKAGE):
        with pytest.raises(Refusal, match="The package was handed over"):
            ticking.reopen(delivery, gate, part.key, MANAGER, MONDAY)


def test_an_item_that_is_not_there_is_refused() -> None:
    delivery = go_to("planning")
    with pytest.raises(Refusal, match="This item no longer exists"):
        ticking.tick(delivery, current(delivery), "forged", MANAGER, MONDAY)


def test_a_gate_is_ready_since_its_last_required_item_was_done() -> None:
    delivery = go_to("planning")
    gate = make_ready(delivery, at=later(1))
    since = [gate.ready_at]
    ticking.reopen(delivery, gate, "window_fits", MANAGER, later(2))
    since.append(gate.ready_at)
    ticking.tick(delivery, gate, "window_fits", MANAGER, later(3))
    since.append(gate.ready_at)
    assert since == [later(1), None, later(3)]
