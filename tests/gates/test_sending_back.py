"""A rejected gate: rework, the next round, and what stays readable."""

from copy import deepcopy

import pytest

from gates.checklists import ticking
from gates.checklists.checklist import Origin
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Outcome
from gates.phases import flow
from gates.sign_offs import signing
from gates.sign_offs.signing import Decision
from gates.sign_offs.signoff import Verdict
from tests.gates.deliveries import (
    APPROVE,
    ARCHITECT,
    BUILDER,
    CHECKER,
    DEPLOYER,
    LEAD,
    MANAGER,
    MONDAY,
    QA,
    VISITOR,
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
)

REPORT = Decision(Verdict.REJECT, comment="Login fails on two devices", evidence="https://example.com/report")


def rejected_by_qa() -> Delivery:
    delivery = go_to("qa")
    signing.sign(delivery, make_ready(delivery), REPORT, QA, later(20))
    return delivery


def test_a_rejected_qa_gate_returns_to_production_with_the_failure_report_as_rework() -> None:
    delivery = rejected_by_qa()
    production = current(delivery)
    assert (production.phase, production.round, production.opened_at) == ("production", 2, later(20))
    assert delivery.status == "In Production"
    assert [i.done for i in production.items] == [False] * len(production.items)
    rework = [(i.text, i.owner, i.required) for i in production.items if i.origin is Origin.REWORK]
    assert rework[0] == ("Put right: Login fails on two devices", "production_architect", True)
    assert [text for text, _, _ in rework[1:]] == [i.text for i in delivery.process.phase("qa").gate.rework]


def test_a_rejected_qa_gate_returns_to_production_and_comes_back_as_round_two_with_round_one_unchanged() -> (
    None
):
    delivery = rejected_by_qa()
    round_one = deepcopy(delivery.gate("qa", 1))
    assert (round_one.outcome, round_one.reason) == (Outcome.SENT_BACK, "Login fails on two devices")
    assert round_one.sign_offs[0].evidence == "https://example.com/report"
    pass_gate(delivery, at=later(25))
    again = current(delivery)
    assert (again.phase, again.round) == ("qa", 2)
    assert [i.done for i in again.items] == [False] * 5
    pass_gate(delivery, at=later(26))
    assert current(delivery).phase == "deployment"
    assert delivery.gate("qa", 1) == round_one
    assert delivery.gate("production", 1).outcome is Outcome.PASSED


def test_the_milestones_of_what_is_done_again_are_taken_back_and_reached_anew() -> None:
    delivery = rejected_by_qa()
    assert reached(delivery) == ["intake_handoff", "production_start"]
    taken_back = [f.detail["milestone"] for f in delivery.facts if f.kind is FactKind.MILESTONE_REOPENED]
    assert taken_back == ["production_complete", "qa_submitted"]
    pass_gate(delivery, at=later(25))
    milestone = delivery.milestone("production_complete")
    assert milestone is not None
    assert milestone.reached_at == later(25)


def test_a_gate_sent_back_to_its_own_phase_keeps_what_was_ticked_and_waived() -> None:
    delivery = go_to("planning")
    gate = make_ready(delivery)
    ticking.waive(delivery, gate, "window_fits", MANAGER, MONDAY, "We deploy nothing")
    ticking.reopen(delivery, gate, "capacity_confirmed", ARCHITECT, MONDAY)
    signing.sign(delivery, gate, reject("Two people are ill"), ARCHITECT, later(1))
    again = current(delivery)
    assert (again.phase, again.round) == ("planning", 2)
    assert [i.text for i in again.blocking()] == [
        "Production has the capacity and can keep its dates",
        "Put right: Two people are ill",
    ]
    waived = again.item("window_fits")
    assert waived is not None
    assert waived.waived_because == "We deploy nothing"
    assert again.sign_offs == []


def test_rework_stays_to_be_done_when_the_round_that_has_it_is_rejected_too() -> None:
    delivery = rejected_by_qa()
    ticking.tick(delivery, current(delivery), "failure_report_received", ARCHITECT, later(20))
    signing.sign(delivery, current(delivery), reject("It is worse than that"), ARCHITECT, later(21))
    production = current(delivery)
    assert production.round == 3
    rework = {i.key: (i.text, i.done) for i in production.items if i.origin is Origin.REWORK}
    assert rework["rework"] == ("Put right: Login fails on two devices", False)
    assert rework["rework-3"] == ("Put right: It is worse than that", False)
    assert rework["failure_report_received"][1]
    assert not rework["ready_to_resubmit"][1]
    assert len({i.key for i in production.items}) == len(production.items)
    assert [i.position for i in production.items] == list(range(1, len(production.items) + 1))


def test_the_rework_that_a_gate_asks_for_is_asked_anew_each_time_it_rejects() -> None:
    delivery = small_delivery(phase("build", rework=[item("client_told", "lead")]))
    make_ready(delivery)
    for reason in ("One", "Two"):
        signing.sign(delivery, current(delivery), reject(reason), BUILDER, MONDAY)
        told = [i for i in current(delivery).items if i.key == "client_told"]
        assert [i.done for i in told] == [False]
        ticking.tick(delivery, current(delivery), "client_told", LEAD, MONDAY)
        ticking.tick(delivery, current(delivery), "rework", LEAD, MONDAY)
    assert [i.position for i in current(delivery).items] == [1, 2, 3, 4]


def test_a_long_reason_stays_whole_in_the_round_and_is_cut_in_the_item() -> None:
    delivery = go_to("qa")
    signing.sign(delivery, make_ready(delivery), reject("Line one\n\n" + "a" * 5000), QA, MONDAY)
    assert len(latest(delivery, "qa").reason or "") == 5010
    cause = current(delivery).item("rework")
    assert cause is not None
    assert cause.text.startswith("Put right: Line one aaa")
    assert len(cause.text) == 200


def test_a_phase_between_that_had_passed_is_gone_through_again() -> None:
    delivery = small_delivery(
        phase("plan"), phase("build"), phase("check", "checker", sent_back_to="plan"), phase("ship")
    )
    for _ in range(2):
        pass_gate(delivery)
    signing.sign(delivery, current(delivery), reject(), CHECKER, MONDAY)
    seen = []
    while delivery.current:
        seen.append((current(delivery).phase, current(delivery).round))
        pass_gate(delivery)
    assert seen == [("plan", 2), ("build", 2), ("check", 2), ("ship", 1)]


def test_a_skipped_phase_between_is_gone_through_again_too() -> None:
    delivery = small_delivery(phase("plan"), phase("build"), phase("check", "checker", sent_back_to="plan"))
    pass_gate(delivery)
    flow.skip_phase(delivery, current(delivery), "Bought", MONDAY, LEAD)
    signing.sign(delivery, current(delivery), reject(), CHECKER, MONDAY)
    pass_gate(delivery)
    assert (current(delivery).phase, current(delivery).round) == ("build", 2)


def give_and_learn(sent_back_to: str = "give") -> Delivery:
    """Build, then give; learn opens a day after the gift, whether or not the client has answered."""
    delivery = small_delivery(
        phase("build", milestones={"end": "built"}),
        phase("give", "client", holds="completion", sent_back_to=sent_back_to,
              checklist=[item("given", milestone="gift")]),
        phase("learn", "builder", sent_back_to="learn",
              opens={"date": {"milestone": "gift", "business_days": 1}}),
    )  # fmt: skip
    pass_gate(delivery)
    make_ready(delivery)
    flow.open_due_phases(delivery, later(1))
    return delivery


def test_a_later_phase_that_is_open_ends_when_the_work_goes_further_back() -> None:
    delivery = give_and_learn(sent_back_to="build")
    delivery.facts.clear()
    signing.sign(delivery, current(delivery), reject("It is broken"), VISITOR, later(2))
    assert latest(delivery, "learn").outcome is Outcome.SENT_BACK
    assert [f.phase for f in delivery.facts if f.kind is FactKind.GATE_SENT_BACK] == ["give", "learn"]
    assert reached(delivery) == []
    flow.open_due_phases(delivery, later(5))
    assert [gate.phase for gate in delivery.live_gates] == ["build"]
    pass_gate(delivery, at=later(7))
    make_ready(delivery, at=later(7))
    flow.open_due_phases(delivery, later(7))
    assert [gate.phase for gate in delivery.live_gates] == ["give"]
    flow.open_due_phases(delivery, later(8))
    assert [(gate.phase, gate.round) for gate in delivery.live_gates] == [("give", 2), ("learn", 2)]


def test_a_later_phase_that_had_passed_is_gone_through_again_once_the_work_came_back() -> None:
    delivery = give_and_learn(sent_back_to="build")
    pass_gate(delivery, latest(delivery, "learn"), at=later(2))
    signing.sign(delivery, current(delivery), reject("It is broken"), VISITOR, later(3))
    pass_gate(delivery, at=later(4))
    pass_gate(delivery, at=later(4))
    assert (current(delivery).phase, current(delivery).round) == ("learn", 2)


def test_a_phase_still_open_before_is_ended_when_a_later_gate_sends_the_work_back_to_it() -> None:
    delivery = small_delivery(
        phase("give", "client", holds="completion", checklist=[item("given", milestone="gift")]),
        phase("learn", "builder", sent_back_to="give",
              opens={"date": {"milestone": "gift", "business_days": 0}}),
    )  # fmt: skip
    make_ready(delivery)
    flow.open_due_phases(delivery, MONDAY)
    signing.sign(delivery, latest(delivery, "learn"), reject(), BUILDER, later(1))
    assert [gate.outcome for gate in delivery.rounds_of("give")] == [Outcome.SENT_BACK, None]
    assert [(gate.phase, gate.round) for gate in delivery.live_gates] == [("give", 2)]


def test_the_other_sign_offs_of_a_rejected_round_stay_in_it() -> None:
    delivery = go_to("planning")
    gate = make_ready(delivery)
    signing.sign(delivery, gate, APPROVE, ARCHITECT, MONDAY)
    signing.sign(delivery, gate, reject("The window is too short"), DEPLOYER, MONDAY)
    assert [(s.role, s.verdict) for s in gate.sign_offs] == [
        ("production_architect", Verdict.APPROVE),
        ("deployment_specialist", Verdict.REJECT),
    ]
    assert len(signing.rules_waiting(delivery, current(delivery))) == 2
    assert kinds(delivery)[-3:] == [
        FactKind.GATE_SENT_BACK, FactKind.PHASE_OPENED, FactKind.CARRIED_OVER
    ]  # fmt: skip


@pytest.mark.parametrize(
    "phase_key", ["intake", "planning", "production", "deployment", "handover", "review"]
)
def test_every_other_stage_is_sent_back_to_itself(phase_key: str) -> None:
    delivery = go_to(phase_key)
    gate = make_ready(delivery)
    signer = VISITOR if phase_key == "handover" else None
    role = delivery.phase(gate).gate.sign_offs[0].role
    person = signer or {"production_architect": ARCHITECT, "deployment_specialist": DEPLOYER}.get(
        role, MANAGER
    )
    signing.sign(delivery, gate, reject(), person, later(1))
    assert (current(delivery).phase, current(delivery).round) == (phase_key, 2)
    assert [i.key for i in current(delivery).blocking()] == ["rework"]
