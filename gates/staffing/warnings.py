"""What a running delivery has too few people for: at the gates that are open, and in the phases to come."""

from collections.abc import Iterator
from datetime import date

from gates.checklists.checklist import Part
from gates.delivery import Delivery
from gates.gate import Gate
from gates.process import Phase, SignOffRule
from gates.records.missing import missing_signers
from gates.sign_offs.quorum import can_still_sign, lacking
from gates.sign_offs.separation import is_one_sided, workers
from gates.sign_offs.standing_in import voices
from gates.staffing.absences import absences_from, away_from, words_in_spite
from gates.staffing.foreseeing import foreseen, without_holder
from gates.staffing.warning import Shortage, StaffingWarning


def staffing_warnings(delivery: Delivery, today: date) -> list[StaffingWarning]:
    """In the order of the process."""
    if delivery.is_over or delivery.on_hold:
        return []
    return [each for phase in delivery.process.phases for each in warnings_in(delivery, phase, today)]


def warnings_in(delivery: Delivery, phase: Phase, today: date) -> list[StaffingWarning]:
    gate = delivery.latest(phase.key)
    if gate is not None and not gate.is_settled:
        return gate_warnings(delivery, gate, today)
    return [] if gate is not None and gate.is_behind else foreseen_in(delivery, phase, today)


def foreseen_in(delivery: Delivery, phase: Phase, today: date) -> list[StaffingWarning]:
    """Of a phase to come: too few people, and too few of them there on the day when it is due."""
    found = foreseen(delivery.process, phase, holders(delivery))
    known = {each.role for each in found}
    to_come = Gate(phase.key, len(delivery.rounds_of(phase.key)) + 1, asked_at=delivery.started_at)
    absent = too_few_present(delivery, to_come, today)
    return [*found, *(each for each in absent if each.role not in known)]


def holders(delivery: Delivery) -> dict[str, list[str]]:
    return {role: delivery.holders_of(role) for role in delivery.process.roles}


def gate_warnings(delivery: Delivery, gate: Gate, today: date) -> list[StaffingWarning]:
    """Of one gate that is not settled; what has stopped it already, somebody is asked for by name."""
    if gate.is_settled or delivery.is_over or delivery.on_hold:
        return []
    asked_for = {missing.role for missing in missing_signers(delivery, gate)}
    found = [
        *without_holder(delivery.process, delivery.phase(gate), holders(delivery)),
        *too_few_present(delivery, gate, today),
        *alone_at(delivery, gate),
    ]
    return [each for each in found if each.role not in asked_for]


def too_few_present(delivery: Delivery, gate: Gate, today: date) -> Iterator[StaffingWarning]:
    for rule in delivery.phase(gate).gate.sign_offs:
        absences = absences_from(delivery, gate, rule.role, today)
        away = away_from(delivery, gate, rule.role, absences)
        wanted = lacking(delivery, gate, rule)
        if away and wanted and (left := words_in_spite(delivery, gate, rule, absences)) < wanted:
            by_status = tuple(user for user in away if user in absences.by_status)
            yield StaffingWarning(Shortage.AWAY, gate.phase, rule.role, tuple(away), wanted, left, by_status)


def alone_at(delivery: Delivery, gate: Gate) -> Iterator[StaffingWarning]:
    """Everybody who could still sign has done some of the work, or is the only one who can."""
    rules = delivery.phase(gate).gate.sign_offs
    if not is_one_sided(delivery, gate) or any(delivery.process.roles[r.role].external for r in rules):
        return
    bound = workers(gate) | still_to_work(delivery, gate)
    users = list(dict.fromkeys(user for rule in rules for user in independent(delivery, gate, rule, set())))
    others = [user for rule in rules for user in independent(delivery, gate, rule, bound)]
    if users and not others:
        yield StaffingWarning(Shortage.ALONE, gate.phase, rules[0].role, tuple(users))


def independent(delivery: Delivery, gate: Gate, rule: SignOffRule, bound: set[str]) -> list[str]:
    given = voices(delivery, gate, rule.role)
    return [user for user in can_still_sign(delivery, gate, rule) if not {user, given[user]} & bound]


def still_to_work(delivery: Delivery, gate: Gate) -> set[str]:
    """Who alone can tick a required item that is open, or hand the package over."""
    items = [item for item in gate.blocking() if not delivery.is_automated(item)]
    asked = [[item.owner_user] if item.owner_user else delivery.holders_of(item.owner) for item in items]
    if gate.opened_at is None and gate.handoff and gate.blocking(Part.PACKAGE):
        asked.append(delivery.holders_of(gate.handoff.giver))
    return {users[0] for users in asked if len(users) == 1}
