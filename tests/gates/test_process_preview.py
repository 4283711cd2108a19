"""Who would have to sign what, and what is worth a second look before a process is used."""

from gates.process_files.preview import signatures, warnings
from gates.process_files.shipped import shipped_processes
from tests.gates.deliveries import item, phase, small


def test_each_role_with_the_gates_that_it_signs_in_the_order_of_the_process() -> None:
    process = small(phase("build", "builder", "lead"), phase("check", "lead", "checker"))
    assert signatures(process) == {"lead": ["build", "check"], "builder": ["build"], "checker": ["check"]}


def test_a_process_where_all_is_well_has_no_warning() -> None:
    assert warnings(shipped_processes()["software-product"]) == []


def test_a_gate_that_one_role_signs_alone_is_worth_a_look() -> None:
    assert warnings(small(phase("build", "builder"), phase("check", "builder", "checker"))) == [
        "Phase 1: Build is signed by the Builder alone: name two people, or it waits while one is away."
    ]


def test_a_gate_that_two_of_one_role_sign_is_not_signed_alone() -> None:
    process = small(phase("build", "builder", "lead"), phase("check", "checker", owner=["checker"]))
    two = process.phases[1].gate.sign_offs[0].model_copy(update={"signers": 2})
    gate = process.phases[1].gate.model_copy(update={"sign_offs": (two,)})
    checked = process.phases[1].model_copy(update={"gate": gate})
    alone = [each for each in warnings(process) if "alone" in each]
    assert alone == [
        "Phase 2: Check is signed by the Checker alone: name two people, or it waits while one is away."
    ]
    paired = process.model_copy(update={"phases": (process.phases[0], checked)})
    assert [each for each in warnings(paired) if "alone" in each] == []


def test_the_client_s_own_word_is_no_such_gate_but_its_owner_should_sign_somewhere() -> None:
    process = small(phase("give", "client"), phase("check", "builder", "checker"))
    assert warnings(process) == ["Phase 1: Give is owned by Builder, who does not sign its gate."]


def test_work_that_is_asked_of_somebody_without_a_part_in_the_phase_is_worth_a_look() -> None:
    asking = phase("build", "builder", "lead", checklist=[item("built"), item("seen", "checker")])
    assert warnings(small(asking)) == [
        "Phase 1: Build asks something of Checker, who neither owns nor supports it."
    ]


def test_a_role_without_any_part_is_worth_a_look_and_a_coordinator_is_not() -> None:
    process = small(phase("build", "builder", "lead"))
    assert warnings(process) == ["Checker owns nothing, signs nothing and is asked for nothing."]
    seeing = process.roles["checker"].model_copy(update={"coordinates": True})
    assert warnings(process.model_copy(update={"roles": {**process.roles, "checker": seeing}})) == []
