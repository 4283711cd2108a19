"""A delivery that is over is to be put away: asked for here, done by the sender, since that takes a while."""

from pathlib import Path

from gates.delivery import Delivery
from gates.refusal import Refusal
from handlers import outbox
from handlers.archiving.putting_away import must_be_free
from handlers.desk import Click, Desk
from handlers.notice_kinds import NoticeKind
from messages.refs import Ref
from storage import deliveries
from storage.transaction import Transaction

NO_FOLDER = "Archives have no folder yet: whoever runs Gatehouse has to name one in `GATEHOUSE_ARCHIVE`."


def free_to_archive(desk: Desk, tx: Transaction, ref: Ref) -> Delivery:
    """Raises Refusal while it is needed, or where nothing can be archived here."""
    folder_of(desk)
    delivery = deliveries.read(tx, ref.delivery)
    must_be_free(tx, delivery)
    return delivery


def folder_of(desk: Desk) -> Path:
    if desk.archive is None:
        raise Refusal(NO_FOLDER)
    return desk.archive


def ask_to_archive(desk: Desk, click: Click, ref: Ref) -> None:
    """Whoever asks is an admin, and is told by message how it ended.

    The notice is not of the delivery: what still waits to be sent about one keeps it from being archived.
    """
    with desk.writing(click) as tx:
        free_to_archive(desk, tx, ref)
        body = {"delivery": ref.delivery, "user": click.by.user_id}
        key = f"{NoticeKind.PUT_AWAY}/{click.intent}"
        outbox.put(tx, key=key, kind=NoticeKind.PUT_AWAY, body=body, due_at=click.at)
    desk.bell.ring()
