"""The cards that do not show yet what is wanted."""

from sqlalchemy import select

from storage.card import Card
from storage.tables.cards import cards, is_stale
from storage.transaction import Transaction


def lagging(tx: Transaction, most: int) -> list[Card]:
    """Across workspaces, in the order in which they are to be shown."""
    rows = tx.connection.execute(select(cards).where(is_stale).order_by(cards.c.created_at).limit(most))
    return [Card(**row) for row in rows.mappings()]
