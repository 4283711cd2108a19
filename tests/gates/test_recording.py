"""Milestones, risks, escalation triggers, escalations and the client's feedback."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from gates.escalations import answering, raising
from gates.facts import FactKind
from gates.people import Person
from gates.records import recording
from gates.records.record import Milestone, MilestoneStatus
from gates.refusal import Refusal
from gates.sign_offs import signing
from tests.gates.deliveries import (
    ADMIN,
    APPROVE,
    ARCHITECT,
    MANAGER,
    MONDAY,
    QA,
    RISK,
    STRANGER,
    TARGETS,
    VISITOR,
    current,
    go_to,
    kinds,
    later,
    make_ready,
    pass_gate,
    started,
)

NEW_DATES = {"qa_certified": date(2026, 3, 28), "deployment_start": date(2026, 3, 31)}


def test_a_moved_target_needs_a_reason_and_keeps_the_first_one() -> None:
    delivery = started()
    for reason in (None, " "):
        with pytest.raises(Refusal) as refused:
            recording.plan_milestones(delivery, NEW_DATES, {}, reason, MANAGER, MONDAY)
        assert refused.value.field == "reason"
    assert delivery == started()
    for _ in range(2):
        recording.plan_milestones(delivery, NEW_DATES, {}, "QA found two faults", MANAGER, MONDAY)
    assert kinds(delivery) == [FactKind.MILESTONE_PLANNED] * 2
    certified = delivery.milestone("qa_certified")
    assert certified is not None
    assert (certified.first_target_on, certified.target_on) == (date(2026, 3, 27), date(2026, 3, 28))
    assert delivery.facts[0].detail == {
        "milestone": "qa_certified",
        "target": "2026-03-28",
        "target_was": "2026-03-27",
        "reason": "QA found two faults",
    }


def test_a_forecast_and_a_first_target_need_no_reason() -> None:
    delivery = started(targets={})
    recording.plan_milestones(delivery, {"qa_certified": date(2026, 3, 27)}, {}, None, MANAGER, MONDAY)
    recording.plan_milestones(delivery, {}, {"qa_certified": date(2026, 4, 27)}, None, MANAGER, MONDAY)
    certified = delivery.milestone("qa_certified")
    assert certified is not None
    assert certified.first_target_on == certified.target_on == date(2026, 3, 27)
    assert certified.status(MONDAY.date()) is MilestoneStatus.AT_RISK


def test_a_forecast_can_be_cleared_and_a_target_only_moved() -> None:
    delivery = started()
    certified = delivery.milestone("qa_certified")
    assert certified is not None
    recording.plan_milestones(delivery, {}, {"qa_certified": date(2026, 4, 27)}, None, MANAGER, MONDAY)
    recording.plan_milestones(
        delivery,
        {"client_handover": TARGETS["client_handover"]},
        {"qa_certified": None},
        None,
        MANAGER,
        MONDAY,
    )
    assert certified.forecast_on is None
    assert delivery.facts[-1].detail["forecast_was"] == "2026-04-27"
    with pytest.raises(Refusal, match="stays in the record: move it") as refused:
        recording.plan_milestones(delivery, {"qa_certified": None}, {}, "No more QA", MANAGER, MONDAY)
    assert refused.value.field == "qa_certified"
    assert certified.target_on == TARGETS["qa_certified"]


def test_a_target_that_was_never_set_may_stay_empty() -> None:
    delivery = started(targets={})
    planned = {"production_start": date(2026, 3, 9), "qa_certified": None}
    recording.plan_milestones(delivery, planned, {"qa_certified": None}, None, MANAGER, MONDAY)
    assert kinds(delivery) == [FactKind.MILESTONE_PLANNED]


def test_targets_out_of_order_are_refused_at_the_milestone_and_nothing_is_kept() -> None:
    delivery = started()
    with pytest.raises(Refusal) as refused:
        recording.plan_milestones(
            delivery,
            {"production_start": date(2026, 3, 10), "qa_certified": date(2026, 5, 1)},
            {},
            "Late",
            MANAGER,
            MONDAY,
        )
    assert refused.value.field == "deployment_start"
    assert delivery == started()


def test_a_schedule_changed_after_somebody_signed_it_is_signed_again() -> None:
    delivery = go_to("planning")
    gate = make_ready(delivery)
    signing.sign(delivery, gate, APPROVE, ARCHITECT, MONDAY)
    recording.plan_milestones(delivery, {}, {"qa_certified": date(2026, 3, 28)}, None, MANAGER, MONDAY)
    assert gate.sign_offs[0].live
    recording.plan_milestones(delivery, NEW_DATES, {}, "Holiday", MANAGER, later(1))
    assert (gate.sign_offs[0].stale_at, gate.sign_offs[0].stale_because) == (
        later(1),
        "The schedule was changed",
    )
    signing.sign(delivery, gate, APPROVE, ARCHITECT, MONDAY)
    recording.set_triggers(delivery, 10, "More than ten days", MANAGER, later(2))
    assert not gate.sign_offs[1].live


def test_a_schedule_changed_later_on_leaves_other_sign_offs_alone() -> None:
    delivery = go_to("deployment")
    gate = make_ready(delivery)
    recording.plan_milestones(delivery, NEW_DATES, {}, "Holiday", MANAGER, MONDAY)
    assert FactKind.SIGN_OFF_STALE not in kinds(delivery)
    assert not gate.is_settled


@pytest.mark.parametrize(
    ("milestone", "status"),
    [
        (Milestone("m", 1), MilestoneStatus.NOT_PLANNED),
        (Milestone("m", 1, target_on=MONDAY.date()), MilestoneStatus.ON_TRACK),
        (Milestone("m", 1, target_on=date(2026, 3, 1)), MilestoneStatus.OVERDUE),
        (Milestone("m", 1, target_on=MONDAY.date(), reached_at=later(0, 10)), MilestoneStatus.REACHED),
        (Milestone("m", 1, target_on=MONDAY.date(), reached_at=later(1)), MilestoneStatus.REACHED_LATE),
    ],
)
def test_a_milestone_says_how_it_stands(milestone: Milestone, status: MilestoneStatus) -> None:
    assert milestone.status(MONDAY.date()) is status


def test_everybody_with_a_role_adds_and_closes_risks_once() -> None:
    delivery = started()
    for _ in range(2):
        recording.add_risk(delivery, RISK, QA, MONDAY)
    for _ in range(2):
        recording.close_risk(delivery, 1, "It came on time", ARCHITECT, later(3))
    assert kinds(delivery) == [FactKind.RISK_ADDED, FactKind.RISK_CLOSED]
    risk = delivery.risks[0]
    assert (risk.score, risk.closed_by, risk.outcome) == (12, "U_ARCHITECT", "It came on time")
    recording.add_risk(delivery, RISK, QA, MONDAY)
    assert [r.number for r in delivery.risks] == [1, 2]


def test_risks_out_of_range_or_without_words_are_refused() -> None:
    delivery = started()
    for risk, field in [
        (replace(RISK, likelihood=6), "likelihood"),
        (replace(RISK, impact=0), "likelihood"),
        (replace(RISK, text=" "), "risk"),
        (replace(RISK, mitigation=""), "mitigation"),
    ]:
        with pytest.raises(Refusal) as refused:
            recording.add_risk(delivery, risk, QA, MONDAY)
        assert refused.value.field == field
    with pytest.raises(Refusal, match="not in the register"):
        recording.close_risk(delivery, 7, "Gone", QA, MONDAY)


def test_who_holds_no_role_enters_nothing() -> None:
    delivery = started()
    for person in (STRANGER, VISITOR, Person("U_CLIENT", is_external=True)):
        with pytest.raises(Refusal, match="Only people who hold a role") as refused:
            recording.add_risk(delivery, RISK, person, MONDAY)
        assert refused.value.ask == ("U_MANAGER",)
        with pytest.raises(Refusal, match="Only people who hold a role"):
            raising.escalate(delivery, "Help", "U_CTO", person, MONDAY)
    recording.add_risk(delivery, RISK, ADMIN, MONDAY)


def test_the_manager_says_which_delay_is_acceptable_and_what_goes_further() -> None:
    delivery = started()
    for days, words, field in [(-1, "Any", "acceptable_delay_days"), (400, "Any", "acceptable_delay_days"),
                               (3, " ", "escalate_when")]:  # fmt: skip
        with pytest.raises(Refusal) as refused:
            recording.set_triggers(delivery, days, words, MANAGER, MONDAY)
        assert refused.value.field == field
    for _ in range(2):
        recording.set_triggers(delivery, 0, "Any delay", MANAGER, MONDAY)
    recording.set_triggers(delivery, 3, "More than three days", MANAGER, MONDAY)
    assert kinds(delivery) == [FactKind.TRIGGERS_SET] * 2
    assert (delivery.facts[1].detail["was_days"], delivery.facts[1].detail["was_when"]) == (0, "Any delay")


def test_an_escalation_is_raised_once_and_stays_open_until_it_has_a_resolution() -> None:
    delivery = go_to("production")
    for _ in range(2):
        raising.escalate(delivery, "The line stands still", "U_CTO", ARCHITECT, MONDAY)
    assert [(e.number, e.phase, e.raised_by) for e in delivery.open_escalations()] == [
        (1, "production", "U_ARCHITECT")
    ]
    with pytest.raises(Refusal, match="Only who raised it") as refused:
        answering.resolve(delivery, 1, "Solved", QA, MONDAY)
    assert refused.value.ask == ("U_CTO", "U_MANAGER")
    with pytest.raises(Refusal) as refused:
        answering.resolve(delivery, 1, "  ", Person("U_CTO"), MONDAY)
    assert refused.value.field == "resolution"
    for _ in range(2):
        answering.resolve(delivery, 1, "A second line", Person("U_CTO"), later(1))
    assert kinds(delivery) == [FactKind.ESCALATION_RAISED, FactKind.ESCALATION_RESOLVED]
    assert (delivery.escalations[0].resolution, delivery.open_escalations()) == ("A second line", [])


def test_the_clients_feedback_is_recorded_once_by_the_manager() -> None:
    delivery = started()
    for _ in range(2):
        recording.record_feedback(delivery, "Fast", 5, "Ms Harbour", MANAGER, MONDAY)
    recording.record_feedback(delivery, "Slow", None, "Mr Harbour", MANAGER, MONDAY)
    assert [(f.number, f.satisfaction) for f in delivery.feedback] == [(1, 5), (2, None)]
    for act, field in bad_feedback():
        with pytest.raises(Refusal) as refused:
            act()
        assert refused.value.field == field


def bad_feedback() -> list[tuple[Callable[[], None], str | None]]:
    delivery = started()
    return [
        (
            lambda: recording.record_feedback(delivery, "Fast", 6, "Ms Harbour", MANAGER, MONDAY),
            "satisfaction",
        ),
        (lambda: recording.record_feedback(delivery, " ", 5, "Ms Harbour", MANAGER, MONDAY), "feedback"),
        (lambda: recording.record_feedback(delivery, "Fast", 5, "Ms Harbour", QA, MONDAY), None),
    ]


def test_a_phase_is_due_when_the_next_milestone_that_it_leads_to_is_due() -> None:
    delivery = started()
    due = {}
    while delivery.current:
        due[current(delivery).phase] = delivery.due_on(current(delivery))
        pass_gate(delivery)
    assert due == {
        "intake": date(2026, 3, 9),
        "planning": date(2026, 3, 9),
        "production": date(2026, 3, 20),
        "qa": date(2026, 3, 27),
        "deployment": date(2026, 4, 3),
        "handover": date(2026, 4, 3),
        "review": None,
    }


def test_a_forecast_moves_the_day_on_which_a_phase_is_due() -> None:
    delivery = go_to("qa")
    gate = current(delivery)
    assert delivery.is_overdue(gate, date(2026, 3, 28))
    recording.plan_milestones(delivery, {}, {"qa_certified": date(2026, 3, 30)}, None, MANAGER, MONDAY)
    assert not delivery.is_overdue(gate, date(2026, 3, 28))
    assert delivery.is_overdue(gate, date(2026, 3, 31))
