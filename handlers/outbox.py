"""What is to be sent once, noted in the transaction of its cause: with the priority that its kind has."""

from typing import Unpack

from handlers.notice_kinds import PRIORITIES, NoticeKind
from storage import notices
from storage.notices import Wanted
from storage.transaction import Transaction


def put(tx: Transaction, **wanted: Unpack[Wanted]) -> bool:
    """Whether it is new. `priority` is to be given where it is not that of its kind."""
    wanted.setdefault("priority", PRIORITIES[NoticeKind(wanted["kind"])])
    return notices.add(tx, **wanted)
