"""Running deliveries in which nobody is nudged yet, as they were saved before there were nudges."""

from sqlalchemy import select

from storage.tables.deliveries import deliveries, is_unwatched
from storage.transaction import Transaction


def unwatched(tx: Transaction, limit: int) -> list[tuple[str, str]]:
    """Workspace and delivery, of all workspaces; oldest first."""
    c = deliveries.c
    asked = select(c.workspace_id, c.delivery_id).where(is_unwatched).order_by(c.started_at).limit(limit)
    return [(workspace, delivery) for workspace, delivery in tx.connection.execute(asked)]
