"""One thing that somebody is nudged about: in words, why it matters, and how urgent it is."""

from datetime import date, datetime

from gates.delivery import Delivery
from gates.nudges.asked import Asked, day_of
from gates.waiting import Wait, WaitKind
from messages import states
from messages.asks import why_it_matters
from messages.home_tasks import task_line
from messages.mrkdwn import mention, on, since
from messages.nudges.in_place import away_line
from messages.titles import delivery_name, delivery_title, gate_label

FAR = date.max


def urgency(delivery: Delivery, asked: Asked, now: datetime) -> tuple[bool, bool, date, datetime]:
    """What comes first: an escalation, what is overdue, what is due soonest, what waits longest."""
    today = delivery.working_time.local_day(now)
    overdue = asked.wait.kind is WaitKind.MILESTONE or bool(asked.due_on and asked.due_on < today)
    return asked.wait.kind is not WaitKind.RESOLVE, not overdue, asked.due_on or FAR, asked.since


def words(delivery: Delivery, wait: Wait) -> str:
    """On one line, for later, when it is done."""
    label = f" · {gate_label(delivery, wait.gate)}" if wait.gate else ""
    return f"{task_line(delivery, wait)} · {delivery_title(delivery)}{label}"


def in_words(delivery: Delivery, wait: Wait) -> str:
    label = f", {gate_label(delivery, wait.gate)}" if wait.gate else ""
    return f"{task_line(delivery, wait)}: {delivery_name(delivery)}{label}"


def spoken_line(delivery: Delivery, asked: Asked) -> str:
    return " ".join(filter(None, (away_line(asked), in_words(delivery, asked.wait))))


def live_lines(delivery: Delivery, asked: Asked, now: datetime) -> list[str]:
    wait = asked.wait
    return [
        away_line(asked),
        delivery_title(delivery),
        gate_label(delivery, wait.gate) if wait.gate else "",
        f"*{task_line(delivery, wait)}*{waiting(delivery, asked, now)}",
        states.due(delivery, wait.gate, now.date()) if wait.gate else "",
        f"_{reason}_" if (reason := why(delivery, wait)) else "",
    ]


def waiting(delivery: Delivery, asked: Asked, now: datetime) -> str:
    """Since when it stands still; for what has a date of its own, that date."""
    if day := day_of(asked.wait):
        return f", {'*overdue*: it was due' if day < now.date() else 'due'} on {on(day)}"
    waited = states.waited(delivery, asked.wait.since, now)
    return f", waiting for {waited}, {since(asked.wait.since)}"


def why(delivery: Delivery, wait: Wait) -> str:
    match wait.kind:
        case WaitKind.RESOLVE:
            return "The record cannot be closed before every escalation has a resolution."
        case WaitKind.MILESTONE:
            return "Everybody plans with this date: say what it has become, or that it was reached."
        case WaitKind.ACT:
            return "What the review found changes only when its actions are done."
        case WaitKind.MEASURE:
            return "The delivery is done only when each success metric says what the work came to."
        case WaitKind.REVIEW:
            return "What worked and where it broke is forgotten soon, and the record waits for it."
        case WaitKind.DECIDE:
            return "Whoever asked for it does not know whether to count on it."
        case WaitKind.CLOSE:
            return "Everything is decided; only the record is still open."
    return why_it_matters(delivery, wait.gate, wait.kind) if wait.gate else ""


def channel_line(delivery: Delivery, asked: Asked, now: datetime) -> str:
    """For somebody who is reached in the channel alone."""
    said = f"{mention(asked.user)}, a reminder: {words(delivery, asked.wait)}{waiting(delivery, asked, now)}."
    return " ".join(filter(None, (said, away_line(asked))))
