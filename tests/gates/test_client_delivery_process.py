"""The shipped client delivery says what its source document says, stage by stage."""

from typing import NamedTuple

import pytest

from gates.process import DateRule, Evidence, Holds, Need, Opening, Phase
from gates.process_files.shipped import shipped_processes
from gates.process_files.shipped_texts import shipped_texts

CLIENT_DELIVERY = shipped_processes()["client-delivery"]


class Stage(NamedTuple):
    """One row of the document's table: who says that the gate is met, and what stands around it."""

    name: str
    status: str
    owner: str
    signed_by: tuple[str, ...]
    sent_back_to: str
    starts: str | None
    ends: str | None
    proven: set[str]  # items that need evidence
    needs: set[Need]


STAGES = {
    "intake": Stage(
        "Intake handoff", "Planning", "delivery_manager",
        ("delivery_manager", "client_intake_manager"), "intake", None, "intake_handoff", set(), set(),
    ),
    "planning": Stage(
        "Delivery planning", "Planning", "delivery_manager",
        ("production_architect", "deployment_specialist"), "planning", None, None,
        {"schedule_shared", "first_client_message"}, {Need.MILESTONES, Need.RISKS, Need.ESCALATION_TRIGGERS},
    ),
    "production": Stage(
        "Production tracking", "In Production", "production_architect",
        ("production_architect",), "production", "production_start", "production_complete", set(), set(),
    ),
    "qa": Stage(
        "QA gate", "QA", "qa_engineer",
        ("qa_engineer",), "production", "qa_submitted", "qa_certified", {"qa_result"}, set(),
    ),
    "deployment": Stage(
        "Deployment coordination", "Deployment", "deployment_specialist", ("deployment_specialist",),
        "deployment", "deployment_start", "deployment_complete", {"deployment_confirmation"}, set(),
    ),
    "handover": Stage(
        "Client handover", "Handover", "delivery_manager",
        ("client",), "handover", None, None, {"handover_sent"}, {Need.FEEDBACK},
    ),
    "review": Stage(
        "Post-delivery review", "Handover", "delivery_manager",
        ("delivery_manager",), "review", None, "post_delivery_review", set(), {Need.REVIEW},
    ),
}  # fmt: skip

# Every action of the document, and the item that asks for it.
ACTIONS = {
    "intake": [
        ("review the requirements for completeness", "requirements_complete"),
        ("verify that the scope is clear", "scope_clear"),
        ("resolve ambiguities and risks with the intake manager", "ambiguities_resolved"),
        ("acknowledge the client's timeline", "timeline_acknowledged"),
        ("create the delivery record", "record_created"),
    ],
    "planning": [
        ("build a schedule with milestones", "schedule_built"),
        ("confirm production capacity and timeline", "capacity_confirmed"),
        ("identify dependencies and risks", "risks_recorded"),
        ("define escalation triggers", "triggers_defined"),
        ("share the schedule", "schedule_shared"),
        ("send the initial client communication", "first_client_message"),
    ],
    "production": [
        ("track progress at intervals", "progress_tracked"),
        ("ask production whether it is on track", "status_given"),
        ("identify blockers early", "blockers_found"),
        ("assess the impact on the timeline", "blockers_assessed"),
        ("resolve a blocker or escalate it to the CTO", "blockers_settled"),
        ("send client status updates", "client_updated"),
        ("update the delivery record", "record_current"),
    ],
    "qa": [
        ("notify QA", "qa_notified"),
        ("track QA progress", "qa_progress_tracked"),
        ("record the certification", "certification_recorded"),
    ],
    "deployment": [
        ("notify the deployment specialist", "deployment_notified"),
        ("confirm the deployment window", "window_confirmed"),
        ("track deployment progress", "deployment_tracked"),
        ("coordinate deployment issues", "deployment_issues_settled"),
        ("update timeline and client", "dates_and_client_current"),
        ("confirm success", "deployment_confirmation"),
    ],
    "handover": [
        ("package: what was delivered", "scope_confirmed"),
        ("package: how to access and use it", "access_explained"),
        ("package: configuration notes", "configuration_notes"),
        ("package: support contact and next steps", "support_and_next_steps"),
        ("send the handover communication", "handover_sent"),
        ("confirm receipt", "acknowledgement_requested"),
        ("document satisfaction and feedback", "feedback_recorded"),
    ],
    "review": [
        ("conduct the review", "review_held"),
        ("record lessons learned", "lessons_recorded"),
        ("leave a fully populated record to close", "record_populated"),
    ],
}


def stage(key: str) -> Phase:
    return CLIENT_DELIVERY.phase(key)


def test_it_has_the_seven_stages_in_order() -> None:
    assert [CLIENT_DELIVERY.label(phase.key) for phase in CLIENT_DELIVERY.phases] == [
        f"Stage {number}: {row.name}" for number, row in enumerate(STAGES.values(), 1)
    ]


@pytest.mark.parametrize("key", STAGES)
def test_each_stage_says_what_the_document_says(key: str) -> None:
    phase, row = stage(key), STAGES[key]
    assert (phase.name, phase.status, phase.owner) == (row.name, row.status, (row.owner,))
    assert tuple(rule.role for rule in phase.gate.sign_offs) == row.signed_by
    assert phase.gate.sent_back_to == row.sent_back_to
    assert (phase.milestones.start, phase.milestones.end) == (row.starts, row.ends)
    assert {item.key for item in phase.checklist if item.evidence is Evidence.REQUIRED} == row.proven
    assert {item.needs for item in phase.checklist if item.needs} == row.needs


# What comes with or after the client's acknowledgement cannot be required before it is given.
AFTER_THE_ACKNOWLEDGEMENT = {"acknowledgement_requested", "feedback_recorded"}


@pytest.mark.parametrize("key", ACTIONS)
def test_every_action_of_the_document_is_an_item(key: str) -> None:
    items = {item.key for item in stage(key).checklist}
    assert [action for action, item in ACTIONS[key] if item not in items] == []


def test_only_what_follows_the_acknowledgement_is_optional() -> None:
    optional = {item.key for key in STAGES for item in stage(key).checklist if not item.required}
    assert optional == AFTER_THE_ACKNOWLEDGEMENT


@pytest.mark.parametrize("key", STAGES)
def test_a_stage_asks_for_few_things_in_short_words(key: str) -> None:
    assert 3 <= len(stage(key).checklist) <= 10
    assert [item.text for item in stage(key).checklist if len(item.text) > 90] == []


def test_the_roles_are_those_of_the_document_and_only_the_client_is_external() -> None:
    assert CLIENT_DELIVERY.manager == "delivery_manager"
    assert CLIENT_DELIVERY.escalates_to == "cto"
    assert {key: role.external for key, role in CLIENT_DELIVERY.roles.items()} == {
        "delivery_manager": False,
        "client_intake_manager": False,
        "production_architect": False,
        "qa_engineer": False,
        "deployment_specialist": False,
        "cto": False,
        "client": True,
    }


def test_only_the_intake_starts_with_a_handoff_of_the_signed_requirements() -> None:
    assert [phase.key for phase in CLIENT_DELIVERY.phases if phase.handoff] == ["intake"]
    handoff = stage("intake").handoff
    assert handoff is not None
    assert (handoff.giver, handoff.receiver) == ("client_intake_manager", "delivery_manager")
    assert [item.key for item in handoff.package] == [
        "signed_requirements",
        "what_is_built",
        "what_it_does",
        "timeline_expectation",
        "stakeholder_list",
        "known_risks",
    ]


def test_the_milestones_stand_in_order_and_six_of_them_are_the_schedule() -> None:
    assert [(milestone.key, milestone.planned) for milestone in CLIENT_DELIVERY.milestones] == [
        ("intake_handoff", False),
        ("production_start", True),
        ("production_complete", True),
        ("qa_submitted", True),
        ("qa_certified", True),
        ("deployment_start", True),
        ("deployment_complete", False),
        ("client_handover", True),
        ("post_delivery_review", False),
    ]


def test_sending_the_handover_package_is_the_delivery() -> None:
    sent = next(item for item in stage("handover").checklist if item.key == "handover_sent")
    assert sent.milestone == CLIENT_DELIVERY.delivered_by == "client_handover"


def test_only_qa_knows_no_exceptions_and_its_rework_agrees_dates_and_tells_the_client() -> None:
    assert [phase.key for phase in CLIENT_DELIVERY.phases if not phase.gate.exceptions] == ["qa"]
    assert [phase.key for phase in CLIENT_DELIVERY.phases if phase.gate.rework] == ["qa"]
    assert [item.key for item in stage("qa").gate.rework] == [
        "failure_report_received",
        "new_dates_agreed",
        "client_told_of_delay",
        "ready_to_resubmit",
    ]


def test_only_the_client_s_gate_holds_back_completion_and_not_the_next_stage() -> None:
    holding = [phase.key for phase in CLIENT_DELIVERY.phases if phase.gate.holds is Holds.COMPLETION]
    assert holding == ["handover"]


def test_the_review_opens_on_the_client_s_word_or_five_business_days_after_the_handover() -> None:
    rule = DateRule(milestone="client_handover", business_days=5)
    assert stage("review").opens == Opening(gate_before=True, date=rule)
    assert {phase.opens for phase in CLIENT_DELIVERY.phases if phase.key != "review"} == {Opening()}


def test_it_names_no_person() -> None:
    text = shipped_texts()["client-delivery"].lower()
    assert [name for name in ("dana", "pablo", "diego", "quinn", "clara") if name in text] == []
