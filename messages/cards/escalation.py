"""The direct message to whom a blocker was escalated."""

from datetime import datetime

from gates.delivery import Delivery
from gates.records.record import Escalation
from messages import states
from messages.blocks import actions, button, header, section_of
from messages.ids import Action
from messages.kickoff import standing
from messages.message import Message
from messages.mrkdwn import at, mention, quoted
from messages.refs import Ref
from messages.titles import delivery_name, delivery_title, phase_label


def escalation_card(delivery: Delivery, escalation: Escalation, now: datetime) -> Message:
    """What was raised, and until it is resolved the button to say how."""
    settled = escalation.resolved_at is not None or delivery.is_over or delivery.on_hold is not None
    blocks = [
        header(f"Escalation {escalation.number}"),
        section_of(*raised_lines(delivery, escalation), *standing_lines(delivery, escalation, now)),
    ]
    if not settled:
        ref = Ref.to(delivery, number=escalation.number)
        resolve = button("Resolve", Action.ESCALATION_RESOLVE, ref, style="primary")
        blocks.append(actions(resolve, button("Status", Action.DELIVERY_STATUS, ref)))
    words = [f"Escalation {escalation.number}, {delivery_name(delivery)}", quoted(escalation.issue, 600)]
    return Message.of([*words, *standing_lines(delivery, escalation, now)], blocks)


def raised_lines(delivery: Delivery, escalation: Escalation) -> list[str]:
    phase = phase_label(delivery, escalation.phase) if escalation.phase else ""
    raised = f"Raised by {mention(escalation.raised_by)}{at(escalation.raised_at)}"
    return [delivery_title(delivery), phase, raised, quoted(escalation.issue, 1200)]


def standing_lines(delivery: Delivery, escalation: Escalation, now: datetime) -> list[str]:
    if escalation.resolved_at and escalation.resolved_by:
        who = f"{mention(escalation.resolved_by)}{at(escalation.resolved_at)}"
        return [f"✅ *Resolved* by {who}", quoted(escalation.resolution or "", 1000)]
    if delivery.is_over or delivery.on_hold:
        return [standing(delivery)]
    asked = mention(escalation.escalated_to)
    waited = states.waited(delivery, escalation.raised_at, now)
    return [f"⬜ *Open* for {waited}: {asked}, please decide what happens, and write it down with “Resolve”."]
