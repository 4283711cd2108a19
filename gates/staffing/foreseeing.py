"""Whether the people of a delivery, or those chosen for one, are enough for a phase that has not begun."""

from collections.abc import Iterator, Mapping, Sequence

from gates.matching import places_left_over
from gates.process import Phase, Process, SignsFor
from gates.process_files.gate import ALL
from gates.staffing.warning import Shortage, StaffingWarning

Holders = Mapping[str, Sequence[str]]  # people by role


def foreseen(process: Process, phase: Phase, holders: Holders) -> list[StaffingWarning]:
    """The client's people may stay unnamed, and sign for themselves."""
    empty = list(without_holder(process, phase, holders))
    found = [*empty, *too_few(phase, holders)]
    if not found:
        found += [*one_role_each(process, phase, holders), *alone(process, phase, holders)]
    return found


def without_holder(process: Process, phase: Phase, holders: Holders) -> Iterator[StaffingWarning]:
    for role in roles_asked(process, phase):
        if not holders.get(role):
            yield StaffingWarning(Shortage.NO_HOLDER, phase.key, role)


def roles_asked(process: Process, phase: Phase) -> list[str]:
    """Our own roles without which this phase cannot end, or begin."""
    given = [phase.handoff.giver, phase.handoff.receiver] if phase.handoff else []
    worked = [item.owner for item in phase.checklist if item.required and not item.automated]
    signed = [rule.role for rule in phase.gate.sign_offs]
    asked = dict.fromkeys([*given, *phase.owner, *worked, *signed])
    return [role for role in asked if not process.roles[role].external]


def too_few(phase: Phase, holders: Holders) -> Iterator[StaffingWarning]:
    for rule in phase.gate.sign_offs:
        held = len(set(holders.get(rule.role, ())))
        if isinstance(rule.signers, int) and 0 < held < rule.signers:
            yield StaffingWarning(Shortage.TOO_FEW, phase.key, rule.role, (), rule.signers, held)


def one_role_each(process: Process, phase: Phase, holders: Holders) -> Iterator[StaffingWarning]:
    """Where each person signs for one role, each signature needs a person of its own."""
    if process.signs_for is SignsFor.ALL_ROLES:
        return
    rules = [rule for rule in phase.gate.sign_offs if not process.roles[rule.role].external]
    places = [rule for rule in rules for _ in range(1 if rule.signers == ALL else int(rule.signers))]
    left_over = places_left_over([list(dict.fromkeys(holders.get(rule.role, ()))) for rule in places])
    for role in dict.fromkeys(places[number].role for number in left_over):
        yield StaffingWarning(Shortage.ONE_ROLE_EACH, phase.key, role)


def alone(process: Process, phase: Phase, holders: Holders) -> Iterator[StaffingWarning]:
    """Where the gate separates duties: everybody who could sign is the only one to do some of the work."""
    roles = [rule.role for rule in phase.gate.sign_offs]
    if not phase.gate.separate or any(process.roles[role].external for role in roles):
        return
    signers = list(dict.fromkeys(user for role in roles for user in holders.get(role, ())))
    if set(signers) <= bound_to_work(phase, holders):
        yield StaffingWarning(Shortage.ALONE, phase.key, roles[0], tuple(signers))


def bound_to_work(phase: Phase, holders: Holders) -> set[str]:
    """Who alone holds a role that has to tick something, or to hand the package over."""
    owners = {item.owner for item in phase.checklist if item.required and not item.automated}
    owners |= {phase.handoff.giver} if phase.handoff else set()
    return {users[0] for role in owners if len(users := sorted(set(holders.get(role, ())))) == 1}
