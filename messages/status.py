"""A delivery at a glance."""

from datetime import datetime

from gates.dated_waits import waits_now
from gates.delivery import Delivery
from gates.staffing.warnings import staffing_warnings
from messages import states
from messages.blocks import actions, button, header, section_of
from messages.gate_head import how_far
from messages.ids import Action
from messages.kickoff import close_button, standing
from messages.limits import Json
from messages.message import Message
from messages.milestones import milestone_lines, next_date
from messages.mrkdwn import channel, on
from messages.refs import Ref
from messages.registers.dependencies import blocked_lines
from messages.runs.lines import count_lines
from messages.staffing.warning_lines import warning_block
from messages.titles import count, delivery_name, delivery_title, gate_label
from messages.waiting_lines import waiting_lines


def status_message(delivery: Delivery, now: datetime) -> Message:
    where = where_it_stands(delivery, now)
    blocks = [
        header("Status"),
        section_of(delivery_title(delivery), *where, *open_matters(delivery)),
        *warning_block(delivery.process, staffing_warnings(delivery, now.date())),
        section_of("*Milestones*", *milestone_lines(delivery, now.date())),
        buttons(delivery),
    ]
    return Message.of([f"Status of {delivery_name(delivery)}", *where], blocks)


def where_it_stands(delivery: Delivery, now: datetime) -> list[str]:
    gates = [
        part
        for gate in delivery.live_gates
        if not delivery.is_of_run(gate)
        for part in (
            f"*{gate_label(delivery, gate)}*: {how_far(gate)}",
            states.due(delivery, gate, now.date()),
        )
    ]
    return [
        standing(delivery),
        *gates[:8],
        *blocked_lines(delivery),
        *(count_lines(delivery, now) if delivery.runs_are_open else []),
        *waiting_lines(delivery, waits_now(delivery, now), now),
        next_date(delivery),
        promised(delivery, now),
    ]


def promised(delivery: Delivery, now: datetime) -> str:
    words = f"Promised for {on(delivery.agreed_on)}"
    if delivery.delivered_on:
        return f"{words}, delivered on {on(delivery.delivered_on)}"
    late = (delivery.counted_day(now.date()) - delivery.agreed_on).days
    return f"❗ {words}: *overdue* by {count(late, 'day')}" if late > 0 and not delivery.is_over else words


def open_matters(delivery: Delivery) -> list[str]:
    escalations = len(delivery.open_escalations())
    risks = sum(risk.closed_at is None for risk in delivery.risks)
    return [
        f"⚠️ {count(escalations, 'open escalation')}" if escalations else "No open escalation",
        f"{count(risks, 'open risk')} in the register" if risks else "No open risk in the register",
        f"The cards are in {channel(delivery.internal_channel)}",
    ]


def buttons(delivery: Delivery) -> Json:
    ref = Ref.to(delivery)
    more = None if delivery.is_over else button("More", Action.DELIVERY_MENU, ref)
    close = close_button(delivery) if delivery.all_is_decided and not delivery.is_over else None
    return actions(close, button("Delivery record", Action.MENU_RECORD, ref), more)
