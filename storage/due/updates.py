"""Deliveries with a message to the client whose moment has come, for the clock to look at."""

from datetime import datetime

from sqlalchemy import select

from gates.delivery import Delivery
from storage.due.phases import here
from storage.loading import loaded, whole
from storage.tables.deliveries import deliveries
from storage.tables.digests import client_updates, is_awaited
from storage.transaction import Transaction


def with_due_updates(tx: Transaction, now: datetime, limit: int) -> list[Delivery]:
    """The longest due first; found by the index of what is awaited, so that others cost nothing."""
    u, d = client_updates.c, deliveries.c
    due = (
        select(u.workspace_id, u.delivery_id, u.next_at)
        .where(is_awaited, u.next_at <= now)
        .order_by(u.next_at)
        .limit(limit)
        .cte("due")
    )
    its_own = (due.c.workspace_id == d.workspace_id) & (due.c.delivery_id == d.delivery_id)
    asked = whole(tx.dialect).where(here(tx), select(due.c.next_at).where(its_own).exists())
    return [found.delivery for found in loaded(tx, asked.limit(limit), {})]
