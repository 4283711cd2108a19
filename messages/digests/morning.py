"""The manager's digest on a working morning: what waits on whom, what slipped, what is escalated."""

from collections.abc import Sequence
from datetime import datetime

from gates.dated_waits import waits_now
from gates.delivery import Delivery
from gates.digests.morning import overdue_gates, slipped_milestones
from gates.escalations.escalation import Escalation
from messages.blocks import context, header, section_of
from messages.digests.preview import when_it_goes
from messages.digests.words import KINDS
from messages.limits import Json, fit
from messages.message import Message
from messages.milestones import milestone_line
from messages.mrkdwn import channel, line, mention, since
from messages.titles import delivery_title, gate_label
from messages.waiting_lines import waiting_lines

TITLE = "Your deliveries this morning"


def morning_message(managed: Sequence[Delivery], now: datetime) -> Message | None:
    """None where there is nothing to tell."""
    told = [(delivery, lines) for delivery in managed if (lines := morning_lines(delivery, now))]
    if not told:
        return None
    rows = [[section_of(f"{delivery_title(d)} · {channel(d.internal_channel)}", *lines)] for d, lines in told]
    said = f"{TITLE}: {deliveries(len(told))} with something open"
    return Message.of([said], fit([header(TITLE)], rows, [], more))


def morning_lines(delivery: Delivery, now: datetime) -> list[str]:
    today = delivery.working_time.local_day(now)
    return [
        *waiting_lines(delivery, waits_now(delivery, now), now),
        *(f"❗ *{gate_label(delivery, gate)}* is overdue" for gate in overdue_gates(delivery, today)),
        *(milestone_line(delivery, each, today) for each in slipped_milestones(delivery, today)),
        *map(escalation_line, delivery.open_escalations()),
        *(
            f"{KINDS[update.kind]} for the client: {when_it_goes(delivery, update)}"
            for update in delivery.client_updates
            if update.is_shown
        ),
    ]


def escalation_line(each: Escalation) -> str:
    return f"⚠️ Escalated to {mention(each.escalated_to)} {since(each.raised_at)}: {line(each.issue, 150)}"


def more(left: int) -> Json:
    return context(f"… and {deliveries(left, 'more ')}: `/gate list` shows them all.")


def deliveries(number: int, which: str = "") -> str:
    return f"{number} {which}{'delivery' if number == 1 else 'deliveries'}"
