"""Sign-offs that still speak of what stands, when a gate is opened anew."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from gates.carrying.areas import roles_concerned
from gates.delivery import Delivery
from gates.gate import Gate
from gates.process import SignOffRule
from gates.sign_offs.formal import checklist_digest
from gates.sign_offs.quorum import lacking
from gates.sign_offs.signers import rules_waiting
from gates.sign_offs.signoff import SignOff, Verdict
from gates.sign_offs.standing_in import signers_for


@dataclass(frozen=True, slots=True)
class Rejection:
    """Who sent the work back since the last round began, and as what."""

    roles: frozenset[str]
    people: frozenset[str]


def carry_sign_offs(delivery: Delivery, gate: Gate, before: Gate, at: datetime) -> None:
    """Step by step, as far as everybody of the steps before is carried over; never all that is needed."""
    rejection = rejection_since(delivery, before)
    asked = rejection.roles | roles_concerned(delivery, gate, before, rejection.roles)
    rules = delivery.phase(gate).gate.sign_offs
    for step in sorted({rule.step for rule in rules}):
        for rule in [rule for rule in rules if rule.step == step and rule.role not in asked]:
            add_carried(delivery, gate, before, rule, rejection, at)
        if any(rule.step == step and lacking(delivery, gate, rule) for rule in rules):
            break
    if not rules_waiting(delivery, gate):
        gate.sign_offs.clear()  # somebody signs in each round


def rejection_since(delivery: Delivery, before: Gate) -> Rejection:
    given = [
        s
        for gate in delivery.gates
        for s in gate.sign_offs
        if s.verdict is Verdict.REJECT and s.decided_at >= before.asked_at
    ]
    people = {user for s in given for user in (s.decided_by, s.stands_for) if user}
    return Rejection(frozenset(s.role for s in given), frozenset(people))


def add_carried(
    delivery: Delivery, gate: Gate, before: Gate, rule: SignOffRule, rejection: Rejection, at: datetime
) -> None:
    for given in [s for s in before.sign_offs if s.role == rule.role]:
        rejected = bool({given.decided_by, given.stands_for} & rejection.people)
        if not rejected and still_holds(delivery, gate, rule, given, at):
            number = len(gate.sign_offs) + 1
            carried = replace(given, round=gate.round, number=number, conditions=[])
            carried.carried_from = given.carried_from or before.round
            gate.sign_offs.append(carried)


def still_holds(delivery: Delivery, gate: Gate, rule: SignOffRule, given: SignOff, at: datetime) -> bool:
    """A plain approval of what is asked today, by somebody who may still give it, and not too long ago."""
    if not given.live or given.verdict is not Verdict.APPROVE or given.confirmed != rule.asks:
        return False
    if given.on_behalf or delivery.is_external(rule.role):
        return False
    signing = signers_for(delivery, gate.phase, rule.role, at.date())
    if given.decided_by not in signing or signing[given.decided_by] != given.stands_for:
        return False
    return not is_too_old(delivery, gate, given, at) and is_still_signed(delivery, gate, given)


def is_too_old(delivery: Delivery, gate: Gate, given: SignOff, at: datetime) -> bool:
    days = delivery.phase(gate).gate.valid_days
    return days is not None and at - given.decided_at > timedelta(days=days)


def is_still_signed(delivery: Delivery, gate: Gate, given: SignOff) -> bool:
    """A formal signature holds for the very checklist that it was given for."""
    if not delivery.phase(gate).gate.formal and given.seen_sha256 is None:
        return True
    return given.seen_sha256 == checklist_digest(gate)
