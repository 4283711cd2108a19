"""More deliveries out of some, by SQL, each with people of its own: quicker than starting them all."""

from typing import Any

from sqlalchemy import Column, ColumnElement, Table, insert, literal, null, select, text

from storage.store import Store, Transaction
from storage.tables import metadata
from storage.tables.people import people
from storage.tables.portfolio import delivery_people
from tests.bench.seeding import WORKSPACE
from tests.gates.deliveries import MONDAY

# What nobody reads who looks at lists, and whose ids are not those of a delivery.
LEFT_OUT = {"cards", "notices"}
PEOPLE = {"user_id", "owner_user"}
NAMES, NAMED = {"name", "name_folded", "folded"}, {"deliveries", "search_texts"}


def multiply(store: Store, times: int) -> None:
    with store.transaction(WORKSPACE) as tx:
        for number in range(1, times):
            for table in metadata.sorted_tables:
                if "delivery_id" in table.primary_key.columns and table.name not in LEFT_OUT:
                    copy(tx, table, number)
        if tx.dialect == "postgresql":
            tx.connection.execute(text("ANALYZE"))  # as its autovacuum would


def copy(tx: Transaction, table: Table, number: int) -> None:
    first = table.c.delivery_id.like("D%")
    values = [changed(column, number).label(column.name) for column in table.columns]
    tx.connection.execute(insert(table).from_select(list(table.columns), select(*values).where(first)))


def changed(column: Column[Any], number: int) -> ColumnElement[Any]:
    """So that ids and names are nobody else's."""
    if column.name == "delivery_id":
        return literal(f"{number}") + column
    if column.name == "intent":
        return null()
    if column.table.name == "search_texts" and column.name == "number":
        return column - number
    if column.name in PEOPLE:
        return column + f"X{number}"
    if column.name in NAMES and column.table.name in NAMED:
        return column + f" copy{number}"
    return column


def name_everybody(store: Store) -> None:
    """As Slack would have told us."""
    c = delivery_people.c
    named = c.user_id.label("name_folded")
    known = select(
        c.workspace_id, c.user_id, literal(False), literal(MONDAY, people.c.fetched_at.type), named
    )
    columns = ["workspace_id", "user_id", "is_admin", "fetched_at", "name_folded"]
    with store.transaction(WORKSPACE) as tx:
        tx.connection.execute(people.delete())
        tx.connection.execute(insert(people).from_select(columns, known.distinct()))
