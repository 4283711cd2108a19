"""What became of a settled round: a short reply in the thread of the card."""

from gates.checklists.checklist import Part
from gates.delivery import Delivery
from gates.gate import Gate
from gates.sign_offs.conditions import conditions_of
from messages import states
from messages.blocks import section_of
from messages.gate_head import decided_by
from messages.items import progress
from messages.message import Message
from messages.mrkdwn import line, quoted
from messages.sign_offs import condition_words, state_line
from messages.titles import count, gate_label, role_name


def round_summary(delivery: Delivery, gate: Gate) -> Message:
    label = f"{gate_label(delivery, gate)}{', round 1' if gate.round == 1 else ''}"
    state = states.outcome(delivery, gate)
    lines = [
        f"*{label}*: {state}{decided_by(gate)}",
        quoted(gate.reason, 900) if gate.reason else "",
        f"{progress(gate)}{left_out(gate)}",
        *[f"{role_name(delivery, s.role)}: {state_line(s)}" for s in gate.sign_offs[-6:]],
        *[f"• Condition: {condition_words(delivery, each)}" for each in conditions_of(gate)[:5]],
    ]
    return Message.of(
        [f"{label}: {state}", line(gate.reason or "", 600) if gate.reason else ""], [section_of(*lines)]
    )


def left_out(gate: Gate) -> str:
    """Items that were left out, which a reader of the round wants to know."""
    waived = sum(item.waived_at is not None for item in gate.part(Part.CHECKLIST))
    return f", {count(waived, 'item')} of them not applicable" if waived else ""
