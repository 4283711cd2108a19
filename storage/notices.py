"""Notices: what is sent once; each is unique on what it is about."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import cast, func, update

from storage.claiming import claim_rows
from storage.inserting import insert_or_nothing
from storage.tables.columns import Instant
from storage.tables.notices import is_pending, notices
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Notice:
    workspace_id: str
    key: str  # what it is about, for example "nudge/D1/qa/2/U7/2026-03-02"
    kind: str
    delivery_id: str | None
    phase: str | None
    round: int | None
    channel_id: str | None
    thread_kind: str | None  # the kind of card whose thread it goes to
    body: dict[str, Any]  # text and blocks
    due_at: datetime
    sent_at: datetime | None
    sent_ts: str | None
    attempts: int
    attempting_since: datetime | None
    claimed_until: datetime | None
    retry_at: datetime | None
    error: str | None
    given_up_at: datetime | None

    @property
    def may_be_sent(self) -> bool:
        """An earlier try may have sent it without our hearing of it: look for it first."""
        return self.attempts > 1


def add(
    tx: Transaction,
    *,
    key: str,
    kind: str,
    body: dict[str, Any],
    due_at: datetime,
    delivery_id: str | None = None,
    phase: str | None = None,
    round: int | None = None,  # noqa: A002
    channel_id: str | None = None,
    thread_kind: str | None = None,
) -> bool:
    """Whether it is new: a second notice about the same is not added."""
    values = {
        "workspace_id": tx.workspace_id, "key": key, "kind": kind, "body": body, "due_at": due_at,
        "delivery_id": delivery_id, "phase": phase, "round": round, "channel_id": channel_id,
        "thread_kind": thread_kind, "attempts": 0,
    }  # fmt: skip
    return insert_or_nothing(tx, notices, values)


def claim(tx: Transaction, now: datetime, lease: timedelta, limit: int) -> list[Notice]:
    """Notices that are due, now this sender's alone until the lease ends."""
    c = notices.c
    since = {c.attempting_since: func.coalesce(c.attempting_since, cast(now, Instant))}
    rows = claim_rows(tx, is_pending & (c.due_at <= now), c.due_at, since, now, lease, limit)
    return [Notice(**row) for row in rows]


def sent(tx: Transaction, notice: Notice, ts: str | None, at: datetime) -> None:
    _set(tx, notice, sent_at=at, sent_ts=ts, claimed_until=None, retry_at=None, error=None)


def failed(tx: Transaction, notice: Notice, error: str, retry_at: datetime) -> None:
    _set(tx, notice, error=error, retry_at=retry_at, claimed_until=None)


def give_up(tx: Transaction, notice: Notice, error: str, at: datetime) -> None:
    _set(tx, notice, error=error, given_up_at=at, claimed_until=None)


def _set(tx: Transaction, notice: Notice, **values: Any) -> None:
    c = notices.c
    its = update(notices).where(c.workspace_id == notice.workspace_id, c.key == notice.key)
    tx.connection.execute(its.where(c.sent_at.is_(None)).values(values))
