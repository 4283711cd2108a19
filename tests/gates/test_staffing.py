"""Whether the people chosen are enough for each phase, before anything has begun."""

import pytest

from gates.process import Process, SignsFor
from gates.staffing.foreseeing import foreseen
from gates.staffing.warning import Shortage
from tests.gates.deliveries import item, phase, small

ENOUGH = {"lead": ["U1"], "builder": ["U2"], "checker": ["U3"], "client": []}
CHECKLIST = [item("done", "builder"), item("seen", "lead", required=False)]
PROCESS = small(phase("build", "builder", "checker", checklist=CHECKLIST))


def with_gate(signs_for: SignsFor = SignsFor.ALL_ROLES, **changes: object) -> Process:
    first = PROCESS.phases[0]
    gate = first.gate.model_copy(update=changes)
    phases = (first.model_copy(update={"gate": gate}),)
    return PROCESS.model_copy(update={"phases": phases, "signs_for": signs_for})


def shortages(process: Process, **holders: list[str]) -> list[tuple[Shortage, str]]:
    found = foreseen(process, process.phases[0], ENOUGH | holders)
    return [(each.kind, each.role) for each in found]


def test_where_there_are_people_enough_nothing_is_said() -> None:
    assert shortages(PROCESS) == []
    assert shortages(with_gate(SignsFor.ONE_ROLE, separate=True)) == []


@pytest.mark.parametrize("role", ["builder", "checker"])
def test_a_role_that_is_asked_needs_somebody(role: str) -> None:
    assert shortages(PROCESS, **{role: []}) == [(Shortage.NO_HOLDER, role)]


def test_a_role_that_is_asked_for_nothing_here_may_be_empty() -> None:
    assert shortages(PROCESS, lead=[]) == []


def test_a_person_who_is_named_twice_is_one() -> None:
    two = PROCESS.phases[0].gate.sign_offs[0].model_copy(update={"signers": 2})
    process = with_gate(sign_offs=(two,))
    assert shortages(process, builder=["U2", "U2"]) == [(Shortage.TOO_FEW, "builder")]
    assert shortages(process, builder=["U2", "U3"]) == []


def test_two_roles_of_one_person_count_once_where_the_process_says_so() -> None:
    both = {"builder": ["U2"], "checker": ["U2"]}
    assert shortages(with_gate(), **both) == []
    assert shortages(with_gate(SignsFor.ONE_ROLE), **both) == [(Shortage.ONE_ROLE_EACH, "checker")]
    assert shortages(with_gate(SignsFor.ONE_ROLE), builder=["U2", "U3"], checker=["U2"]) == []


def test_a_separation_needs_somebody_who_is_not_bound_to_do_the_work() -> None:
    one = PROCESS.phases[0].gate.sign_offs[:1]
    process = with_gate(separate=True, sign_offs=one)
    assert shortages(process) == [(Shortage.ALONE, "builder")]
    assert shortages(process, builder=["U2", "U3"]) == [], "either of them may do the work"
    assert shortages(with_gate(separate=True), checker=["U2"]) == [(Shortage.ALONE, "builder")]
