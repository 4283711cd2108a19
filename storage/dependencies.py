"""Dependencies across deliveries: who is blocked by whom."""

from sqlalchemy import select, text

from storage.tables.registers import dependencies, is_live
from storage.transaction import Transaction

ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtext(:about))")


def edges(tx: Transaction) -> dict[str, set[str]]:
    """The live ones of the workspace. Nobody else adds any before this transaction has ended."""
    if tx.dialect == "postgresql":  # SQLite has one writer at a time anyway
        tx.connection.execute(ONE_AT_A_TIME, {"about": f"dependencies of {tx.workspace_id}"})
    c = dependencies.c
    asked = select(c.delivery_id, c.upstream).where(c.workspace_id == tx.workspace_id, is_live)
    found: dict[str, set[str]] = {}
    for delivery_id, upstream in tx.connection.execute(asked):
        found.setdefault(delivery_id, set()).add(upstream)
    return found


def blocked_by(tx: Transaction, upstream: str) -> list[str]:
    """The ids of the deliveries that wait for this one."""
    c = dependencies.c
    asked = select(c.delivery_id).where(c.workspace_id == tx.workspace_id, c.upstream == upstream, is_live)
    return sorted(tx.connection.scalars(asked))
