"""Who would have to sign what in a process, and what is worth a second look before it is used."""

from collections.abc import Iterator

from gates.people import spoken_list
from gates.process import Phase, Process


def signatures(process: Process) -> dict[str, list[str]]:
    """By role, in the order of the roles, the phases whose gate it signs."""
    return {
        role: phases
        for role in process.roles
        if (phases := [p.key for p in process.phases if role in signers(p)])
    }


def signers(phase: Phase) -> list[str]:
    return [rule.role for rule in phase.gate.sign_offs]


def warnings(process: Process) -> list[str]:
    """Nothing of this is wrong, and each has stopped somebody's work before."""
    found = [each for phase in process.phases for each in warnings_about(process, phase)]
    return [*found, *without_part(process)]


def warnings_about(process: Process, phase: Phase) -> Iterator[str]:
    label, roles = process.label(phase.key), signers(phase)
    rule = phase.gate.sign_offs[0] if roles else None
    if rule and len(roles) == 1 and rule.signers == 1 and not process.roles[rule.role].external:
        name = process.role_name(roles[0])
        yield f"{label} is signed by the {name} alone: name two people, or it waits while one is away."
    if roles and not set(phase.owner) & set(roles):
        yield f"{label} is owned by {names(process, phase.owner)}, who does not sign its gate."
    part = {*phase.owner, *phase.supporting}
    for role in dict.fromkeys(item.owner for item in phase.checklist if item.owner not in part):
        yield f"{label} asks something of {process.role_name(role)}, who neither owns nor supports it."


def without_part(process: Process) -> Iterator[str]:
    """Roles that somebody is named for and that nothing is ever asked of."""
    for key, role in process.roles.items():
        if key not in asked(process) and not role.coordinates and not role.external:
            yield f"{role.name} owns nothing, signs nothing and is asked for nothing."


def asked(process: Process) -> set[str]:
    found = {process.manager, process.escalates_to, *signatures(process)}
    for phase in process.phases:
        found |= {*phase.owner, *(item.owner for item in (*phase.checklist, *phase.gate.rework))}
        found |= {phase.handoff.giver, phase.handoff.receiver} if phase.handoff else set()
    return found


def names(process: Process, roles: tuple[str, ...]) -> str:
    return spoken_list([process.role_name(role) for role in roles])
