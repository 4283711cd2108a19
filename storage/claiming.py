"""How one of many senders takes due work for itself, for a while."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, ColumnElement, RowMapping, select, tuple_, update

from storage.transaction import Transaction


def claim_rows(
    tx: Transaction,
    due: ColumnElement[bool],
    order: Sequence[Column[Any]],
    started: dict[Column[Any], Any],
    now: datetime,
    lease: timedelta,
    limit: int,
) -> Sequence[RowMapping]:
    """Due rows that nobody else has, in this order; after the lease they are free again.

    `started` is what a claim changes besides. PostgreSQL passes over rows that another
    sender is claiming at this moment; SQLite has one writer at a time.
    """
    table = order[0].table
    c, key = table.c, list(table.primary_key)
    free = c.claimed_until.is_(None) | (c.claimed_until <= now)
    ready = c.retry_at.is_(None) | (c.retry_at <= now)
    chosen = select(*key).where(due, free, ready).order_by(*order).limit(limit)
    chosen_rows = chosen.with_for_update(skip_locked=True).cte("chosen")
    claim = (
        update(table)
        .where(tuple_(*key).in_(select(chosen_rows)))
        .values({c.claimed_until: now + lease, c.attempts: c.attempts + 1, **started})
        .returning(table)
    )
    return tx.connection.execute(claim).mappings().all()
