"""What is to be sent once, noted in the transaction of its cause: with the priority that its kind has."""

from datetime import datetime
from typing import Any

from handlers.notice_kinds import PRIORITIES, NoticeKind
from storage import notices
from storage.transaction import Transaction


def put(
    tx: Transaction,
    *,
    key: str,
    kind: NoticeKind,
    body: dict[str, Any],
    due_at: datetime,
    delivery_id: str | None = None,
    phase: str | None = None,
    round: int | None = None,  # noqa: A002
    channel_id: str | None = None,
    thread_kind: str | None = None,
    priority: int | None = None,
    expires_at: datetime | None = None,
) -> bool:
    """Whether it is new.

    `priority` where it is not that of its kind. `expires_at` where it would be a lie later on: then it is
    not sent at all.
    """
    return notices.add(
        tx,
        key=key,
        kind=kind,
        body=body,
        due_at=due_at,
        delivery_id=delivery_id,
        phase=phase,
        round=round,
        channel_id=channel_id,
        thread_kind=thread_kind,
        priority=PRIORITIES[kind] if priority is None else priority,
        expires_at=expires_at,
    )
