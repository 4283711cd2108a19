"""Very many deliveries, all like one, made by the database itself."""

from collections.abc import Sequence

from storage.tables import metadata
from storage.transaction import Transaction

# What one that is open has in the tables that the clock asks.
ASKED = ("deliveries", "gates", "nudges", "standings", "due_moments")
CHUNK = 100_000


def copy(tx: Transaction, model: str, numbers: range, tables: Sequence[str] = ASKED) -> None:
    """A delivery for each number, with another id and another name."""
    for first in range(numbers.start, numbers.stop, CHUNK):
        last = min(first + CHUNK, numbers.stop) - 1
        for table in tables:
            names = [column.name for column in metadata.tables[table].columns]
            tx.connection.exec_driver_sql(copied(tx.dialect, table, names, model, first, last))


def copied(dialect: str, table: str, names: Sequence[str], model: str, first: int, last: int) -> str:
    series = f"generate_series({first}, {last}) AS n(i)"
    if dialect == "sqlite":
        counted = f"SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {last}"
        series = f"(WITH RECURSIVE n(i) AS ({counted}) SELECT i FROM n) AS n"
    changed = {"delivery_id": "'0-' || n.i"}
    if table == "deliveries":
        changed |= {name: f"m.{name} || ' ' || n.i" for name in ("name", "name_folded")}
    shown = ", ".join(changed.get(name, f"m.{name}") for name in names)
    into, where = f"INSERT INTO {table} ({', '.join(names)})", f"m.delivery_id = '{model}'"
    return f"{into} SELECT {shown} FROM {table} m, {series} WHERE {where}"
