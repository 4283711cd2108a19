"""Deliveries into the database: only what differs from what was loaded."""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Delete, Insert, Table, Update, bindparam, delete, insert, update
from sqlalchemy.exc import IntegrityError

from gates.delivery import Delivery
from gates.phases.starting import name_taken
from storage import processes
from storage.chain import Head
from storage.mapping import MAPPINGS, Mapping, Row
from storage.snapshot import Snapshot
from storage.tables.deliveries import deliveries, folded
from storage.transaction import Transaction

Values = dict[str, Any]


def insert_own(tx: Transaction, delivery: Delivery, process_sha256: str, after: Snapshot) -> None:
    own = {**after.own, "delivery_id": delivery.id, "process_sha256": process_sha256}
    execute_own(tx, delivery, insertion(deliveries), own | derived(own, after.head) | {"watched": True})


def update_own(tx: Transaction, delivery: Delivery, before: Snapshot, after: Snapshot) -> None:
    """What changed of the delivery's own row, and always the head of its audit chain."""
    changed = {name: value for name, value in after.own.items() if value != before.own[name]}
    if after.process is not before.process:  # it was moved to another version
        changed["process_sha256"] = processes.pin(tx, delivery.process)
    key = {"key_workspace_id": delivery.workspace_id, "key_delivery_id": delivery.id}
    execute_own(tx, delivery, change(deliveries, ()), changed | derived(changed, after.head) | key)


def execute_own(tx: Transaction, delivery: Delivery, statement: Insert | Update, values: Values) -> None:
    """Raises Refusal when a delivery of this name runs for this client; then the transaction must end."""
    try:
        tx.connection.execute(statement, values)
    except IntegrityError as error:
        if is_taken_name(error):
            raise name_taken(delivery.client, delivery.name) from None
        raise


def is_taken_name(error: IntegrityError) -> bool:
    """PostgreSQL names the index, SQLite its columns."""
    said = str(error.orig)
    return "uq_deliveries_running_name" in said or "deliveries.name_folded" in said


def derived(values: Values, head: Head) -> Values:
    names = {f"{name}_folded": folded(values[name]) for name in ("name", "client") if name in values}
    return {**names, "head_seq": head.seq, "head_hash": head.hash}


def write_rows(tx: Transaction, delivery: Delivery, before: Snapshot, after: Snapshot) -> None:
    """At most one INSERT, one UPDATE and one DELETE for each table.

    Deleted is only what another version of the process no longer asks for, and the gates of a folded
    run; the audit log keeps both. Children go before their parents, and come after them.
    """
    for mapping in reversed(MAPPINGS):
        delete_gone(tx, delivery, mapping, before, after)
    for mapping in MAPPINGS:
        was, now = before.rows.get(mapping.home, {}), after.rows[mapping.home]
        if was == now:
            continue
        added = [row for key, row in now.items() if key not in was]
        changed = [row for key, row in now.items() if key in was and row != was[key]]
        execute(tx, insertion(mapping.table), [inserted(mapping, delivery, row) for row in added])
        execute(tx, change(mapping.table, mapping.keys), [updated(mapping, delivery, row) for row in changed])


def delete_gone(
    tx: Transaction, delivery: Delivery, mapping: Mapping, before: Snapshot, after: Snapshot
) -> None:
    now = after.rows[mapping.home]
    gone = [row for key, row in before.rows.get(mapping.home, {}).items() if key not in now]
    if gone and not mapping.may_go:
        raise ValueError(f"{mapping.home} of delivery {delivery.id} were removed; they can only be added")
    execute(tx, deletion(mapping.table, mapping.keys), [key_of(mapping, delivery, row) for row in gone])


def execute(tx: Transaction, statement: Insert | Update | Delete, rows: list[Values]) -> None:
    if rows:
        tx.connection.execute(statement, rows[0] if len(rows) == 1 else rows)


def inserted(mapping: Mapping, delivery: Delivery, row: Row) -> Values:
    own = zip(mapping.columns, row, strict=True)
    return {"workspace_id": delivery.workspace_id, "delivery_id": delivery.id, **dict(own)}


def updated(mapping: Mapping, delivery: Delivery, row: Row) -> Values:
    values = inserted(mapping, delivery, row)
    for name in ("workspace_id", "delivery_id", *mapping.keys):
        values[f"key_{name}"] = values.pop(name)
    return values


def key_of(mapping: Mapping, delivery: Delivery, row: Row) -> Values:
    values = updated(mapping, delivery, row)
    return {name: value for name, value in values.items() if name.startswith("key_")}


@cache
def insertion(table: Table) -> Insert:
    return insert(table)


@cache
def change(table: Table, keys: tuple[str, ...]) -> Update:
    """An UPDATE of one row; its key values come as `key_…`, apart from what is set."""
    return update(table).where(*is_row(table, keys))


@cache
def deletion(table: Table, keys: tuple[str, ...]) -> Delete:
    return delete(table).where(*is_row(table, keys))


def is_row(table: Table, keys: tuple[str, ...]) -> list[ColumnElement[bool]]:
    names = ("workspace_id", "delivery_id", *keys)
    return [table.c[name] == bindparam(f"key_{name}") for name in names]
