"""Who will not be there to sign a gate, and how many words are left without them."""

from dataclasses import dataclass
from datetime import date

from gates.delivery import Delivery
from gates.gate import Gate
from gates.matching import places_left_over
from gates.process import SignOffRule
from gates.sign_offs.delegation import Delegation
from gates.sign_offs.quorum import bound_elsewhere, spoken_for
from gates.sign_offs.standing_in import seats_of


@dataclass(frozen=True, slots=True)
class Absences:
    """What counts for one role of a gate: sign-offs that were handed on, and statuses in Slack."""

    handed_on: tuple[Delegation, ...]
    by_status: frozenset[str]  # who says there that they are away

    @property
    def people(self) -> set[str]:
        return {each.principal for each in self.handed_on} | self.by_status


def absences_from(delivery: Delivery, gate: Gate, role: str, today: date) -> Absences:
    """Before the gate is due where it is there already, on that day where it is still to come.

    What has no end counts for a gate that is there; a month ahead nobody knows how long it will last.
    """
    due, begun = delivery.due_on(gate), [each.round for each in delivery.rounds_of(gate.phase)]
    last = max(today, due or today)
    given = handed_on(delivery, gate, role)
    if gate.round in begun:
        found = [each for each in given if each.starts_on <= last]
        away = {user for user, until in delivery.away.items() if until is None or until.date() >= last}
    elif due is None:
        found, away = [each for each in given if each.ends_on is None], set()
    else:
        found = [each for each in given if each.starts_on <= last and not each.is_over_on(last)]
        away = {user for user, until in delivery.away.items() if until and until.date() >= last}
    return Absences(tuple(found), frozenset(away))


def handed_on(delivery: Delivery, gate: Gate, role: str) -> list[Delegation]:
    """Not where the manager put somebody in another's place: that one signs instead."""
    return [
        each
        for each in delivery.delegations
        if each.ended_at is None and not each.replaces and each.concerns(gate.phase, role)
    ]


def away_from(delivery: Delivery, gate: Gate, role: str, absences: Absences) -> list[str]:
    """Holders who have not spoken, and will not be there or let others sign for them."""
    spoken = spoken_for(gate, role)
    seats = seats_of(delivery, gate, role)
    return [
        user for user, seat in seats.items()
        if user not in spoken and (user in absences.people or seat in absences.by_status)
    ]  # fmt: skip


def words_in_spite(delivery: Delivery, gate: Gate, rule: SignOffRule, absences: Absences) -> int:
    """How many sign-offs can be had from others: each person gives one word, their own or another's."""
    spoken = spoken_for(gate, rule.role)
    said = {s.decided_by for s in gate.sign_offs if s.live and s.role == rule.role}
    silent = said | bound_elsewhere(delivery, gate, rule)
    seats = [
        [each for each in present(seat, absences) if each not in silent]
        for user, seat in seats_of(delivery, gate, rule.role).items()
        if not {user, seat} & (spoken | silent)
    ]
    return len(seats) - len(places_left_over(seats))


def present(seat: str, absences: Absences) -> list[str]:
    """Who can give the word of this seat: its own person, or those whom they handed it on to."""
    found, waiting = [seat], [seat]
    while waiting:
        current = waiting.pop(0)
        for each in absences.handed_on:
            if each.principal == current and each.delegate not in found:
                found.append(each.delegate)
                waiting.append(each.delegate)
    return [user for user in found if user not in absences.people]
