"""How many people a sign-off of the process needs, who has given theirs, and who still could."""

from gates.delivery import Delivery
from gates.gate import Gate
from gates.process import Process, SignOffRule, SignsFor
from gates.process_gate import ALL


def signed_by(gate: Gate, role: str) -> list[str]:
    """Who approved for this role, each person once."""
    return list(dict.fromkeys(s.decided_by for s in gate.sign_offs if s.role == role and s.approves))


def needed(delivery: Delivery, rule: SignOffRule) -> int:
    """How many people sign for it in the end; of a role that nobody holds yet, somebody."""
    return fixed_number(rule) or max(len(delivery.holders_of(rule.role)), 1)


def fixed_number(rule: SignOffRule) -> int:
    """The number in the file; 0 where all holders sign, however many they are."""
    return rule.signers if isinstance(rule.signers, int) else 0


def lacking(delivery: Delivery, gate: Gate, rule: SignOffRule) -> int:
    """How many people have still to sign for it."""
    signed = signed_by(gate, rule.role)
    holders = set(delivery.holders_of(rule.role)) - bound_elsewhere(delivery, gate, rule)
    if rule.signers == ALL:
        return len(holders - set(signed)) if holders or signed else 1
    return max(needed(delivery, rule) - len(signed), 0)


def can_still_sign(delivery: Delivery, gate: Gate, rule: SignOffRule) -> list[str]:
    """The holders of the role who have said nothing that stands, in their order."""
    silent = {s.decided_by for s in gate.sign_offs if s.live and s.role == rule.role}
    silent |= bound_elsewhere(delivery, gate, rule)
    return [user for user in delivery.holders_of(rule.role) if user not in silent]


def places(delivery: Delivery, gate: Gate, rule: SignOffRule) -> int:
    """How many people it needs for itself, where each person signs for one role.

    Where all holders sign, somebody must; the others are asked as long as they have not signed elsewhere.
    """
    if rule.signers == ALL:
        return 0 if signed_by(gate, rule.role) else 1
    return lacking(delivery, gate, rule)


def bound_elsewhere(delivery: Delivery, gate: Gate, rule: SignOffRule) -> set[str]:
    """Who has spoken for another role of this gate, where each person signs for one role only."""
    if delivery.process.signs_for is SignsFor.ALL_ROLES:
        return set()
    return {s.decided_by for s in gate.sign_offs if s.live and s.role != rule.role and not s.on_behalf}


def most_needed(process: Process, role: str) -> tuple[int, str]:
    """How many holders of a role some gate asks for, and the phase of the gate that asks for most."""
    asked = [(fixed_number(rule), p.key) for p in process.phases if (rule := p.gate.rule_of(role))]
    return max(asked, key=lambda each: each[0], default=(1, ""))
