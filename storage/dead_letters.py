"""Notices for the operator: what waits, and what could not be sent."""

from sqlalchemy import ColumnElement, select, update

from storage.notices import Notice
from storage.tables.notices import is_dead, is_pending, notices
from storage.transaction import Transaction


def dead(tx: Transaction, most: int) -> list[Notice]:
    """Across workspaces, the newest first."""
    return _found(tx, is_dead, notices.c.given_up_at.desc(), most)


def pending(tx: Transaction, most: int) -> list[Notice]:
    """Across workspaces, in the order in which they fall due."""
    return _found(tx, is_pending, notices.c.due_at, most)


def with_key(tx: Transaction, key: str) -> list[Notice]:
    """One in each workspace at most."""
    return _found(tx, notices.c.key == key, notices.c.workspace_id, 10)


def retry(tx: Transaction, notice: Notice) -> None:
    """All its tries again, beginning now. It counts as tried, so that what did arrive is looked for first."""
    c = notices.c
    its = update(notices).where(c.workspace_id == notice.workspace_id, c.key == notice.key)
    fresh = {"given_up_at": None, "dropped_at": None, "retry_at": None, "expires_at": None, "attempts": 1}
    tx.connection.execute(its.where(c.sent_at.is_(None)).values(fresh))


def _found(
    tx: Transaction, which: ColumnElement[bool], order: ColumnElement[object], most: int
) -> list[Notice]:
    rows = tx.connection.execute(select(notices).where(which).order_by(order).limit(most))
    return [Notice(**row) for row in rows.mappings()]
