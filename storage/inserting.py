"""INSERT that leaves a standing row alone, or changes it: both databases can, plain SQL cannot."""

from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from storage.transaction import Transaction

Insert = postgresql.Insert | sqlite.Insert


def insert_into(tx: Transaction, table: Table) -> Insert:
    on_sqlite = tx.connection.dialect.name == "sqlite"
    return sqlite.insert(table) if on_sqlite else postgresql.insert(table)


def insert_or_nothing(tx: Transaction, table: Table, values: dict[str, Any]) -> bool:
    """Whether the row is new."""
    statement = insert_into(tx, table).on_conflict_do_nothing(index_elements=list(table.primary_key))
    counted = {"preserve_rowcount": True}  # an INSERT's count is not kept unless it is asked for
    return tx.connection.execute(statement, values, execution_options=counted).rowcount == 1
