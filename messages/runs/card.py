"""The one card of all runs: their counts, who owns what, and every failure in full."""

from datetime import datetime

from slack_sdk.models.blocks import ButtonElement

from gates.checklists.checklist import Item
from gates.delivery import Delivery
from gates.gate import Gate
from gates.runs.ending import green_in_all
from gates.runs.folding import SHOWN_FOR
from gates.runs.rounds import gates_of
from gates.runs.run import Run
from messages.blocks import actions, button, confirm, context, divider, header, section_of
from messages.ids import Action
from messages.items import item_block
from messages.limits import Json, fit
from messages.message import Message
from messages.mrkdwn import at, line, mention
from messages.refs import Ref
from messages.runs.lines import count_lines, counted, owner_lines, run_head
from messages.standing import hold_line
from messages.titles import count, delivery_name, delivery_title

BY_THEMSELVES = "Each run passes its gates by itself as soon as their checks are green. Nobody signs."


def runs_card(delivery: Delivery, now: datetime) -> Message:
    first, last = delivery.process.repeating()[0], delivery.process.repeating()[-1]
    state = standing(delivery)
    head = [
        header(f"Runs · {first.name} to {last.name}" if first != last else f"Runs · {first.name}"),
        section_of(delivery_title(delivery), state, *count_lines(delivery, now)),
        section_of(*owner_lines(delivery)),
    ]
    rows = [row for run in in_question(delivery, now) for row in failure_rows(delivery, run)]
    told = [f"Runs of {delivery_name(delivery)}", state, counted(delivery.run_days)]
    return Message.of(told, fit(head, rows, tail(delivery), more))


def standing(delivery: Delivery) -> str:
    if delivery.runs_ended_at and delivery.runs_ended_by:
        return f"✅ *Ended* by {mention(delivery.runs_ended_by)}{at(delivery.runs_ended_at)}"
    if delivery.is_over:
        return f"*{line(delivery.status)}*"
    return hold_line(delivery) if delivery.on_hold else BY_THEMSELVES


def in_question(delivery: Delivery, now: datetime) -> list[Run]:
    """Runs in which a check failed: those under way first, then what ended in the last day."""
    failed = [run for run in reversed(delivery.runs) if run.failed_at]
    lately = [run for run in failed if run.ended_at and now - last_news(run) < SHOWN_FOR]
    return [*(run for run in failed if run.is_live), *lately]


def last_news(run: Run) -> datetime:
    """When it ended, or a failure of it was found after that."""
    return max(filter(None, (run.started_at, run.ended_at, run.broke_at)))


def failure_rows(delivery: Delivery, run: Run) -> list[list[Json]]:
    """The head stays with what failed first."""
    items = [(gate, item) for gate in gates_of(delivery, run) for item in gate.items]
    blocks = [block_of(delivery, gate, item) for gate, item in items if is_told(item, delivery)]
    return [[divider(), section_of(run_head(delivery, run)), *blocks[:1]], *[[block] for block in blocks[1:]]]


def is_told(item: Item, delivery: Delivery) -> bool:
    return item.failing or not delivery.is_automated(item)


def block_of(delivery: Delivery, gate: Gate, item: Item) -> Json:
    buttons = gate.is_open and not delivery.on_hold and not delivery.is_over
    return item_block(delivery, gate, item, buttons=buttons)


def tail(delivery: Delivery) -> list[Json]:
    more = button("More", Action.DELIVERY_MENU, Ref.to(delivery))
    if not delivery.runs_are_open:
        return []
    if delivery.on_hold or not green_in_all(delivery):
        return [actions(more)]
    return [actions(end_button(delivery), more)]


def end_button(delivery: Delivery) -> ButtonElement:
    following = delivery.process.phase_after(delivery.process.repeating()[-1].key)
    name = line(following.name, 100) if following else ""
    asked = confirm(
        "End the runs?", f"No check of a run is taken any more, and “{name}” begins.", "End the runs"
    )
    return button("End the runs", Action.RUNS_END, Ref.to(delivery), confirm=asked)


def more(left: int) -> Json:
    return context(f"… and {count(left, 'more failure')}, which the thread and the audit log keep.")
