"""Who is waited for, in words."""

from collections.abc import Sequence
from datetime import datetime

from gates.delivery import Delivery
from gates.gate import Gate
from gates.nudges.asked import next_nudge_at
from gates.process import SignOffRule
from gates.sign_offs.quorum import lacking, needed
from gates.sign_offs.signers import needs_somebody_else
from gates.waiting import Wait, WaitKind
from messages.mrkdwn import line, mention, moment_after, people, since
from messages.titles import count, role_and_people, role_name

SHOWN = 4


def waiting_line(delivery: Delivery, wait: Wait, now: datetime) -> str:
    """With the next reminder, unless it is just being sent."""
    who = role_and_people(delivery, wait.role, wait.users) if wait.role else people(wait.users)
    due = next_nudge_at(delivery, wait)
    nudged = moment_after("; next reminder ", due) if due and due > now else ""
    return f"Waiting for {who} to {deed(delivery, wait)}, {since(wait.since)}{nudged}"


def waiting_lines(delivery: Delivery, waits: Sequence[Wait], now: datetime) -> list[str]:
    lines = [waiting_line(delivery, wait, now) for wait in waits[:SHOWN]]
    left = len(waits) - SHOWN
    return [*lines, f"… and for {left} more"] if left > 0 else lines


DEEDS = {
    WaitKind.PREPARE: "hand the package over",
    WaitKind.ACCEPT: "accept the package or return it with questions",
    WaitKind.CONFIRM: "confirm the override, or decline it",
    WaitKind.CLOSE: "close the record",
    WaitKind.REVIEW: "write the review",
}


def deed(delivery: Delivery, wait: Wait) -> str:
    match wait.kind:
        case WaitKind.ITEMS:
            return f"finish {count(len(wait.items), 'item')}"
        case WaitKind.SIGN:
            return f"sign{how_many(delivery, wait)}"
        case WaitKind.NAME:
            return name_somebody(delivery, wait)
        case WaitKind.ANSWER:
            return f"answer the concern of {mention(wait.concern.raised_by)}" if wait.concern else "answer"
        case WaitKind.REPLY:
            return f"answer the question of {mention(wait.question.asked_by)}" if wait.question else "answer"
        case WaitKind.DECIDE:
            return f"decide on addition {wait.addition.number} to the scope" if wait.addition else "decide"
        case WaitKind.MEASURE:
            return f"measure “{line(wait.metric.name)}”" if wait.metric else "measure an outcome"
        case WaitKind.RESOLVE:
            return f"resolve escalation {wait.escalation}"
        case _:
            return DEEDS[wait.kind]


def how_many(delivery: Delivery, wait: Wait) -> str:
    """Where several people sign for a role, how many have."""
    if wait.gate and needs_somebody_else(delivery, wait.gate):
        return " as well, because so far only people who did the work have signed"
    rule = delivery.phase(wait.gate).gate.rule_of(wait.role) if wait.gate and wait.role else None
    if wait.gate is None or rule is None or needed(delivery, rule) == 1:
        return ""
    return f" ({signed_of(delivery, wait.gate, rule)})"


def signed_of(delivery: Delivery, gate: Gate, rule: SignOffRule) -> str:
    """For example: 1 of 2 signed."""
    total = needed(delivery, rule)
    return f"{total - lacking(delivery, gate, rule)} of {total} signed"


def name_somebody(delivery: Delivery, wait: Wait) -> str:
    if wait.missing is None:
        return "name another person"
    role = role_name(delivery, wait.missing.role)
    if delivery.process.roles[wait.missing.role].group:
        return f"add somebody in Slack to the user group of {role}: {line(wait.missing.because)}"
    return f"name another person as {role}: {line(wait.missing.because)}"
