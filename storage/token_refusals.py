"""Since when Slack refuses the bot's token; every process may note it, and one of them that it is over."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from storage.tables.deliveries import deliveries
from storage.tables.refusals import token_refusals
from storage.transaction import Transaction

_c = token_refusals.c


@dataclass(frozen=True, slots=True)
class TokenRefusal:
    workspace_id: str
    error: str  # Slack's word for it
    since: datetime
    last_at: datetime


def note(tx: Transaction, error: str, at: datetime) -> bool:
    """In every workspace in which there is anything to tell. Whether it is news."""
    tx.connection.execute(update(token_refusals).values(error=error, last_at=at))
    known = select(_c.workspace_id)
    d = deliveries.c
    rest = select(d.workspace_id).where(d.workspace_id.not_in(known)).distinct()
    fresh = [
        {"workspace_id": workspace, "error": error, "since": at, "last_at": at}
        for workspace in tx.connection.scalars(rest)
    ]
    if fresh:
        tx.connection.execute(insert(token_refusals), fresh)
    return bool(fresh)


def standing(tx: Transaction) -> list[TokenRefusal]:
    """Of every workspace, the oldest first."""
    asked = select(*(_c[name] for name in TokenRefusal.__slots__)).order_by(_c.since, _c.workspace_id)
    return [TokenRefusal(*row) for row in tx.connection.execute(asked)]


def end(tx: Transaction, refusal: TokenRefusal) -> bool:
    """False when another process was quicker."""
    its = delete(token_refusals).where(_c.workspace_id == refusal.workspace_id, _c.since == refusal.since)
    return tx.connection.execute(its).rowcount == 1
