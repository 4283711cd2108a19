"""Somebody was deactivated in Slack: whoever decides gets the list of what they leave behind."""

from datetime import datetime

from gates.delivery import Delivery
from gates.leaving.duties import Duty, duties_of, who_decides
from gates.leaving.handing_over import hand_over_duty
from gates.rights.asker import HOUSE
from handlers import outbox
from handlers.acts.change import change
from handlers.desk import Click, Desk
from handlers.notice_kinds import NoticeKind
from messages.leaving.duties import DutyRef, Owed, left_messages
from storage import finding
from storage.transaction import Transaction


def tell_of_departure(desk: Desk, workspace: str, user_id: str, at: datetime) -> None:
    """Once a day at most, however often Slack tells of it."""
    with desk.store.transaction(workspace, HOUSE) as tx:
        owed: dict[str, list[Owed]] = {}
        for delivery in finding.owing(tx, user_id):
            for decides in who_decides(delivery, user_id)[:1]:
                owed.setdefault(decides, []).extend(all_of(delivery, user_id))
        for decides, duties in owed.items():
            tell(tx, user_id, decides, duties, at)
    desk.bell.ring()


def all_of(delivery: Delivery, user_id: str) -> list[tuple[Delivery, Duty]]:
    return [(delivery, duty) for duty in duties_of(delivery, user_id)]


def tell(tx: Transaction, left: str, decides: str, duties: list[Owed], at: datetime) -> None:
    for number, message in enumerate(left_messages(left, duties), 1):
        outbox.put(
            tx,
            key=f"left/{left}/{decides}/{at.date()}/{number}",
            kind=NoticeKind.DIRECT,
            channel_id=decides,
            body=message.body,
            due_at=at,
        )


def give(desk: Desk, click: Click, ref: DutyRef, to: str) -> None:
    change(desk, click, ref.delivery, lambda d, c: hand_over_duty(d, ref.left, ref.duty, to, c.by, c.at))
