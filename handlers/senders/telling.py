"""Tells whoever asked for a job how it ended, in the transaction that ends it."""

from collections.abc import Sequence
from datetime import timedelta

from handlers import outbox
from handlers.desk import Desk
from handlers.notice_kinds import NoticeKind
from messages.message import Message
from storage import notices
from storage.notices import Notice
from storage.transaction import Transaction


def settle(desk: Desk, notice: Notice, told: Sequence[Message]) -> None:
    with desk.store.transaction(notice.workspace_id) as tx:
        tell(desk, tx, notice, told)
    desk.bell.ring()


def tell(desk: Desk, tx: Transaction, notice: Notice, told: Sequence[Message]) -> None:
    """The job is done, and its answer stands in its place, in the same transaction.

    The first message is sent by itself, and any others as replies in its thread.
    """
    now = desk.clock.now()
    head = f"{notice.key}/answer/0"
    for number, message in enumerate(told):
        outbox.put(
            tx,
            key=f"{notice.key}/answer/{number}",
            kind=NoticeKind.REPLY if number else NoticeKind.DIRECT,
            channel_id=notice.body["user"],
            body={**message.body, "below": head} if number else message.body,
            due_at=now + timedelta(microseconds=number),  # read in their order
        )
    notices.sent(tx, notice, None, now)
