"""Deliveries in which something may have to go to the next person now; the cost follows what is due."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Select, Table, bindparam, select, union_all, update

from gates.delivery import Delivery
from storage.tables.gates import gates
from storage.tables.record import milestones
from storage.transaction import Transaction


def due(tx: Transaction, now: datetime, limit: int) -> list[tuple[str, str]]:
    """The workspace and the id of each, in every workspace, the longest due first."""
    asked = union_all(_due(gates, limit), _due(milestones, limit)).subquery()
    ordered = select(asked).order_by(asked.c.escalate_at).limit(limit)
    rows = tx.connection.execute(ordered, {"now": now}).all()
    return list(dict.fromkeys((row[0], row[1]) for row in rows))


def _due(table: Table, limit: int) -> Select[Any]:
    c = table.c
    asked = select(c.workspace_id, c.delivery_id, c.escalate_at)
    ready = c.escalate_at.is_not(None) & (c.escalate_at <= bindparam("now", type_=c.escalate_at.type))
    first = asked.where(ready).order_by(c.escalate_at).limit(limit).subquery()
    return select(first)


def put_off(tx: Transaction, delivery: Delivery) -> None:
    """Writes anew when each is to be looked at, where nothing else came of looking."""
    for table, keys, rows in _moments(delivery):
        c = table.c
        its = update(table).where(
            c.workspace_id == tx.workspace_id, c.delivery_id == delivery.id,
            *(c[key] == bindparam(f"key_{key}") for key in keys),
        )  # fmt: skip
        tx.connection.execute(its.values(escalate_at=bindparam("moment")), rows)


def _moments(delivery: Delivery) -> Iterator[tuple[Table, tuple[str, ...], list[dict[str, Any]]]]:
    if delivery.gates:
        rows = [{"key_phase": g.phase, "key_round": g.round, "moment": g.escalate_at} for g in delivery.gates]
        yield gates, ("phase", "round"), rows
    if delivery.milestones:
        of_key = [{"key_key": each.key, "moment": each.escalate_at} for each in delivery.milestones]
        yield milestones, ("key",), of_key
