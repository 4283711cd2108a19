"""How a delivery moves on: gates pass, phases are skipped, dates open the next."""

import pytest

from gates.facts import FactKind
from gates.gate import Outcome
from gates.people import CLOCK
from gates.phases import flow
from gates.refusal import Refusal
from gates.sign_offs import signing
from tests.gates.deliveries import (
    ADMIN,
    APPROVE,
    ARCHITECT,
    CLIENT_DELIVERY,
    MANAGER,
    MONDAY,
    VISITOR,
    all_passed,
    current,
    go_to,
    item,
    kinds,
    later,
    latest,
    make_ready,
    pass_gate,
    phase,
    reached,
    reject,
    small_delivery,
    started,
)


def test_a_delivery_passes_the_seven_stages_in_their_order() -> None:
    delivery = started()
    passed = []
    while delivery.current:
        passed.append((pass_gate(delivery).phase, delivery.status))
    assert passed == [
        ("intake", "Planning"),
        ("planning", "In Production"),
        ("production", "QA"),
        ("qa", "Deployment"),
        ("deployment", "Handover"),
        ("handover", "Handover"),
        ("review", "Handover"),
    ]
    assert [gate.round for gate in delivery.gates] == [1] * 7
    assert reached(delivery) == [milestone.key for milestone in CLIENT_DELIVERY.milestones]


def test_the_next_phase_opens_at_the_moment_the_gate_passes_and_reaches_its_milestones() -> None:
    delivery = go_to("production")
    pass_gate(delivery, at=later(18))
    assert current(delivery).opened_at == later(18)
    dates = {m.key: m.reached_at for m in delivery.milestones if m.reached_at == later(18)}
    assert list(dates) == ["production_complete", "qa_submitted"]
    assert kinds(delivery)[-4:] == [
        FactKind.GATE_PASSED,
        FactKind.MILESTONE_REACHED,
        FactKind.PHASE_OPENED,
        FactKind.MILESTONE_REACHED,
    ]


def test_a_phase_is_skipped_with_a_rationale_by_the_manager_alone() -> None:
    delivery = go_to("planning")
    gate = current(delivery)
    with pytest.raises(Refusal, match=r"Only the delivery manager .* skip this stage") as refused:
        flow.skip_phase(delivery, gate, "Planned before", MONDAY, ARCHITECT)
    assert refused.value.ask == ("U_MANAGER",)
    with pytest.raises(Refusal) as refused:
        flow.skip_phase(delivery, gate, " ", MONDAY, MANAGER)
    assert refused.value.field == "reason"
    for _ in range(2):
        flow.skip_phase(delivery, gate, "Planned before", MONDAY, MANAGER)
    assert (gate.outcome, gate.reason, gate.closed_by) == (Outcome.SKIPPED, "Planned before", "U_MANAGER")
    assert current(delivery).phase == "production"
    assert kinds(delivery).count(FactKind.PHASE_SKIPPED) == 1
    with pytest.raises(Refusal, match="already settled, so it cannot be skipped"):
        flow.skip_phase(delivery, gate, "Another reason", MONDAY, MANAGER)


def test_a_gate_without_exceptions_is_skipped_by_nobody() -> None:
    delivery = go_to("qa")
    for person in (MANAGER, ADMIN):
        with pytest.raises(Refusal, match="Stage 4: QA gate allows no exceptions, so nobody can skip it"):
            flow.skip_phase(delivery, current(delivery), "The client waits", MONDAY, person)


def test_the_handover_is_not_skipped_since_the_record_closes_only_with_the_clients_word() -> None:
    delivery = go_to("handover")
    with pytest.raises(Refusal, match="closes only with the client's acknowledgement"):
        flow.skip_phase(delivery, current(delivery), "They know already", MONDAY, MANAGER)


# Stage 7: on the client's word, or five business days after handover


def test_the_review_opens_on_the_clients_word() -> None:
    delivery = go_to("handover", at=later(30))
    signing.sign(delivery, make_ready(delivery, at=later(30)), APPROVE, VISITOR, later(31))
    assert latest(delivery, "review").opened_at == later(31)
    flow.open_due_phases(delivery, later(60))
    assert len(delivery.rounds_of("review")) == 1


def test_the_review_opens_five_business_days_after_handover_without_the_clients_word() -> None:
    delivery = go_to("handover")
    make_ready(delivery, at=later(3))  # handed over on a Thursday
    for day in (4, 7, 9):
        flow.open_due_phases(delivery, later(day, hours=14))
        assert delivery.latest("review") is None
    delivery.facts.clear()
    flow.open_due_phases(delivery, later(10))
    flow.open_due_phases(delivery, later(10))
    assert kinds(delivery) == [FactKind.PHASE_OPENED]
    assert delivery.facts[0].by == CLOCK.user_id
    assert [gate.phase for gate in delivery.live_gates] == ["handover", "review"]


def test_the_clients_late_word_does_not_open_the_review_a_second_time() -> None:
    delivery = go_to("handover")
    make_ready(delivery)
    flow.open_due_phases(delivery, later(7))
    signing.sign(delivery, current(delivery), APPROVE, VISITOR, later(9))
    assert len(delivery.rounds_of("review")) == 1
    pass_gate(delivery, at=later(9))
    assert delivery.current is None


def test_the_review_may_end_before_the_client_answers() -> None:
    delivery = go_to("handover")
    make_ready(delivery)
    flow.open_due_phases(delivery, later(7))
    pass_gate(delivery, latest(delivery, "review"), at=later(8))
    assert [gate.phase for gate in delivery.live_gates] == ["handover"]
    signing.sign(delivery, current(delivery), APPROVE, VISITOR, later(20))
    assert delivery.current is None
    assert len(delivery.rounds_of("review")) == 1


def test_the_clients_no_leaves_a_review_that_has_begun_as_it_is() -> None:
    delivery = go_to("handover")
    make_ready(delivery)
    flow.open_due_phases(delivery, later(7))
    review = latest(delivery, "review")
    signing.sign(delivery, current(delivery), reject(), VISITOR, later(8))
    assert review.is_open
    flow.open_due_phases(delivery, later(9))
    assert len(delivery.rounds_of("review")) == 1


def test_no_date_opens_anything_before_the_handover_or_after_the_end() -> None:
    delivery = go_to("deployment")
    flow.open_due_phases(delivery, later(400))
    assert delivery.latest("handover") is None
    over = all_passed()
    over.cancelled_at = MONDAY
    flow.open_due_phases(over, later(400))
    assert over.facts == []


def test_a_phase_that_only_a_date_opens_waits_for_it_after_the_gate_before() -> None:
    delivery = small_delivery(
        phase("give", holds="completion", checklist=[item("given", milestone="gift")]),
        phase("learn", opens={"gate_before": False, "date": {"milestone": "gift", "business_days": 2}}),
    )
    pass_gate(delivery)
    assert delivery.current is None
    flow.open_due_phases(delivery, later(1))
    assert delivery.current is None
    flow.open_due_phases(delivery, later(2))
    assert current(delivery).phase == "learn"


def test_a_date_after_a_milestone_that_can_no_longer_be_reached_is_not_waited_for() -> None:
    delivery = small_delivery(
        phase("give", holds="completion", checklist=[item("given", milestone="gift")]),
        phase("learn", opens={"gate_before": False, "date": {"milestone": "gift", "business_days": 2}}),
    )
    flow.skip_phase(delivery, current(delivery), "Nothing to give", MONDAY, ADMIN)
    flow.open_due_phases(delivery, MONDAY)
    assert current(delivery).phase == "learn"
