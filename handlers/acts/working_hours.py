"""Working time that changes: what is due is counted anew, in a delivery of which it is at once."""

from datetime import datetime

from gates.calendars import setting
from gates.digests.morning import same_morning
from gates.working_time.calendar import Calendar
from handlers.acts.change import change
from handlers.desk import Click, Desk
from messages.refs import Ref
from storage import mornings, people
from storage.due import counting
from storage.mornings import Morning
from storage.transaction import Transaction


def set_calendar(desk: Desk, click: Click, ref: Ref, calendar: Calendar | None) -> None:
    """None: as its process says."""
    change(desk, click, ref.delivery, lambda d, c: setting.set_calendar(d, calendar, c.by, c.at))


def follow_workspace(tx: Transaction, at: datetime) -> None:
    """Its calendar is another one."""
    counting.count_anew(tx)
    for morning in mornings.expected(tx):
        keep_morning(tx, morning, at)


def follow_person(tx: Transaction, user_id: str, at: datetime) -> None:
    """They work at other times."""
    counting.count_anew_of(tx, user_id)
    for morning in mornings.expected(tx, user_id):
        keep_morning(tx, morning, at)


def keep_morning(tx: Transaction, morning: Morning, at: datetime) -> None:
    """The digest that is to come keeps its day, so that none comes twice."""
    if morning.next_at > at:
        working = people.working_time_of(tx, morning.user_id)
        mornings.move_on(tx, morning, same_morning(morning.next_at, working, at))
