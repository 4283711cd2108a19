"""Finding words in the tables, and writing a pseudonym in their place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Select, Table, select, update

from gates.erasing.subject import DataSubject
from storage.erasing.columns import (
    as_stored,
    may_name,
    replaced,
    searched_columns,
    searched_tables,
    strings_in,
)
from storage.tables.deliveries import deliveries
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Find:
    """One row in which the words stand, with the values of those columns as they are."""

    table: Table
    key: dict[str, Any]
    values: dict[str, Any]

    @property
    def delivery_id(self) -> str | None:
        return self.key.get("delivery_id")


def finds(tx: Transaction, subject: DataSubject) -> Iterator[Find]:
    if subject.pattern is None:
        return
    for table in searched_tables():
        columns = searched_columns(table)
        if columns:
            yield from finds_in(tx, subject, table, columns)


def finds_in(
    tx: Transaction, subject: DataSubject, table: Table, columns: list[Column[Any]]
) -> Iterator[Find]:
    keys = [column.name for column in table.primary_key]
    also = ["delivery_id"] if "delivery_id" in table.c and "delivery_id" not in keys else []
    for row in tx.connection.execute(asked(tx, subject, table, columns)).mappings().all():
        named = {
            column.name: row[column.name]
            for column in columns
            if any(map(subject.is_in, strings_in(row[column.name])))
        }
        if named:
            yield Find(table, {name: row[name] for name in (*keys, *also)}, named)


def asked(tx: Transaction, subject: DataSubject, table: Table, columns: list[Column[Any]]) -> Select[Any]:
    plain = as_stored(table)
    named = {column.name for column in columns} | {column.name for column in table.primary_key}
    its = select(*(column for column in plain.columns if column.name in named | {"delivery_id"}))
    its = its.where(plain.c.workspace_id == tx.workspace_id)
    quick = may_name([plain.c[column.name] for column in columns], subject)
    return its if quick is None else its.where(quick)


def rewrite(tx: Transaction, find: Find, subject: DataSubject, pseudonym: str) -> None:
    table = as_stored(find.table)
    its = [column == find.key[column.name] for column in table.primary_key]
    new = {name: replaced(value, subject, pseudonym) for name, value in find.values.items()}
    tx.connection.execute(update(table).where(*its).values(new))


def of_process(tx: Transaction, sha256: str) -> list[str]:
    """The deliveries that go by a version of a process."""
    c = deliveries.c
    its = select(c.delivery_id).where(c.workspace_id == tx.workspace_id, c.process_sha256 == sha256)
    return list(tx.connection.scalars(its))
