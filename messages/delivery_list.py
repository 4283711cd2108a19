"""Deliveries in a short list, with a button for the status of each."""

from collections.abc import Sequence
from datetime import datetime

from gates.delivery import Delivery
from gates.waiting import waits_of
from messages import states
from messages.answer import answer
from messages.blocks import button, context, section, section_of
from messages.ids import Action
from messages.limits import Json, fit
from messages.message import Message
from messages.mrkdwn import line
from messages.refs import Ref
from messages.runs.lines import count_lines
from messages.standing import hold_line
from messages.titles import delivery_name, delivery_title, gate_label
from messages.waiting_lines import waiting_line

FIRST = (
    "The first {}. More of a name finds one of them; `/gate list late`, `mine` and the like narrow them down."
)


def delivery_list(
    deliveries: Sequence[Delivery], now: datetime, title: str, *, full: bool = False
) -> Message:
    """`title` may hold what a person typed; `full`: no more were looked for, and there may be others."""
    if not deliveries:
        return answer("No delivery is running. `/gate start` begins one.")
    rows = [[delivery_row(delivery, now)] for delivery in deliveries]
    tail = [context(FIRST.format(len(deliveries)))] if full else []
    names = [f"• {delivery_name(delivery)}: {line(delivery.status)}" for delivery in deliveries]
    return Message.of([line(title), *names], fit([section(f"*{line(title)}*")], rows, tail, more))


def delivery_row(delivery: Delivery, now: datetime) -> Json:
    status = button("Status", Action.DELIVERY_STATUS, Ref.to(delivery))
    return section_of(delivery_title(delivery), *short_lines(delivery, now), accessory=status)


def short_lines(delivery: Delivery, now: datetime) -> list[str]:
    """Where it stands, when that is due, and who is waited for first."""
    gate = delivery.current
    if gate is None or delivery.is_over:
        runs = count_lines(delivery, now)[:1] if delivery.runs_are_open else []
        return [line(delivery.status), hold_line(delivery), *runs]
    waits = waits_of(delivery)
    if delivery.on_hold:
        return [f"{line(delivery.status)} · {gate_label(delivery, gate)}", hold_line(delivery)]
    return [
        f"{line(delivery.status)} · {gate_label(delivery, gate)}",
        states.due(delivery, gate, now.date()),
        waiting_line(delivery, waits[0], now) if waits else "",
    ]


def more(left: int) -> Json:
    return context(f"… and {left} more: `/gate status` with a name finds each.")
