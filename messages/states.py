"""The words for how things stand. A sign never stands alone: each comes with its word."""

from datetime import date, datetime, timedelta

from gates.checklists.checklist import Item
from gates.delivery import Delivery
from gates.gate import Gate, Outcome
from gates.phases.holding import time_on_hold
from gates.records.record import MilestoneStatus
from gates.sign_offs.signoff import Verdict
from messages.mrkdwn import on
from messages.titles import count, phase_label

VERDICTS = {
    Verdict.APPROVE: "Approved",
    Verdict.CONDITIONS: "Approved with conditions",
    Verdict.REJECT: "Sent back",
    Verdict.ABSTAIN: "Abstained",
}

VERDICT_SIGNS = {
    Verdict.APPROVE: "✅",
    Verdict.CONDITIONS: "☑️",
    Verdict.REJECT: "↩️",
    Verdict.ABSTAIN: "➖",
}

MILESTONE_SIGNS = {
    MilestoneStatus.NOT_PLANNED: "▫️",
    MilestoneStatus.ON_TRACK: "⬜",
    MilestoneStatus.AT_RISK: "⚠️",
    MilestoneStatus.OVERDUE: "❗",
    MilestoneStatus.REACHED: "✅",
    MilestoneStatus.REACHED_LATE: "☑️",
}


def item_state(item: Item) -> str:
    if item.waived_at is not None:
        return "➖ *Not applicable*"
    return "✅ *Done*" if item.done else "⬜ *Open*"


def verdict(given: Verdict) -> str:
    return f"{VERDICT_SIGNS[given]} *{VERDICTS[given]}*"


def milestone_state(status: MilestoneStatus) -> str:
    words = "No date yet" if status is MilestoneStatus.NOT_PLANNED else status.capitalize()
    return f"{MILESTONE_SIGNS[status]} {words}"


def outcome(delivery: Delivery, gate: Gate) -> str:
    """How a settled round ended."""
    if gate.outcome is Outcome.PASSED:
        return "✅ *Passed*"
    if gate.outcome is Outcome.SKIPPED:
        return "⏭️ *Skipped*"
    if gate.outcome is Outcome.OVERRIDDEN:
        return "🛑 *Overridden*, passed against its rules"
    if gate.outcome is Outcome.BROUGHT_IN:
        return "📥 *Brought in*, gone through before the work came here"
    if gate.outcome is Outcome.CANCELLED:
        return "➖ *Cancelled*"
    if any(s.live and s.verdict is Verdict.REJECT for s in gate.sign_offs):
        target = phase_label(delivery, delivery.phase(gate).gate.sent_back_to)
        return f"↩️ *Sent back* to {target}"
    return "↩️ *Ended*, because the work was sent back"


def due(delivery: Delivery, gate: Gate, today: date) -> str:
    """When this gate is due, or by how much it is late; empty where no date is planned."""
    day = delivery.due_on(gate)
    if day is None or gate.is_settled or delivery.on_hold:
        return ""
    left = (day - today).days
    if delivery.is_overdue(gate, today):
        return f"❗ *Overdue* by {count(-left, 'day')}: it was due on {on(day)}"
    if left == 0:
        return f"Due today, {on(day)}"
    return f"Due on {on(day)}, in {count(left, 'day')}"


def waited(delivery: Delivery, since: datetime, now: datetime) -> str:
    """How long something has been waiting, without the time in which the delivery was on hold."""
    return age(since + time_on_hold(delivery, since, now), now)


def age(since: datetime, now: datetime) -> str:
    """How long something has been waiting, in words."""
    waited = max(now - since, timedelta(0))
    if waited.days:
        return count(waited.days, "day")
    hours, minutes = divmod(waited.seconds // 60, 60)
    if hours:
        return count(hours, "hour")
    return count(minutes, "minute") if minutes else "less than a minute"
