"""When each manager gets their digest next."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import delete, select, update

from storage import stumbles
from storage.inserting import insert_or_nothing
from storage.tables.digests import morning_digests
from storage.transaction import Transaction


class Morning(NamedTuple):
    workspace_id: str
    user_id: str
    next_at: datetime


def expect(tx: Transaction, user_id: str, next_at: datetime) -> None:
    """Somebody who is expected already keeps their hour."""
    insert_or_nothing(
        tx, morning_digests, {"workspace_id": tx.workspace_id, "user_id": user_id, "next_at": next_at}
    )


def expected(tx: Transaction, user_id: str | None = None) -> list[Morning]:
    """In this workspace: of everybody, or of this person."""
    c = morning_digests.c
    asked = select(c.workspace_id, c.user_id, c.next_at).where(c.workspace_id == tx.workspace_id)
    mine = asked if user_id is None else asked.where(c.user_id == user_id)
    return [Morning(*row) for row in tx.connection.execute(mine.order_by(c.user_id))]


def due(tx: Transaction, now: datetime, limit: int, deed: str) -> list[Morning]:
    """Of all workspaces, the longest due first, but for those that stumbled."""
    c = morning_digests.c
    is_due = (c.next_at <= now, ~stumbles.rests(deed, c.workspace_id, c.user_id, now))
    asked = select(c.workspace_id, c.user_id, c.next_at).where(*is_due).order_by(c.next_at)
    return [Morning(*row) for row in tx.connection.execute(asked.limit(limit))]


def move_on(tx: Transaction, morning: Morning, next_at: datetime | None) -> bool:
    """To the next morning, or to none; False when another clock was quicker."""
    c = morning_digests.c
    its = (c.workspace_id == tx.workspace_id, c.user_id == morning.user_id, c.next_at == morning.next_at)
    if next_at is None:
        return tx.connection.execute(delete(morning_digests).where(*its)).rowcount == 1
    return tx.connection.execute(update(morning_digests).where(*its).values(next_at=next_at)).rowcount == 1
