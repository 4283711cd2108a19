"""The shipped software product process says what its source document says, phase by phase."""

from typing import NamedTuple

import pytest

from gates.process import Evidence, Need, Phase
from gates.process_files.file import ProcessFileInvalid, load_process
from gates.process_files.shipped import shipped_processes
from gates.process_files.shipped_texts import shipped_texts

PRODUCT = shipped_processes()["software-product"]


class Row(NamedTuple):
    """One phase of the document: who owns it, who supports, who says that its gate is met."""

    name: str
    owner: tuple[str, ...]
    supporting: set[str]
    signed_by: tuple[str, ...]
    sent_back_to: str
    optional: set[str]  # "where applicable", "if applicable", "if the rate exceeds its threshold"
    proven: set[str]
    needs: set[Need]


PHASES = {
    "discovery": Row(
        "Discovery & strategic alignment", ("product_manager",), {"pmo", "engineering_lead", "design"},
        ("product_manager", "engineering_lead", "sponsor"), "discovery",
        set(), {"problem_validated", "business_case"}, {Need.SUCCESS_METRICS},
    ),
    "planning": Row(
        "Planning & commitment", ("product_manager", "engineering_lead"),
        {"pmo", "qa_lead", "release_manager"},
        ("product_manager", "engineering_lead", "qa_lead"), "planning",
        set(), {"capacity_committed", "done_defined"}, {Need.MILESTONES},
    ),
    "development": Row(
        "Development & integration", ("engineering_lead",), {"product_manager", "qa_lead"},
        ("engineering_lead", "qa_lead", "product_manager"), "development",
        {"developed_together"}, {"integration_green"}, set(),
    ),
    "readiness": Row(
        "Release readiness & validation", ("qa_lead", "release_manager"),
        {"engineering_lead", "product_manager"},
        ("qa_lead", "release_manager"), "development",
        {"performance_tested", "compliance_checked"}, {"acceptance_validated", "rollback_verified"}, set(),
    ),
    "release": Row(
        "Release & outcome measurement", ("release_manager", "product_manager"),
        {"engineering_lead", "sre", "qa_lead"},
        ("release_manager", "product_manager"), "development",
        {"rolled_back"}, {"rolled_out", "stable"}, {Need.OUTCOMES, Need.REVIEW},
    ),
}  # fmt: skip

# Every key activity of the document, and the item that asks for it.
ACTIVITIES = {
    "discovery": [
        ("customer research and problem validation", "problem_validated"),
        ("stakeholder alignment on scope and success criteria", "stakeholders_aligned"),
        ("business case with measurable outcomes", "business_case"),
        ("success metric definition", "success_metrics_defined"),
        ("dependency mapping", "dependencies_mapped"),
        ("initial feasibility assessment", "feasibility_assessed"),
        ("design: discovery research", "discovery_research"),
    ],
    "planning": [
        ("scope refinement and backlog prioritization", "scope_refined"),
        ("iteration or release train planning", "iterations_planned"),
        ("capacity allocation and commitment", "capacity_committed"),
        ("dependency sequencing", "dependencies_sequenced"),
        ("definition of done", "done_defined"),
        ("alignment on milestone dates", "dates_planned"),
        ("alignment on scope trade-offs", "trade_offs_agreed"),
        ("release manager: window coordination", "window_coordinated"),
    ],
    "development": [
        ("iteration execution", "scope_built"),
        ("code review", "code_reviewed"),
        ("collaborative practices where applicable", "developed_together"),
        ("continuous integration", "integration_green"),
        ("automated testing", "tests_automated"),
        ("QA engagement throughout", "qa_engaged"),
        ("product review of working software", "software_reviewed"),
    ],
    "readiness": [
        ("final validation", "acceptance_validated"),
        ("performance and load testing", "performance_tested"),
        ("compliance and security checks", "compliance_checked"),
        ("defect triage and resolution", "defects_resolved"),
        ("release candidate confirmation", "candidate_confirmed"),
        ("rollback plan verification", "rollback_verified"),
    ],
    "release": [
        ("staged rollout", "rolled_out"),
        ("monitoring and incident response readiness", "incident_ready"),
        ("rollback when the failure rate exceeds its threshold", "rolled_back"),
        ("feature flag management", "flags_managed"),
        ("post-release health monitoring", "health_monitored"),
        ("outcome measurement", "outcomes_measured"),
        ("QA: validating production", "production_validated"),
        ("stable by change failure rate and time to restore", "stable"),
        ("the review that always takes place", "review_held"),
    ],
}


def phase(key: str) -> Phase:
    return PRODUCT.phase(key)


def test_it_has_the_five_phases_in_order() -> None:
    assert [PRODUCT.label(each.key) for each in PRODUCT.phases] == [
        f"Phase {number}: {row.name}" for number, row in enumerate(PHASES.values(), 1)
    ]


@pytest.mark.parametrize("key", PHASES)
def test_each_phase_says_what_the_document_says(key: str) -> None:
    said, row = phase(key), PHASES[key]
    assert (said.name, said.owner, set(said.supporting)) == (row.name, row.owner, row.supporting)
    assert tuple(rule.role for rule in said.gate.sign_offs) == row.signed_by
    assert said.gate.sent_back_to == row.sent_back_to
    assert {item.key for item in said.checklist if not item.required} == row.optional
    assert {item.key for item in said.checklist if item.evidence is Evidence.REQUIRED} == row.proven
    assert {item.needs for item in said.checklist if item.needs} == row.needs


@pytest.mark.parametrize("key", ACTIVITIES)
def test_every_activity_of_the_document_is_an_item_and_nothing_else_is(key: str) -> None:
    assert {item.key for item in phase(key).checklist} == {item for _, item in ACTIVITIES[key]}


def test_a_phase_begins_with_what_the_gate_before_has_settled() -> None:
    assert phase("development").entry == (
        "The capacity is confirmed",
        "The quality criteria and the definition of done are set",
        "Stakeholders are aligned on dates and trade-offs",
    )


def test_everybody_who_is_no_owner_or_supporter_is_informed_where_it_concerns_them() -> None:
    for each in PRODUCT.phases[2:]:
        assert {*each.owner, *each.supporting, *each.informed} == set(PRODUCT.roles)


def test_it_has_no_client_and_closes_without_one() -> None:
    assert PRODUCT.client_role() is None
    assert not PRODUCT.asks_for(Need.FEEDBACK)


def test_the_pmo_sees_everything_and_owns_nothing() -> None:
    assert [key for key, role in PRODUCT.roles.items() if role.coordinates] == ["pmo"]
    assert all("pmo" in (*each.supporting, *each.informed) for each in PRODUCT.phases)
    assert not [item for each in PRODUCT.phases for item in each.checklist if item.owner == "pmo"]


OWNERS = {
    "a phase": ("owner: [qa_lead, release_manager]", "owner: [pmo, release_manager]", "phases[3].owner[0]"),
    "a delivery": ("manager: product_manager", "manager: pmo", "manager"),
    "an item": (
        "text: Dependencies on other teams and initiatives are mapped\n        owner: engineering_lead",
        "text: Dependencies on other teams and initiatives are mapped\n        owner: pmo",
        "phases[0].checklist[5].owner",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("was", "now", "path"), OWNERS.values(), ids=OWNERS)
def test_a_pmo_that_owns_is_refused_with_the_reason(was: str, now: str, path: str) -> None:
    text = shipped_texts()["software-product"]
    assert text.count(was) == 1
    changed = text.replace("supporting: [pmo,", "supporting: [").replace(", sponsor, pmo]", ", sponsor]")
    with pytest.raises(ProcessFileInvalid) as refused:
        load_process(changed.replace(was, now))
    [error] = refused.value.errors
    assert error.path == path
    assert error.wrong == '"PMO" sees across deliveries and owns no phase, item or delivery'


def test_success_is_defined_first_and_measured_last() -> None:
    assert PRODUCT.phase_that_needs(Need.SUCCESS_METRICS) is PRODUCT.phases[0]
    assert PRODUCT.phase_that_needs(Need.OUTCOMES) is PRODUCT.phases[-1]


def test_it_names_no_product_and_no_company() -> None:
    text = shipped_texts()["software-product"].lower()
    assert [name for name in ("planview", "jira", "dora", "galorath") if name in text] == []
