"""Deliveries out of the database: one statement brings any number of them, whole."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import JSON, ColumnElement, RowMapping, Select, func, select, union

from gates.calendars.holding import follow_calendars
from gates.delivery import Delivery
from gates.gate import Gate
from gates.process import Process
from storage import processes
from storage.chain import Head
from storage.mapping import MAPPINGS, OF_DELIVERY, Mapping
from storage.tables.columns import Conditions
from storage.tables.delegations import delegations
from storage.tables.deliveries import deliveries, holders
from storage.tables.people import people
from storage.tables.settings import workspace_settings
from storage.transaction import Transaction
from storage.workspace_settings import OF_DELIVERIES, defaults_in


class Loaded(NamedTuple):
    delivery: Delivery
    head: Head  # of its audit chain


def loaded(tx: Transaction, statement: Select[Any], values: dict[str, Any]) -> list[Loaded]:
    """The deliveries of a statement that begins as `whole` does."""
    rows = tx.connection.execute(statement, {"workspace": tx.workspace_id, **values}).mappings().all()
    pinned = processes.pinned(tx, {row["process_sha256"] for row in rows})
    return [
        Loaded(assembled(row, pinned[row["process_sha256"]]), Head(row["head_seq"], row["head_hash"]))
        for row in rows
    ]


@cache
def whole(dialect: str) -> Select[Any]:
    """Deliveries, each with its rows of every other table as a JSON array: one round trip for all."""
    every = (json_rows(mapping, dialect) for mapping in MAPPINGS)
    return select(deliveries, workspace_says(dialect), away(dialect), *every)


def workspace_says(dialect: str) -> ColumnElement[Any]:
    """The settings of its workspace that count for a delivery, by key."""
    c = workspace_settings.c
    value = func.json(c.value) if dialect == "sqlite" else c.value
    all_of_them = OBJECTS[dialect](c.key, value, type_=JSON)
    its = select(all_of_them).where(c.workspace_id == deliveries.c.workspace_id, c.key.in_(OF_DELIVERIES))
    return its.correlate(deliveries).scalar_subquery().label("workspace_says")


OBJECTS: dict[str, Callable[..., Any]] = {
    "sqlite": func.json_group_object, "postgresql": func.json_object_agg
}  # fmt: skip


def json_rows(mapping: Mapping, dialect: str) -> ColumnElement[Any]:
    table = mapping.table.c
    every, row = JSON_FUNCTIONS[dialect]
    columns = [as_json(table[name], dialect) for name in mapping.columns]
    rows = select(every(row(*columns), type_=JSON)).where(
        table.workspace_id == deliveries.c.workspace_id, table.delivery_id == deliveries.c.delivery_id
    )
    rows = rows if mapping.only is None else rows.where(mapping.only)
    return rows.correlate(deliveries).scalar_subquery().label(label(mapping))


def away(dialect: str) -> ColumnElement[Any]:
    """Of those who hold a role or stand in for somebody: who is away by their status, and until when."""
    p, h, d = people.c, holders.c, delegations.c
    every, row = JSON_FUNCTIONS[dialect]
    of_holders = (h.workspace_id == deliveries.c.workspace_id, h.delivery_id == deliveries.c.delivery_id)
    of_delegates = (d.workspace_id == deliveries.c.workspace_id, d.delivery_id == deliveries.c.delivery_id)
    here = union(
        select(h.user_id).where(*of_holders).correlate(deliveries),
        select(d.delegate).where(*of_delegates).correlate(deliveries),
    )
    its = (p.workspace_id == deliveries.c.workspace_id, p.away.is_(True), p.user_id.in_(here))
    rows = select(every(row(p.user_id, p.away_until), type_=JSON)).where(*its)
    return rows.correlate(deliveries).scalar_subquery().label("all_away")


def until(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


JSON_FUNCTIONS: dict[str, tuple[Callable[..., Any], Callable[..., Any]]] = {
    "sqlite": (func.json_group_array, func.json_array),
    "postgresql": (func.json_agg, func.json_build_array),
}


def as_json(column: ColumnElement[Any], dialect: str) -> ColumnElement[Any]:
    """SQLite keeps a JSON document as text, and would write it as a text into ours."""
    return func.json(column) if dialect == "sqlite" and isinstance(column.type, Conditions) else column


def label(mapping: Mapping) -> str:
    return f"all_{mapping.home}"


def assembled(row: RowMapping, process: Process) -> Delivery:
    own = {name: row[name] for name in OF_DELIVERY}
    delivery = Delivery(id=row["delivery_id"], process=process, **own)
    said = row["workspace_says"] or {}
    delivery.away = {user: until(end) for user, end in row["all_away"] or ()}
    delivery.defaults = defaults_in(said)
    follow_calendars(delivery)
    gates: dict[tuple[str, int], Gate] = {}
    for mapping in MAPPINGS:
        entities = [mapping.entity_from(values) for values in row[label(mapping)] or ()]
        entities.sort(key=mapping.order_of)
        if mapping.in_gate:
            for entity in entities:
                getattr(gates[entity.phase, entity.round], mapping.home).append(entity)
        else:
            setattr(delivery, mapping.home, entities)
        if mapping.entity is Gate:
            entities.sort(key=lambda gate: (gate.asked_at, process.number(gate.phase), gate.round))
            gates = {(gate.phase, gate.round): gate for gate in entities}
    return delivery
