"""What each role confirms with its sign-off, and what became of it."""

from collections.abc import Sequence
from datetime import date

from gates.delivery import Delivery
from gates.gate import Gate
from gates.people import spoken_list
from gates.process import SignOffRule
from gates.sign_offs.quorum import needed
from gates.sign_offs.signers import needs_somebody_else, rules_asked, rules_waiting
from gates.sign_offs.signoff import Condition, SignOff
from messages import states
from messages.blocks import context, section
from messages.carried_over import from_round
from messages.delegations import stand_in_lines
from messages.limits import Json, lines_within
from messages.mrkdwn import at, line, linked, mention, on, quoted
from messages.signing_words import terms
from messages.titles import phase_label, role_and_people, role_name
from messages.waiting_lines import signed_of

ALL_TOGETHER = 3000  # characters that the sign-offs may take up of a card


def sign_off_blocks(delivery: Delivery, gate: Gate) -> list[Json]:
    rules = delivery.phase(gate).gate.sign_offs
    if not rules:
        return [section(by_itself(delivery, gate))]
    most = max(ALL_TOGETHER // len(rules), 200)
    return [section(lines_within(sign_off_lines(delivery, gate, rule), most)) for rule in rules]


def by_itself(delivery: Delivery, gate: Gate) -> str:
    """Nobody signs, and somebody still answers for it."""
    owners = [role_and_people(delivery, r, delivery.holders_of(r)) for r in delivery.phase(gate).owner]
    return f"Passes by itself as soon as its checks are green. Owned by {spoken_list(owners)}"


def sign_off_lines(delivery: Delivery, gate: Gate, rule: SignOffRule) -> list[str]:
    """The question, how it stands, then what was given before, newest first."""
    given = [s for s in reversed(gate.sign_offs) if s.role == rule.role]
    who = role_and_people(delivery, rule.role, delivery.holders_of(rule.role))
    lines = [f"{step_of(delivery, gate, rule)}{who}, asked to confirm: “{line(rule.asks)}”"]
    if not gate.is_settled and rule in rules_waiting(delivery, gate):
        lines.append(waiting_state(delivery, gate, rule))
        lines += stand_in_lines(delivery, gate, rule.role)
    return lines + [each for sign_off in given for each in given_lines(delivery, sign_off)]


def rule_lines(delivery: Delivery, gate: Gate) -> list[Json]:
    """What else counts for the sign-offs of this gate, where the process says so."""
    said = " ".join(terms(delivery.process, delivery.phase(gate).gate))
    return [context(said)] if said else []


def step_of(delivery: Delivery, gate: Gate, rule: SignOffRule) -> str:
    """Said only where the gate is signed in more than one step."""
    return f"Step {rule.step} · " if delivery.phase(gate).gate.has_steps else ""


def waiting_state(delivery: Delivery, gate: Gate, rule: SignOffRule) -> str:
    if needs_somebody_else(delivery, gate):
        return "⏳ *Waiting* for somebody who did not do the work"
    how_many = f": {signed_of(delivery, gate, rule)}" if needed(delivery, rule) > 1 else " for the sign-off"
    if rule in rules_asked(delivery, gate):
        return f"⏳ *Waiting*{how_many}"
    return "⏸️ *Not asked yet*: the step before comes first"


def given_lines(delivery: Delivery, sign_off: SignOff) -> list[str]:
    lines = [state_line(sign_off)]
    if sign_off.on_behalf:
        lines.append("Recorded on the client's behalf")
    lines += signature_lines(sign_off)
    if sign_off.comment:
        lines.append(quoted(sign_off.comment, 500))
    if sign_off.evidence:
        lines.append(f"Evidence: {linked(' '.join(sign_off.evidence.split()), 700)}")
    return lines + [f"• Condition: {condition_words(delivery, c)}" for c in sign_off.conditions]


def signature_lines(sign_off: SignOff) -> list[str]:
    """Of a formal signature, with the digest of what was signed."""
    if sign_off.signed_name is None:
        return []
    name, reason = line(sign_off.signed_name, 100), line(sign_off.signed_reason or "", 200)
    return [f"✍️ *Signed* as “{name}”: {reason}", f"Checklist SHA-256 `{sign_off.seen_sha256}`"]


def state_line(sign_off: SignOff) -> str:
    behalf = f" on behalf of {mention(sign_off.stands_for)}" if sign_off.stands_for else ""
    who, then = f"{mention(sign_off.decided_by)}{behalf}", at(sign_off.decided_at)
    word = states.VERDICTS[sign_off.verdict].lower()
    if sign_off.withdrawn_at:
        return f"➖ *Withdrawn*{at(sign_off.withdrawn_at)}: {who} had {word}{then}"
    if sign_off.stale_at:
        because = line(sign_off.stale_because or "", 300)
        return f"⚠️ *Out of date*, asked again: {who} had {word}{then}. {because}."
    return f"{states.verdict(sign_off.verdict)} by {who}{then}{from_round(sign_off.carried_from)}"


def condition_words(delivery: Delivery, condition: Condition) -> str:
    owner = mention(condition.owner_user) if condition.owner_user else role_name(delivery, condition.owner)
    where = f", at {phase_label(delivery, condition.phase)}" if condition.phase else ""
    return f"{line(condition.text)} ({owner}{where}{due(condition.due_on)})"


def due(day: date | None) -> str:
    return f", due on {on(day)}" if day else ""


def what_is_signed(delivery: Delivery, gate: Gate, roles: Sequence[str] = ()) -> str:
    """What these roles confirm, or all of ours: short enough for the question behind an Approve button."""
    rules = [
        rule
        for rule in delivery.phase(gate).gate.sign_offs
        if not delivery.process.roles[rule.role].external and (not roles or rule.role in roles)
    ]
    most = 75 if len(rules) > 1 else 200
    shown = [
        f"*{line(delivery.process.role_name(r.role), 30)}* confirms: {line(r.asks, most)}" for r in rules[:2]
    ]
    return "\n".join([*shown, f"… and {len(rules) - 2} more"] if len(rules) > 2 else shown)
