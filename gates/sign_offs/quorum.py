"""How many people a sign-off of the process needs, who has given theirs, and who still could."""

from gates.delivery import Delivery
from gates.gate import Gate
from gates.process import Process, SignOffRule, SignsFor
from gates.process_files.gate import ALL
from gates.sign_offs.standing_in import seats_of, voices


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
    if rule.signers == ALL:
        return all_lacking(delivery, gate, rule)
    return max(needed(delivery, rule) - len(signed), 0)


def all_lacking(delivery: Delivery, gate: Gate, rule: SignOffRule) -> int:
    """How many holders have not spoken, themselves or by whom the manager has put in their place.

    Who signed for another role, where each person signs for one, is not waited for here.
    """
    spoken, bound = spoken_for(gate, rule.role), bound_elsewhere(delivery, gate, rule)
    seats = [{user, seat} for user, seat in seats_of(delivery, gate, rule.role).items()]
    free = [seat for seat in seats if not seat & bound]
    if not free and not spoken:
        return 1
    return sum(not seat & spoken for seat in free)


def spoken_for(gate: Gate, role: str) -> set[str]:
    """Whose approval stands, given by themselves or on their behalf."""
    approved = [s for s in gate.sign_offs if s.role == role and s.approves]
    return {s.decided_by for s in approved} | {s.stands_for for s in approved if s.stands_for}


def can_still_sign(delivery: Delivery, gate: Gate, rule: SignOffRule) -> list[str]:
    """Who may sign for the role and has said nothing that stands; nobody's word is given twice."""
    said = [s for s in gate.sign_offs if s.live and s.role == rule.role]
    silent = {s.decided_by for s in said} | {s.stands_for for s in said}
    silent |= bound_elsewhere(delivery, gate, rule)
    given = voices(delivery, gate, rule.role)
    return [user for user, voice in given.items() if user not in silent and voice not in silent]


def words_left(delivery: Delivery, gate: Gate, rule: SignOffRule) -> int:
    """How many people's words can still be had: one and their stand-in count once."""
    given = voices(delivery, gate, rule.role)
    return len({given[user] for user in can_still_sign(delivery, gate, rule)})


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
    elsewhere = [s for s in gate.sign_offs if s.live and s.role != rule.role and not s.on_behalf]
    return {s.decided_by for s in elsewhere} | {s.stands_for for s in elsewhere if s.stands_for}


def most_needed(process: Process, role: str) -> tuple[int, str]:
    """How many holders of a role some gate asks for, and the phase of the gate that asks for most."""
    asked = [(fixed_number(rule), p.key) for p in process.phases if (rule := p.gate.rule_of(role))]
    return max(asked, key=lambda each: each[0], default=(1, ""))
