"""What each role confirms with its sign-off, and what became of it."""

from collections.abc import Sequence
from datetime import date

from gates.delivery import Delivery
from gates.gate import Gate
from gates.process import SignOffRule
from gates.signoff import Condition, SignOff
from messages import states
from messages.blocks import section
from messages.limits import Json, lines_within
from messages.mrkdwn import at, line, linked, mention, on, quoted
from messages.titles import role_and_people, role_name

ALL_TOGETHER = 4000  # characters that the sign-offs may take up of a card


def sign_off_blocks(delivery: Delivery, gate: Gate) -> list[Json]:
    rules = delivery.phase(gate).gate.sign_offs
    most = max(ALL_TOGETHER // len(rules), 200)
    return [section(lines_within(sign_off_lines(delivery, gate, rule), most)) for rule in rules]


def sign_off_lines(delivery: Delivery, gate: Gate, rule: SignOffRule) -> list[str]:
    """The question, how it stands, then what was given before, newest first."""
    given = [s for s in reversed(gate.sign_offs) if s.role == rule.role]
    who = role_and_people(delivery, rule.role, delivery.holders_of(rule.role))
    lines = [f"{who}, asked to confirm: “{line(rule.asks)}”"]
    if not gate.is_settled and not any(s.approves for s in given):
        lines.append("⏳ *Waiting* for the sign-off")
    return lines + [each for sign_off in given for each in given_lines(delivery, sign_off)]


def given_lines(delivery: Delivery, sign_off: SignOff) -> list[str]:
    lines = [state_line(sign_off)]
    if sign_off.on_behalf:
        lines.append("Recorded on the client's behalf")
    if sign_off.comment:
        lines.append(quoted(sign_off.comment, 500))
    if sign_off.evidence:
        lines.append(f"Evidence: {linked(' '.join(sign_off.evidence.split()), 700)}")
    return lines + [f"• Condition: {condition_words(delivery, c)}" for c in sign_off.conditions]


def state_line(sign_off: SignOff) -> str:
    who, then = mention(sign_off.decided_by), at(sign_off.decided_at)
    word = states.VERDICTS[sign_off.verdict].lower()
    if sign_off.withdrawn_at:
        return f"➖ *Withdrawn*{at(sign_off.withdrawn_at)}: {who} had {word}{then}"
    if sign_off.stale_at:
        because = line(sign_off.stale_because or "", 300)
        return f"⚠️ *Out of date*, asked again: {who} had {word}{then}. {because}."
    return f"{states.verdict(sign_off.verdict)} by {who}{then}"


def condition_words(delivery: Delivery, condition: Condition) -> str:
    owner = mention(condition.owner_user) if condition.owner_user else role_name(delivery, condition.owner)
    return f"{line(condition.text)} ({owner}{due(condition.due_on)})"


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
