"""The kickoff card: what is delivered to whom by when, who owns what, and how it will go."""

from datetime import datetime

from slack_sdk.models.blocks import ButtonElement

from gates.delivery import Delivery
from gates.gate import Outcome
from gates.process import Phase, Role
from gates.staffing.warnings import staffing_warnings
from messages.blocks import actions, button, confirm, header, section, section_of
from messages.ids import Action
from messages.limits import Json, fit, lines_within
from messages.message import Message
from messages.milestones import milestone_lines
from messages.modes import mode_line
from messages.mrkdwn import at, line, mention, on, people, quoted
from messages.refs import Ref
from messages.staffing.warning_lines import warning_block
from messages.standing import hold_line
from messages.titles import count, delivery_name, delivery_title

PRACTICE = "🧪 *Practice*: it stands in no portfolio and no digest."


def kickoff_card(delivery: Delivery, now: datetime) -> Message:
    head = [header(f"Kickoff · {delivery.process.name}"), section_of(*about_lines(delivery))]
    head += warning_block(delivery.process, staffing_warnings(delivery, now.date()))
    rows = [
        [section(f"*{delivery.process.phase_word}s, in order*\n{lines_within(phase_lines(delivery), 2500)}")],
        [section_of("*Milestones*", *milestone_lines(delivery, now.date()))] if delivery.milestones else [],
        [section("*Who owns what*")],
        *[[section_of(role_line(delivery, key, role))] for key, role in delivery.process.roles.items()],
    ]
    blocks = fit(head, [row for row in rows if row], buttons(delivery), more_roles)
    return Message.of([f"Delivery {delivery_name(delivery)}", standing(delivery)], blocks)


def about_lines(delivery: Delivery) -> list[str]:
    return [
        delivery_title(delivery),
        PRACTICE if delivery.practice else "",
        standing(delivery),
        f"Promised for {on(delivery.agreed_on)} · intake on {on(delivery.intake_on)}",
        f"Started by {mention(delivery.started_by)}{at(delivery.started_at)}",
        mode_line(delivery),
        quoted(delivery.scope, 1500),
    ]


def standing(delivery: Delivery) -> str:
    """Whether it runs, was closed or cancelled, with who and when."""
    if delivery.cancelled_at and delivery.cancelled_by:
        who = f"by {mention(delivery.cancelled_by)}{at(delivery.cancelled_at)}"
        return f"➖ *Cancelled* {who}: {line(delivery.cancelled_because or '', 500)}"
    if delivery.closed_at and delivery.closed_by:
        return f"✅ *Closed* by {mention(delivery.closed_by)}{at(delivery.closed_at)}"
    status = f"Status: *{line(delivery.status)}*"
    if delivery.on_hold:
        return f"{status}\n{hold_line(delivery)}"
    return (
        f"{status}. Everything is decided: the record can be closed." if delivery.all_is_decided else status
    )


def phase_lines(delivery: Delivery) -> list[str]:
    return [
        f"{number}. {line(phase.name, 100)} · {phase_state(delivery, phase)}"
        for number, phase in enumerate(delivery.process.phases, 1)
    ]


def phase_state(delivery: Delivery, phase: Phase) -> str:
    if delivery.process.does_repeat(phase.key):
        return runs_state(delivery)
    gate = delivery.latest(phase.key)
    if gate is None:
        return "to come"
    if not gate.is_settled:
        now_on = "under way" if gate.opened_at else "waiting for its package"
        return f"▶️ *{now_on}*, round {gate.round}" if gate.round > 1 else f"▶️ *{now_on}*"
    if gate.outcome is Outcome.PASSED and gate.round > 1:
        return f"✅ passed in round {gate.round}"
    words = {
        Outcome.PASSED: "✅ passed",
        Outcome.SKIPPED: "⏭️ skipped",
        Outcome.BROUGHT_IN: "📥 gone through before it came here",
        Outcome.OVERRIDDEN: "🛑 overridden",
        Outcome.CANCELLED: "➖ cancelled",
    }
    return words.get(gate.outcome, "to come again") if gate.outcome else "to come"


def runs_state(delivery: Delivery) -> str:
    if delivery.runs_opened_at is None:
        return "to come"
    green = count(sum(day.green for day in delivery.run_days), "green run")
    return f"▶️ *run after run*, {green}" if delivery.runs_are_open else f"✅ {green}"


def role_line(delivery: Delivery, key: str, role: Role) -> str:
    holders = delivery.holders_of(key)
    named = people(holders, 10) if holders else "nobody named yet"
    return f"*{line(role.name)}*: {named}\n{line(role.duty)}"


def buttons(delivery: Delivery) -> list[Json]:
    ref = Ref.to(delivery)
    status = button("Status", Action.DELIVERY_STATUS, ref)
    if delivery.is_over:
        return [actions(status, button("Delivery record", Action.MENU_RECORD, ref))]
    close = close_button(delivery) if delivery.all_is_decided else None
    return [actions(close, status, button("More", Action.DELIVERY_MENU, ref))]


def close_button(delivery: Delivery) -> ButtonElement:
    asked = confirm(
        "Close the record?",
        "Nothing can be changed after that. If something is missing, you get the list.",
        "Close it",
    )
    return button("Close the record", Action.DELIVERY_CLOSE, Ref.to(delivery), style="primary", confirm=asked)


def more_roles(left: int) -> Json:
    return section(f"… and {left} more: open “More”, then “People”.")
