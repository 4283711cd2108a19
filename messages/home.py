"""Home: what waits on me, with the button to act; then the deliveries that I have a part in."""

from collections.abc import Sequence
from datetime import datetime

from gates.dated_waits import waits_now
from gates.delivery import Delivery
from gates.portfolio.home_choice import Tab
from gates.records.record import ReviewAction
from gates.waiting import Wait
from messages import states, views
from messages.blocks import actions, button, context, header, section, section_of
from messages.home_tasks import is_for_client, task_buttons, task_line
from messages.ids import Action
from messages.limits import Json, fit
from messages.mrkdwn import line, on
from messages.portfolio.around import Around
from messages.portfolio.home import handed_on_blocks, my_rows, portfolio_rows, tab_row
from messages.refs import Ref
from messages.titles import count, delivery_title, gate_label


def home_view(user_id: str, deliveries: Sequence[Delivery], now: datetime, around: Around) -> Json:
    """`deliveries` are those that may ask something of this person; the rest is drawn from rows."""
    takes_part = bool(around.mine)
    start = actions(
        button("Start a delivery", Action.DELIVERY_START, style="primary"),
        button("Hand on my sign-offs", Action.DELEGATE) if takes_part else None,
        button("My reminders", Action.NUDGE_SETTINGS) if takes_part else None,
    )
    head = [start, *tab_row(around)]
    if around.tab is Tab.PORTFOLIO:
        rows = portfolio_rows(around, now.date())
        return views.home(fit(head, [r for r in rows if r], [], more_parts, *around.room))
    tasks = task_rows(user_id, deliveries, now) or [[section("Nothing waits for you. Enjoy the quiet.")]]
    tail = [*handed_on_blocks(around), *my_rows(around, now.date())]
    head.append(header("Waiting for you"))
    elsewhere = around.asking_in_all - len(deliveries)

    def more(left: int) -> Json:
        return more_tasks(left, elsewhere)

    return views.home(fit(head, tasks, tail, more, *around.room))


def task_rows(user_id: str, deliveries: Sequence[Delivery], now: datetime) -> list[list[Json]]:
    """Longest waiting first; actions of past reviews at the end."""
    waits = [(d, wait) for d in deliveries for wait in waits_now(d, now) if is_asked(d, wait, user_id)]
    waits.sort(key=lambda pair: pair[1].since)
    actions_due = [
        (d, action)
        for d in deliveries
        for action in d.review_actions
        if action.owner == user_id and action.done_at is None
    ]
    actions_due.sort(key=lambda pair: pair[1].due_on)
    return [task_row(d, wait, now) for d, wait in waits] + [action_row(d, a, now) for d, a in actions_due]


def is_asked(delivery: Delivery, wait: Wait, user_id: str) -> bool:
    """Whoever is waited for; for the client's word the manager, who can record it for the client."""
    manager = delivery.process.manager
    return user_id in (delivery.holders_of(manager) if is_for_client(delivery, wait) else wait.users)


def task_row(delivery: Delivery, wait: Wait, now: datetime) -> list[Json]:
    label = gate_label(delivery, wait.gate) if wait.gate else ""
    due = states.due(delivery, wait.gate, now.date()) if wait.gate else ""
    asked = f"*{task_line(delivery, wait)}*, waiting for {states.waited(delivery, wait.since, now)}"
    return [section_of(delivery_title(delivery), label, asked, due), task_buttons(delivery, wait)]


def action_row(delivery: Delivery, action: ReviewAction, now: datetime) -> list[Json]:
    late = "❗ *Overdue*: it was due on" if action.due_on < now.date() else "Due on"
    done = button("Done", Action.REVIEW_ACTION_DONE, Ref.to(delivery, number=action.number))
    words = [
        delivery_title(delivery),
        f"*Action from the review*: {line(action.text)}",
        f"{late} {on(action.due_on)}",
    ]
    return [section_of(*words, accessory=done)]


def more_tasks(left: int, elsewhere: int) -> Json:
    """`elsewhere`: in how many deliveries something waits that are not looked at here."""
    others = count(elsewhere, "more delivery", "more deliveries")
    others = f", and something in {others}" if elsewhere > 0 else ""
    after = "They appear here as you go on; `/gate waiting` lists all that waits."
    return context(f"… and {left} more that wait for you{others}. {after}")


def more_parts(left: int) -> Json:
    return context(f"… and {left} more parts, which do not fit here: a filter shows fewer.")
