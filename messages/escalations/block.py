"""An escalation in the delivery record: date, issue, to whom, resolution."""

from gates.delivery import Delivery
from gates.escalations.escalation import Escalation
from messages.blocks import button, section_of
from messages.escalations.lines import (
    acknowledged_line,
    asked_line,
    evidence_lines,
    raised_line,
    went_to,
    where_line,
)
from messages.ids import Action
from messages.limits import Json
from messages.mrkdwn import at, line, mention, quoted
from messages.refs import Ref

LONG = 600  # characters of each text


def escalation_block(delivery: Delivery, escalation: Escalation) -> Json:
    lines = [
        f"{'⬜ *Open*' if escalation.is_open else '✅ *Resolved*'} · Escalation {escalation.number}",
        where_line(delivery, escalation),
        raised_line(delivery, escalation),
        f"It went to {went_to(delivery, escalation)}",
        quoted(escalation.issue, LONG),
        asked_line(escalation),
        *evidence_lines(escalation, LONG),
        acknowledged_line(escalation),
    ]
    if escalation.resolved_at and escalation.resolved_by:
        resolution = line(escalation.resolution or "", LONG)
        lines.append(f"{mention(escalation.resolved_by)}{at(escalation.resolved_at)}: {resolution}")
    can_resolve = escalation.is_open and not delivery.is_over
    ref = Ref.to(delivery, number=escalation.number)
    return section_of(
        *lines, accessory=button("Resolve", Action.ESCALATION_RESOLVE, ref) if can_resolve else None
    )
