"""Who signs for a role: its holders, and those who stand in for them."""

from datetime import date

from gates.delivery import Delivery
from gates.gate import Gate
from gates.sign_offs.delegation import Delegation


def signers_for(delivery: Delivery, phase: str, role: str, on: date | None = None) -> dict[str, str | None]:
    """Who may sign, and on whose behalf; None where it is their own right.

    `on` leaves out who stood in until a day before; the clock ends that within a minute.
    """
    holders = delivery.holders_of(role)
    if not delivery.delegations:
        return dict.fromkeys(holders)
    replaced = {d.principal for d in in_force(delivery, phase, role, on) if d.replaces}
    found: dict[str, str | None] = {user: None for user in holders if user not in replaced}
    for user in sorted(holders, key=lambda user: user not in replaced):
        for delegate in handed_on_to(delivery, user, phase, role, on):
            found.setdefault(delegate, user)
    return found


def in_force(delivery: Delivery, phase: str, role: str, on: date | None = None) -> list[Delegation]:
    return [
        each
        for each in delivery.delegations
        if each.in_force and each.concerns(phase, role) and not (on and each.is_over_on(on))
    ]


def handed_on_to(delivery: Delivery, user: str, phase: str, role: str, on: date | None = None) -> list[str]:
    """Those who stand in for a person, and for them in turn, until nobody hands on any more."""
    known = in_force(delivery, phase, role, on)
    found: list[str] = []
    waiting = [user]
    while waiting:
        current = waiting.pop(0)
        for each in known:
            if each.principal == current and each.delegate not in (user, *found):
                found.append(each.delegate)
                waiting.append(each.delegate)
    return found


def roles_signed_by(delivery: Delivery, gate: Gate, user: str) -> list[str]:
    """The roles of this gate for which the person may sign, their own and others'."""
    rules = delivery.phase(gate).gate.sign_offs
    return [rule.role for rule in rules if user in signers_for(delivery, gate.phase, rule.role)]


def seats_of(delivery: Delivery, gate: Gate, role: str) -> dict[str, str]:
    """Each holder, and who is asked in their place: mostly themselves."""
    replaced = {d.principal: d.delegate for d in in_force(delivery, gate.phase, role) if d.replaces}
    return {user: replaced.get(user, user) for user in delivery.holders_of(role)}


def voices(delivery: Delivery, gate: Gate, role: str) -> dict[str, str]:
    """Whose word each person gives: their own, or that of whom they stand in for."""
    return {user: principal or user for user, principal in signers_for(delivery, gate.phase, role).items()}
