"""An approval with conditions: each becomes a required item of the next gate."""

from datetime import date

import pytest

from gates.checklists import ticking
from gates.checklists.checklist import Origin
from gates.gate import Gate, Outcome
from gates.phases import flow
from gates.process import DateRule
from gates.refusal import Refusal
from gates.sign_offs import signing
from gates.sign_offs.signing import Decision
from gates.sign_offs.signoff import Condition, Verdict
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
    approve_if,
    current,
    go_to,
    item,
    later,
    latest,
    make_ready,
    phase,
    reject,
    small_delivery,
    tick_all,
)


def conditions_at(gate: Gate) -> list[tuple[str, str, bool]]:
    return [(i.text, i.owner, i.required) for i in gate.items if i.origin is Origin.CONDITION]


def test_each_condition_becomes_a_required_item_of_the_next_gate_with_its_owner() -> None:
    delivery = go_to("planning")
    gate = make_ready(delivery)
    signing.sign(
        delivery, gate, approve_if("Book the line", "Train two people", user="U_FOREMAN"), ARCHITECT, MONDAY
    )
    signing.sign(delivery, gate, approve_if("Order the licence", owner="cto"), DEPLOYER, MONDAY)
    production = current(delivery)
    assert conditions_at(production) == [
        ("Book the line", "delivery_manager", True),
        ("Train two people", "delivery_manager", True),
        ("Order the licence", "cto", True),
    ]
    assert [i.owner_user for i in production.items[-3:]] == ["U_FOREMAN", "U_FOREMAN", None]
    assert production.items[-1].due_on == date(2026, 3, 16)
    tick_all(delivery, production, but=["condition_1"])
    with pytest.raises(Refusal, match="1 required item is still open: “Book the line”"):
        signing.sign(delivery, production, APPROVE, ARCHITECT, MONDAY)


def test_conditions_of_a_withdrawn_approval_do_not_count() -> None:
    delivery = go_to("planning")
    gate = make_ready(delivery)
    signing.sign(delivery, gate, approve_if("Book the line"), ARCHITECT, MONDAY)
    signing.withdraw(delivery, gate, ARCHITECT, MONDAY)
    signing.sign(delivery, gate, APPROVE, ARCHITECT, MONDAY)
    signing.sign(delivery, gate, APPROVE, DEPLOYER, MONDAY)
    assert conditions_at(current(delivery)) == []


def test_conditions_need_words_a_reason_and_somebody_who_takes_care() -> None:
    delivery = go_to("planning")
    gate = make_ready(delivery)

    def refused_at(decision: Decision) -> str | None:
        with pytest.raises(Refusal) as refused:
            signing.sign(delivery, gate, decision, ARCHITECT, MONDAY)
        return refused.value.field

    ours = (Condition("Book it", "cto"),)
    assert refused_at(Decision(Verdict.CONDITIONS, "Because")) == "conditions"
    assert refused_at(Decision(Verdict.CONDITIONS, None, None, ours)) == "comment"
    for other in (Verdict.APPROVE, Verdict.REJECT, Verdict.ABSTAIN):
        assert refused_at(Decision(other, "Because", None, ours)) == "conditions"
    assert refused_at(approve_if(" ")) == "conditions"
    assert refused_at(approve_if("Book it", owner="client")) == "conditions"
    assert refused_at(approve_if("Book it", owner="no_such_role", user="U_QA")) == "conditions"


def test_a_gate_without_exceptions_takes_no_conditions() -> None:
    delivery = go_to("qa")
    gate = make_ready(delivery)
    with pytest.raises(Refusal, match="Stage 4: QA gate allows no exceptions"):
        signing.sign(delivery, gate, approve_if("Fix it later"), QA, MONDAY)


def test_the_last_gate_takes_no_conditions() -> None:
    delivery = go_to("review")
    gate = make_ready(delivery)
    with pytest.raises(Refusal, match="No later gate could take over a condition"):
        signing.sign(delivery, gate, approve_if("Tidy up"), MANAGER, MONDAY)


def test_a_rejection_within_the_same_phase_keeps_conditions_and_their_ticks_once() -> None:
    delivery = small_delivery(phase("plan"), phase("build"), phase("ship"))
    make_ready(delivery)
    signing.sign(delivery, current(delivery), approve_if("One", "Two", owner="builder"), BUILDER, MONDAY)
    ticking.tick(delivery, current(delivery), "condition_1", BUILDER, MONDAY)
    signing.sign(delivery, current(delivery), reject(), BUILDER, MONDAY)
    build = current(delivery)
    assert build.round == 2
    assert [(i.key, i.done) for i in build.items] == [
        ("build_done", False),
        ("condition_1", True),
        ("condition_2", False),
        ("rework", False),
    ]


def overlapping() -> tuple[dict[str, object], ...]:
    """The gate of "give" holds back completion only; "learn" opens on its day."""
    give = phase("give", "client", "builder", holds="completion", checklist=[item("given", milestone="gift")])
    learn = phase("learn", "builder", "checker", opens={"date": DateRule(milestone="gift", business_days=0)})
    return give, learn


def test_conditions_reach_a_next_phase_that_is_open_already_and_earlier_approvals_go_stale() -> None:
    delivery = small_delivery(*overlapping())
    give = make_ready(delivery)
    flow.open_due_phases(delivery, later(1))
    learn = make_ready(delivery, latest(delivery, "learn"))
    signing.sign(delivery, learn, APPROVE, CHECKER, later(1))
    signing.sign(delivery, give, approve_if("Send the manual", owner="lead"), VISITOR, later(2))
    with pytest.raises(Refusal, match="Give is being approved with conditions, which become items here"):
        signing.sign(delivery, learn, APPROVE, BUILDER, later(2))
    with pytest.raises(Refusal, match="being approved with conditions"):
        flow.skip_phase(delivery, learn, "No time", later(2), LEAD)
    signing.sign(delivery, give, APPROVE, BUILDER, later(2))
    assert conditions_at(learn) == [("Send the manual", "lead", True)]
    assert learn.ready_at is None
    assert [s.live for s in learn.sign_offs] == [False]


def test_conditions_are_refused_when_the_next_phase_is_done_already() -> None:
    delivery = small_delivery(*overlapping())
    give = make_ready(delivery)
    flow.open_due_phases(delivery, later(1))
    learn = make_ready(delivery, latest(delivery, "learn"))
    for person in (BUILDER, CHECKER):
        signing.sign(delivery, learn, APPROVE, person, later(1))
    with pytest.raises(Refusal, match="No later gate could take over a condition"):
        signing.sign(delivery, give, approve_if("Send the manual", owner="lead"), VISITOR, later(2))


def test_a_skipped_phase_hands_its_open_conditions_on() -> None:
    delivery = small_delivery(phase("plan"), phase("build"), phase("ship"))
    make_ready(delivery)
    signing.sign(delivery, current(delivery), approve_if("One", "Two", owner="builder"), BUILDER, MONDAY)
    ticking.tick(delivery, current(delivery), "condition_1", BUILDER, MONDAY)
    flow.skip_phase(delivery, current(delivery), "Bought instead", MONDAY, LEAD)
    ship = current(delivery)
    assert conditions_at(ship) == [("Two", "builder", True)]
    with pytest.raises(Refusal, match="open conditions that no later gate could take over"):
        flow.skip_phase(delivery, ship, "Nothing to ship", MONDAY, LEAD)
    ticking.tick(delivery, ship, "condition_1", BUILDER, MONDAY)
    flow.skip_phase(delivery, ship, "Nothing to ship", MONDAY, LEAD)
    assert ship.outcome is Outcome.SKIPPED
