"""Writing to the client of a delivery."""

from gates.delivery import Delivery
from gates.digests import sending, setting
from gates.digests.records import DigestSettings
from gates.process_files.digests import MessageKind
from handlers.acts.change import change
from handlers.desk import Click, Desk
from messages.refs import Ref


def set_digests(desk: Desk, click: Click, ref: Ref, wanted: DigestSettings) -> None:
    change(desk, click, ref.delivery, lambda d, c: setting.set_digests(d, wanted, c.by, c.at))


def draft(desk: Desk, click: Click, ref: Ref, kind: MessageKind, note: str | None) -> None:
    def rule(delivery: Delivery, click: Click) -> None:
        sending.draft(delivery, kind, note, click.by, click.at)

    change(desk, click, ref.delivery, rule)


def write_note(desk: Desk, click: Click, ref: Ref, note: str | None) -> None:
    change(desk, click, ref.delivery, lambda d, c: sending.write_note(d, ref.entry, note, c.by, c.at))


def send(desk: Desk, click: Click, ref: Ref) -> None:
    change(desk, click, ref.delivery, lambda d, c: sending.send(d, ref.entry, c.by, c.at))


def skip(desk: Desk, click: Click, ref: Ref, because: str) -> None:
    change(desk, click, ref.delivery, lambda d, c: sending.skip(d, ref.entry, because, c.by, c.at))
