"""The variants of the software product process change what their context asks for, and nothing else."""

import pytest

from gates.process import Evidence, Need, Process, SignsFor
from gates.process_files.file import ProcessFileInvalid, load_process
from gates.process_files.shipped import shipped_processes
from gates.process_files.shipped_texts import shipped_texts

SHIPPED = shipped_processes()
PRODUCT, ENTERPRISE, STARTUP, REGULATED = (
    SHIPPED[key] for key in ("software-product", "enterprise", "startup", "regulated")
)
VARIANTS = [ENTERPRISE, STARTUP, REGULATED]


def items(process: Process) -> dict[str, str]:
    return {item.key: phase.key for phase in process.phases for item in phase.checklist}


def sign_offs(process: Process) -> set[tuple[str, str]]:
    return {(phase.key, rule.role) for phase in process.phases for rule in phase.gate.sign_offs}


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.key)
def test_the_five_phases_their_dates_and_their_measure_of_success_stay(variant: Process) -> None:
    assert variant.extends == PRODUCT.key
    assert [phase.name for phase in variant.phases] == [phase.name for phase in PRODUCT.phases]
    assert variant.milestones == PRODUCT.milestones
    assert variant.phase_that_needs(Need.SUCCESS_METRICS) is variant.phases[0]
    assert variant.phase_that_needs(Need.OUTCOMES) is variant.phases[-1]
    assert [phase.gate.sent_back_to for phase in variant.phases] == [
        phase.gate.sent_back_to for phase in PRODUCT.phases
    ]


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.key)
def test_a_variant_is_shorter_than_a_copy(variant: Process) -> None:
    texts = shipped_texts()
    assert len(texts[variant.key]) < len(texts["software-product"]) / 2


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.key)
def test_no_variant_makes_a_pmo_an_owner(variant: Process) -> None:
    first = "  - key: discovery\n"
    text = shipped_texts()[variant.key].replace(first, f"{first}    owner: [pmo]\n")
    with pytest.raises(ProcessFileInvalid) as refused:
        load_process(text)
    assert "phases[0].owner[0]" in [error.path for error in refused.value.errors]


# Enterprise: many teams, and what they owe to each other


def test_the_enterprise_asks_for_all_that_the_product_asks_for_and_for_dependencies() -> None:
    added = set(items(ENTERPRISE)) - set(items(PRODUCT))
    assert set(items(PRODUCT)) < set(items(ENTERPRISE))
    assert added == {
        "portfolio_weighed", "dependencies_committed", "slips_considered", "dependencies_arrived",
        "works_together", "dependents_told",
    }  # fmt: skip
    assert ENTERPRISE.asks_for(Need.RISKS)


def test_the_enterprise_has_more_sign_offs_and_the_portfolio_s_owner_among_them() -> None:
    assert sign_offs(PRODUCT) < sign_offs(ENTERPRISE)
    assert {phase for phase, role in sign_offs(ENTERPRISE) if role == "portfolio_owner"} == {
        "discovery",
        "planning",
    }


def test_the_enterprise_keeps_the_pmo_informed_and_leaves_it_without_a_signature() -> None:
    assert all("pmo" in (*phase.supporting, *phase.informed) for phase in ENTERPRISE.phases)
    assert "pmo" not in {role for _, role in sign_offs(ENTERPRISE)}


def test_the_portfolio_decides_once_the_teams_have_committed() -> None:
    steps = {rule.role: rule.step for rule in ENTERPRISE.phase("planning").gate.sign_offs}
    assert steps.pop("portfolio_owner") == 2
    assert set(steps.values()) == {1}


# Startup: few people, several roles each


def test_the_startup_has_three_roles_and_none_for_qa() -> None:
    assert [role.name for role in STARTUP.roles.values()] == [
        "Product manager", "Engineering lead", "Founder",
    ]  # fmt: skip


def test_the_startup_has_fewer_sign_offs_and_at_least_one_in_each_phase() -> None:
    assert STARTUP.signs_for is SignsFor.ALL_ROLES
    assert len(sign_offs(STARTUP)) < len(sign_offs(PRODUCT)) / 1.5
    assert [len(phase.gate.sign_offs) for phase in STARTUP.phases] == [2, 2, 2, 1, 1]


def test_the_startup_still_does_everything_but_coordinate_a_release_window() -> None:
    assert set(items(PRODUCT)) - set(items(STARTUP)) == {"window_coordinated"}
    assert set(items(STARTUP)) < set(items(PRODUCT))


# Regulated: fixed up front, proved, without exceptions


def test_the_regulated_process_fixes_what_is_proved_before_anything_is_built() -> None:
    planning = REGULATED.phase("planning")
    fixed = {item.key: item for item in planning.checklist}
    assert fixed["compliance_fixed"].evidence is Evidence.REQUIRED
    assert "compliance_officer" in [rule.role for rule in planning.gate.sign_offs]


def test_the_regulated_release_gate_has_nothing_optional_and_no_exceptions() -> None:
    gate = REGULATED.phase("readiness")
    assert not gate.gate.exceptions
    assert [item.key for item in gate.checklist if not item.required] == []
    proven = {item.key for item in gate.checklist if item.evidence is Evidence.REQUIRED}
    assert {"compliance_checked", "performance_tested", "requirements_traced"} <= proven


def test_no_regulated_release_is_closed_by_those_who_made_it() -> None:
    assert REGULATED.signs_for is SignsFor.ONE_ROLE
    assert [phase.key for phase in REGULATED.phases if phase.gate.separate] == ["readiness", "release"]
    assert REGULATED.reopened_by == ("compliance_officer",)
    for phase in (REGULATED.phase("readiness"), REGULATED.phase("release")):
        rule = phase.gate.rule_of("independent_reviewer")
        assert rule is not None
        assert rule.step == 2
        assert "independent_reviewer" not in {item.owner for item in phase.checklist}
