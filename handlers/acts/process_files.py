"""Process files that come in and go out: noted here, carried by the sender, since files take their time."""

from gates.process import Process
from handlers import outbox
from handlers.desk import Click, Desk
from handlers.notice_kinds import NoticeKind
from storage import library


def hand_in(desk: Desk, click: Click, file: str) -> None:
    """`file` is Slack's id of it."""
    note(desk, click, NoticeKind.FILE_IN, {"file": file})


def ask_for_file(desk: Desk, click: Click, key: str, version: int | None) -> Process:
    """The process that is sent. Raises Refusal when there is none like it."""
    with desk.reading(click) as tx:
        process = library.edition(tx, key, version).process
    note(desk, click, NoticeKind.FILE_OUT, {"process": process.key, "version": process.version})
    return process


def note(desk: Desk, click: Click, kind: NoticeKind, about: dict[str, str | int]) -> None:
    with desk.writing(click) as tx:
        outbox.put(
            tx,
            key=f"{kind}/{click.intent}",
            kind=kind,
            body={**about, "user": click.by.user_id},
            due_at=click.at,
        )
    desk.bell.ring()
