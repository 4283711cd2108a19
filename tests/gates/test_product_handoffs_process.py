"""The shipped process of handoffs says what its source document says, package by package."""

from typing import NamedTuple

import pytest

from gates.process import Handoff, Need, Phase
from gates.process_files.shipped import shipped_processes
from gates.process_files.shipped_texts import shipped_texts

HANDOFFS = shipped_processes()["product-handoffs"]


class Row(NamedTuple):
    """One handoff of the document: which stage it starts, who hands to whom, and what its package has."""

    giver: str
    receiver: str
    package: list[tuple[str, str]]  # what the document asks for, and the item that is it


FIVE = {
    "discovery": Row("product_manager", "design", [
        ("user pain with the behaviour or workflow that is broken", "user_pain"),
        ("business rationale: retention, growth, cost or positioning", "business_rationale"),
        ("target user definition", "target_user"),
        ("non-goals", "non_goals"),
        ("decision owner for trade-offs", "decision_owner_named"),
    ]),
    "kickoff": Row("product_manager", "engineering", [
        ("problem statement", "problem_statement"),
        ("user stories or job flows", "user_flows"),
        ("testable acceptance criteria", "acceptance_criteria"),
        ("open questions", "open_questions"),
        ("constraints", "constraints"),
        ("instrumentation plan", "instrumentation_plan"),
    ]),
    "build": Row("product_manager", "engineering", [
        ("questions are answered fast", "answers_from"),
        ("drive-by scope additions are kept off", "additions_to"),
        ("dependency risks are escalated early", "dependency_risks_to"),
        ("what can slip without breaking the release", "may_slip"),
    ]),
    "quality": Row("engineering", "qa", [
        ("feature summary", "feature_summary"),
        ("expected behaviours", "expected_behaviours"),
        ("known risk areas", "risk_areas"),
        ("test accounts or data setup", "test_data"),
        ("release notes draft", "release_notes_draft"),
    ]),
    "launch": Row("product_manager", "launch_owner", [
        ("rollout plan with staged release", "rollout_plan"),
        ("monitoring owner for technical and product signals", "monitoring_owner"),
        ("support briefing with issues and responses", "support_briefing"),
        ("rollback criteria defined before launch", "rollback_criteria"),
        ("success review date in the calendar", "success_review_date"),
    ]),
}  # fmt: skip

PRE_HANDOFF = [
    ("the problem is explicit", "problem_explicit"),
    ("the target user is named", "target_user_settled"),
    ("the success signal is defined", "success_defined"),
    ("the non-goals are written", "non_goals_written"),
    ("the user flow is clear", "flow_clear"),
    ("the acceptance criteria are testable", "criteria_testable"),
    ("the dependencies are identified", "dependencies_identified"),
    ("there is an analytics plan", "analytics_planned"),
    ("the edge cases are listed", "edge_cases_listed"),
    ("the decision owner for trade-offs is known", "trade_off_owner_known"),
]
GO_LIVE = [
    ("a rollout plan that one person owns", "rollout_owned", "launch_owner"),
    ("monitoring live for product and technical signals", "monitoring_live", "engineering"),
    ("support briefed on questions and known issues", "support_briefed", "support"),
    ("customer-facing copy final", "customer_copy_final", "marketing"),
    ("rollback criteria agreed", "rollback_agreed", "launch_owner"),
    ("post-launch review scheduled", "review_scheduled", "product_manager"),
    ("internal stakeholders informed", "insiders_informed", "product_manager"),
    ("access, permissions and migration paths tested", "paths_tested", "qa"),
    ("analytics events firing", "events_firing", "engineering"),
    ("success and failure signals visible on day one", "signals_visible", "product_manager"),
]
DONE = [
    ("functional quality against agreed acceptance criteria", "quality_tested", "qa"),
    ("telemetry live", "telemetry_live", "engineering"),
    ("user-facing copy reviewed and final", "copy_final", "marketing"),
    ("operational readiness of support, sales or success", "operations_ready", "support"),
    ("rollout controls where exposure is staged", "rollout_controlled", "launch_owner"),
    ("usability evidence, not just implementation evidence", "usability_shown", "design"),
]


def stage(key: str) -> Phase:
    return HANDOFFS.phase(key)


def handoff(key: str) -> Handoff:
    found = stage(key).handoff
    assert found is not None
    return found


def test_it_has_six_stages_of_which_five_start_with_a_handoff() -> None:
    assert [HANDOFFS.label(each.key) for each in HANDOFFS.phases] == [
        "Stage 1: Discovery",
        "Stage 2: Kickoff & commitment",
        "Stage 3: Build & change control",
        "Stage 4: Quality",
        "Stage 5: Launch readiness",
        "Stage 6: Launch & outcome",
    ]
    assert [each.key for each in HANDOFFS.phases if each.handoff] == list(FIVE)


@pytest.mark.parametrize("key", FIVE)
def test_each_handoff_has_the_package_of_the_document(key: str) -> None:
    row, said = FIVE[key], handoff(key)
    assert (said.giver, said.receiver) == (row.giver, row.receiver)
    assert [item.key for item in said.package if item.required] == [item for _, item in row.package]


@pytest.mark.parametrize("key", FIVE)
def test_who_receives_a_handoff_leads_the_stage_that_it_starts(key: str) -> None:
    assert handoff(key).receiver in stage(key).owner


def test_the_ten_pre_handoff_points_come_with_the_requirements_and_may_stay_open() -> None:
    optional = [item.key for item in handoff("kickoff").package if not item.required]
    assert optional == [item for _, item in PRE_HANDOFF]
    assert len(optional) == 10
    others = [item for key in FIVE if key != "kickoff" for item in handoff(key).package]
    assert all(item.required for item in others)


def test_going_live_waits_for_the_ten_points_of_readiness() -> None:
    assert [(item.key, item.owner) for item in stage("launch").checklist] == [
        (item, owner) for _, item, owner in GO_LIVE
    ]
    assert len(GO_LIVE) == 10
    assert all(item.required for item in stage("launch").checklist)


def test_the_definition_of_done_has_six_parts_and_is_agreed_before_the_build() -> None:
    assert [(item.key, item.owner) for item in stage("quality").checklist] == [
        (item, owner) for _, item, owner in DONE
    ]
    assert all(item.required for item in stage("quality").checklist)
    assert all(item.part_of_done for item in stage("quality").checklist)
    assert HANDOFFS.development == "build"
    agreed = HANDOFFS.phase_that_needs(Need.DEFINITION_OF_DONE)
    assert agreed is not None
    assert agreed.key == "kickoff"


def test_the_build_is_held_to_what_its_handoff_agreed() -> None:
    """Answer fast, end ambiguity, decide on additions, escalate early, say again what may slip."""
    assert {item.key for item in stage("build").checklist} == {
        "questions_answered", "additions_decided", "dependencies_escalated", "slip_reconfirmed",
        "scope_built",
    }  # fmt: skip


def test_the_problem_is_validated_first_and_the_outcome_is_measured_last() -> None:
    assert HANDOFFS.phase_that_needs(Need.SUCCESS_METRICS) is HANDOFFS.phases[0]
    assert HANDOFFS.phase_that_needs(Need.OUTCOMES) is HANDOFFS.phases[-1]
    assert HANDOFFS.phase_that_needs(Need.REVIEW) is HANDOFFS.phases[-1]


def test_the_product_manager_owns_it_throughout_and_it_has_no_client() -> None:
    assert HANDOFFS.manager == "product_manager"
    assert HANDOFFS.escalates_to == "decision_owner"
    assert HANDOFFS.client_role() is None
    assert HANDOFFS.asks_for_mode
    assert set(HANDOFFS.roles) == {
        "product_manager", "design", "engineering", "qa", "support", "marketing", "launch_owner",
        "decision_owner",
    }  # fmt: skip


def test_everybody_is_informed_of_the_launch_long_before_it() -> None:
    """Marketing does not hear of it two days before."""
    for each in HANDOFFS.phases:
        assert "marketing" in (*each.owner, *each.supporting, *each.informed)
        assert "support" in (*each.owner, *each.supporting, *each.informed)


def test_what_is_not_done_goes_back_to_the_build_and_what_is_not_clear_to_discovery() -> None:
    back = {each.key: each.gate.sent_back_to for each in HANDOFFS.phases}
    assert back == {
        "discovery": "discovery", "kickoff": "discovery", "build": "build",
        "quality": "build", "launch": "build", "control": "build",
    }  # fmt: skip


def test_it_names_no_person_and_no_company() -> None:
    text = shipped_texts()["product-handoffs"].lower()
    assert [name for name in ("aakash", "gupta", "fortnite", "jira", "enveyo") if name in text] == []
