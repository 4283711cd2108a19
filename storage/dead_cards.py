"""Cards for the operator: those that could not be shown, and that nobody tries any more."""

from typing import Any

from sqlalchemy import ColumnElement, Select, case, select, update

from storage.card import Card
from storage.cards import let_rest
from storage.tables.cards import cards, is_dead, is_stale
from storage.transaction import Transaction


def dead(tx: Transaction, most: int) -> list[Card]:
    """Across workspaces, the newest first."""
    its = select(cards).where(is_dead).order_by(cards.c.given_up_at.desc()).limit(most)
    return _found(tx, its)


def not_shown(tx: Transaction, key: str) -> list[Card]:
    """One in each workspace at most: dead, dropped, or still to be shown."""
    c = cards.c
    its = select(cards).where(c.id == key, is_stale | c.error.is_not(None)).order_by(c.workspace_id).limit(10)
    return _found(tx, its)


def retry(tx: Transaction, card: Card) -> None:
    """All its tries again, beginning now. One that may have been posted is looked for first."""
    c = cards.c
    again = {
        "wanted": case((is_stale, c.wanted), else_=c.wanted + 1),
        "attempts": case((c.attempts > 1, c.attempts), else_=1),
        "given_up_at": None, "retry_at": None, "tried": None, "tries": 0,
    }  # fmt: skip
    tx.connection.execute(update(cards).where(_is(card)).values(again))


def drop(tx: Transaction, card: Card, error: str) -> None:
    """This version is not shown. A wish that came since stands."""
    rest = {"error": error, "given_up_at": None, **let_rest(card)}
    tx.connection.execute(update(cards).where(_is(card), cards.c.shown <= card.wanted).values(rest))


def _is(card: Card) -> ColumnElement[bool]:
    return (cards.c.workspace_id == card.workspace_id) & (cards.c.id == card.id)


def _found(tx: Transaction, asked: Select[Any]) -> list[Card]:
    return [Card(**row) for row in tx.connection.execute(asked).mappings()]
