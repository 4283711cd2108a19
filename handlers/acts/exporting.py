"""The record leaves Slack as a file: noted here, made and uploaded by the sender."""

from gates.delivery import Delivery
from handlers import outbox
from handlers.desk import Click, Desk
from handlers.notice_kinds import NoticeKind
from handlers.pdf import refuse_without_pdf
from messages.exports.record import Form


def ask_for_record(desk: Desk, click: Click, delivery: Delivery, form: Form) -> None:
    """To whoever asks, in a direct message. Raises Refusal where this form cannot be made here."""
    if form is Form.PDF:
        refuse_without_pdf()
    with desk.store.transaction(click.workspace) as tx:
        outbox.put(
            tx,
            key=f"{NoticeKind.RECORD_OUT}/{click.intent}",
            kind=NoticeKind.RECORD_OUT,
            body={
                "delivery": delivery.id,
                "form": form.value,
                "user": click.by.user_id,
                "sees_all": click.asker.sees_all,
            },
            due_at=click.at,
        )
    desk.bell.ring()
