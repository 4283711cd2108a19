"""Who has handed their sign-offs on, and how many words are left without them."""

from datetime import date

from gates.delivery import Delivery
from gates.gate import Gate
from gates.matching import places_left_over
from gates.process import SignOffRule
from gates.sign_offs.delegation import Delegation
from gates.sign_offs.quorum import bound_elsewhere, spoken_for
from gates.sign_offs.standing_in import seats_of


def away_from(delivery: Delivery, gate: Gate, role: str, today: date) -> list[str]:
    """Holders who have not spoken and let others sign for them, now or before the gate is due."""
    spoken = spoken_for(gate, role)
    due = max(today, delivery.due_on(gate) or today)
    gone = {d.principal for d in handed_on(delivery, gate, role) if d.starts_on <= due}
    return [user for user in seats_of(delivery, gate, role) if user in gone and user not in spoken]


def handed_on(delivery: Delivery, gate: Gate, role: str) -> list[Delegation]:
    """Not where the manager put somebody in another's place: that one signs instead."""
    return [
        each
        for each in delivery.delegations
        if each.ended_at is None and not each.replaces and each.concerns(gate.phase, role)
    ]


def words_in_spite(delivery: Delivery, gate: Gate, rule: SignOffRule, away: list[str]) -> int:
    """How many sign-offs can be had from others: each person gives one word, their own or another's."""
    spoken = spoken_for(gate, rule.role)
    said = {s.decided_by for s in gate.sign_offs if s.live and s.role == rule.role}
    silent = said | bound_elsewhere(delivery, gate, rule)
    seats = [
        [each for each in present(delivery, gate, rule.role, seat, away) if each not in silent]
        for user, seat in seats_of(delivery, gate, rule.role).items()
        if not {user, seat} & (spoken | silent)
    ]
    return len(seats) - len(places_left_over(seats))


def present(delivery: Delivery, gate: Gate, role: str, seat: str, away: list[str]) -> list[str]:
    """Who can give the word of this seat: its own person, or those whom they handed it on to."""
    known = handed_on(delivery, gate, role)
    found, waiting = [seat], [seat]
    while waiting:
        current = waiting.pop(0)
        for each in known:
            if each.principal == current and each.delegate not in found:
                found.append(each.delegate)
                waiting.append(each.delegate)
    gone = {d.principal for d in known}
    return [user for user in found if user not in gone and user not in away]
