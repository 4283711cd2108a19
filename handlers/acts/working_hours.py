"""Working time that changes: what is due is counted anew by the clock, the mornings of people at once."""

from datetime import datetime

from gates.digests.morning import same_morning
from storage import mornings, people
from storage.due import counting
from storage.mornings import Morning
from storage.transaction import Transaction


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
