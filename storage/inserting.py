"""INSERT that leaves a standing row alone, or changes it: both databases can, plain SQL cannot."""

from functools import cache
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from storage.transaction import Transaction

Insert = postgresql.Insert | sqlite.Insert


def insert_into(table: Table, dialect: str) -> Insert:
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


def insert_or_nothing(tx: Transaction, table: Table, values: dict[str, Any]) -> bool:
    """Whether the row is new."""
    return tx.connection.execute(_insertion(table, tx.dialect), values).rowcount == 1


@cache
def _insertion(table: Table, dialect: str) -> Insert:
    insertion = insert_into(table, dialect).on_conflict_do_nothing(index_elements=list(table.primary_key))
    return insertion.execution_options(preserve_rowcount=True)  # not kept for an INSERT unless asked for
