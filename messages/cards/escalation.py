"""The card of an escalation: a direct message to whom it went, and in a channel where the process says so."""

from datetime import datetime

from gates.delivery import Delivery
from gates.escalations.answering import gate_of
from gates.escalations.escalation import Escalation
from gates.waiting import WaitKind, waits_at
from messages import states
from messages.blocks import actions, button, header, section_of
from messages.escalations.lines import (
    acknowledged_line,
    asked_line,
    below_lines,
    evidence_lines,
    next_line,
    raised_line,
    went_to,
    where_line,
)
from messages.ids import Action
from messages.kickoff import standing
from messages.limits import Json
from messages.message import Message
from messages.mrkdwn import at, mention, quoted
from messages.refs import Ref
from messages.titles import delivery_name, delivery_title


def escalation_card(delivery: Delivery, escalation: Escalation, now: datetime) -> Message:
    """What stands still, and until it is resolved the buttons to move it."""
    settled = not escalation.is_open or delivery.is_over or delivery.on_hold is not None
    status = standing_lines(delivery, escalation, now)
    blocks = [
        header(f"Escalation {escalation.number}"),
        section_of(*raised_lines(delivery, escalation)),
        section_of(*status),
    ]
    if not settled:
        blocks.append(buttons(delivery, escalation))
    words = [f"Escalation {escalation.number}, {delivery_name(delivery)}", quoted(escalation.issue, 600)]
    return Message.of([*words, *status], blocks)


def raised_lines(delivery: Delivery, escalation: Escalation) -> list[str]:
    return [
        delivery_title(delivery),
        where_line(delivery, escalation),
        quoted(escalation.issue, 1000),
        asked_line(escalation),
        *below_lines(delivery, escalation),
        raised_line(delivery, escalation),
        *evidence_lines(escalation),
    ]


def standing_lines(delivery: Delivery, escalation: Escalation, now: datetime) -> list[str]:
    if escalation.resolved_at and escalation.resolved_by:
        who = f"{mention(escalation.resolved_by)}{at(escalation.resolved_at)}"
        return [f"✅ *Resolved* by {who}", quoted(escalation.resolution or "", 1000)]
    if delivery.is_over or delivery.on_hold:
        return [standing(delivery)]
    waited = states.waited(delivery, escalation.raised_at, now)
    deed = "please decide what happens, and write it down with “Resolve”"
    return [
        f"⬜ *Open* for {waited}: {went_to(delivery, escalation)}, {deed}.",
        acknowledged_line(escalation),
        next_line(delivery, escalation),
    ]


def buttons(delivery: Delivery, escalation: Escalation) -> Json:
    ref, gate = Ref.to(delivery, number=escalation.number), gate_of(delivery, escalation)
    new = escalation.acknowledged_at is None
    signs = gate and any(wait.kind is WaitKind.SIGN for wait in waits_at(delivery, gate))
    at_gate = Ref.to(delivery, gate)
    return actions(
        button("Acknowledge", Action.ESCALATION_ACKNOWLEDGE, ref, style="primary") if new else None,
        button("Resolve", Action.ESCALATION_RESOLVE, ref, style=None if new else "primary"),
        button("Reassign the sign-off", Action.MENU_REASSIGN, at_gate) if signs else None,
        button("Extend the due date", Action.GATE_EXTEND, at_gate) if gate and not gate.is_settled else None,
        button("Status", Action.DELIVERY_STATUS, ref),
    )
