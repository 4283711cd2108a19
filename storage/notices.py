"""Notices: what is sent once; each is unique on what it is about."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Required, TypedDict, Unpack

from sqlalchemy import Column, ColumnElement, cast, func, select, update

from storage.claiming import claim_rows
from storage.inserting import insert_or_nothing
from storage.restoring.state import looked_for, state
from storage.tables.columns import Instant
from storage.tables.notices import is_pending, notices
from storage.transaction import Transaction

SUBJECT = "subject"  # in a body: who is to be erased
URGENT, NORMAL, CASUAL = PRIORITIES = range(3)


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
    priority: int
    expires_at: datetime | None
    dropped_at: datetime | None

    @property
    def may_be_sent(self) -> bool:
        """An earlier try may have sent it without our hearing of it: look for it first."""
        return self.attempts > 1

    @property
    def can_be_sent(self) -> bool:
        """Not when it was, nor when whom it is about is named no longer."""
        return self.sent_at is None and self.body.get(SUBJECT) != ""


class Wanted(TypedDict, total=False):
    """What a notice is made of; `expires_at` where it would be a lie later on: then it is not sent at all."""

    key: Required[str]
    kind: Required[str]
    body: Required[dict[str, Any]]
    due_at: Required[datetime]
    delivery_id: str | None
    phase: str | None
    round: int | None
    channel_id: str | None
    thread_kind: str | None
    priority: int  # the most urgent goes first
    expires_at: datetime | None


def add(tx: Transaction, **wanted: Unpack[Wanted]) -> bool:
    """Whether it is new: a second notice about the same is not added."""
    values = {"workspace_id": tx.workspace_id, "attempts": 0, "priority": NORMAL, **wanted}
    return insert_or_nothing(tx, notices, values)


def find(tx: Transaction, key: str) -> Notice | None:
    c = notices.c
    its = select(notices).where(c.workspace_id == tx.workspace_id, c.key == key)
    row = tx.connection.execute(its).mappings().first()
    return Notice(**row) if row else None


def claim(
    tx: Transaction, now: datetime, lease: timedelta, limit: int, resting: Collection[str] = ()
) -> list[Notice]:
    """Notices that are due, the most urgent first, now this sender's alone until the lease ends.

    `resting` are the places (a channel, or the delivery of a notice that names none) which are left in peace.
    """
    c = notices.c
    since: dict[Column[Any], Any] = {
        c.attempting_since: func.coalesce(c.attempting_since, cast(now, Instant)),
        **looked_for(state(tx), now),
    }
    due = is_pending & (c.due_at <= now)
    if resting:
        due &= func.coalesce(c.channel_id, c.delivery_id, "").not_in(resting)
    claimed: list[Notice] = []
    for priority in PRIORITIES:  # each a range of the index, so that only what is due is ever looked at
        room = limit - len(claimed)
        if room > 0:
            rows = claim_rows(tx, due & (c.priority == priority), (c.due_at,), since, now, lease, room)
            claimed += sorted((Notice(**row) for row in rows), key=lambda notice: notice.due_at)
    return claimed


def sent(tx: Transaction, notice: Notice, ts: str | None, at: datetime) -> None:
    _set(tx, notice, sent_at=at, sent_ts=ts, claimed_until=None, retry_at=None, error=None)


def note(tx: Transaction, notice: Notice, **more: str) -> None:
    """What the next try has to know of this one."""
    _set(tx, notice, body={**notice.body, **more})


def failed(tx: Transaction, notice: Notice, error: str, retry_at: datetime) -> None:
    _set(tx, notice, _is_ours(notice), error=error, retry_at=retry_at, claimed_until=None)


def put_off(tx: Transaction, notice: Notice, until: datetime) -> None:
    """Nothing was tried, so nothing can have arrived."""
    _set(tx, notice, _is_ours(notice), retry_at=until, claimed_until=None, attempts=notices.c.attempts - 1)


def give_up(tx: Transaction, notice: Notice, error: str, at: datetime) -> None:
    """To the dead letters, from where somebody sends it again or drops it."""
    _set(tx, notice, _is_ours(notice), error=error, given_up_at=at, claimed_until=None)


def drop(tx: Transaction, notice: Notice, error: str | None, at: datetime) -> None:
    """Never to be sent, and nobody's concern any more; whom it would have erased is named no longer."""
    body = notice.body | {SUBJECT: ""} if SUBJECT in notice.body else notice.body
    _set(tx, notice, body=body, error=error, given_up_at=at, dropped_at=at, claimed_until=None)


def _is_ours(notice: Notice) -> ColumnElement[bool]:
    """Whose lease has ended speaks for nobody: another sender has it, or will have."""
    return notices.c.claimed_until.is_not_distinct_from(notice.claimed_until)


def _set(tx: Transaction, notice: Notice, *conditions: ColumnElement[bool], **values: Any) -> None:
    c = notices.c
    its = update(notices).where(c.workspace_id == notice.workspace_id, c.key == notice.key, *conditions)
    tx.connection.execute(its.where(c.sent_at.is_(None)).values(values))
