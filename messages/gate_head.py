"""The first lines of a gate's card: what it is, how far, who is waited for, when it is due."""

from datetime import datetime

from gates.checklists.checklist import Part
from gates.delivery import Delivery
from gates.gate import Gate, Outcome
from gates.staffing.warnings import gate_warnings
from gates.waiting import waits_at
from messages import states
from messages.blocks import header, section_of
from messages.escalations.lines import went_to
from messages.items import progress
from messages.limits import Json
from messages.mrkdwn import at, line, mention, quoted
from messages.registers.dependencies import blocked_lines
from messages.rework_warning import rework_line
from messages.staffing.warning_lines import warning_lines
from messages.standing import AGAIN, hold_line
from messages.titles import delivery_title, gate_heading
from messages.waiting_lines import waiting_lines


def gate_head(delivery: Delivery, gate: Gate, now: datetime) -> list[Json]:
    lines = settled_lines(delivery, gate) if gate.is_settled else live_lines(delivery, gate, now)
    return [header(gate_heading(delivery, gate)), section_of(delivery_title(delivery), *lines)]


def live_lines(delivery: Delivery, gate: Gate, now: datetime) -> list[str]:
    if delivery.on_hold:
        return [line(delivery.phase(gate).purpose, 400), f"*{how_far(gate)}*", hold_line(delivery), AGAIN]
    return [
        line(delivery.phase(gate).purpose, 400),
        f"*{how_far(gate)}*",
        rework_line(delivery, gate),
        *blocked_lines(delivery),
        *waiting_lines(delivery, waits_at(delivery, gate), now),
        *warning_lines(delivery.process, gate_warnings(delivery, gate, now.date()), 2),
        states.due(delivery, gate, now.date()),
        *escalation_lines(delivery, gate),
    ]


def escalation_lines(delivery: Delivery, gate: Gate) -> list[str]:
    """What stands open about this round: the highest level of its chain, and what else was raised."""
    here = [e for e in delivery.open_escalations() if (e.phase, e.round) == (gate.phase, gate.round)]
    shown = [*[e for e in here if e.level is None][-2:], *[e for e in here if e.level is not None][-1:]]
    return [f"⏫ *Escalated* to {went_to(delivery, each)}{at(each.raised_at)}" for each in shown]


def how_far(gate: Gate) -> str:
    if gate.opened_at is None:
        return f"Not started: the package comes first, {progress(gate, Part.PACKAGE)}"
    if gate.blocking():
        return progress(gate)
    return f"{progress(gate)}, ready to sign"


def settled_lines(delivery: Delivery, gate: Gate) -> list[str]:
    lines = [f"{states.outcome(delivery, gate)}{decided_by(gate)}", progress(gate)]
    return [*lines, f"Why:\n{quoted(gate.reason, 800)}"] if gate.reason else lines


def decided_by(gate: Gate) -> str:
    if gate.closed_at is None or gate.closed_by is None:
        return ""
    who = "last signed by" if gate.outcome is Outcome.PASSED else "by"
    return f", {who} {mention(gate.closed_by)}{at(gate.closed_at)}"
