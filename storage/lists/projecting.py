"""Writes what is kept beside a delivery: in the transaction of each save, and only what changed."""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Delete, Table, bindparam, delete, insert, or_, select

from gates.delivery import Delivery
from gates.portfolio.standing import VERSION, Asked, Projection, Standing, projection_of
from gates.portfolio.words import Words
from storage.inserting import insert_into
from storage.loading import loaded, whole
from storage.tables.deliveries import deliveries
from storage.tables.portfolio import delivery_people, findings, search_texts, standings, waits
from storage.transaction import Transaction

Rows = list[dict[str, Any]]

UNFINISHED = 0  # in place of the version


def write(tx: Transaction, delivery: Delivery, before: Projection | None) -> None:
    """`before` is what stands in the database; None to write all of it.

    A row that was not there is unfinished until `renew` has written the rest beside it.
    """
    now = projection_of(delivery)
    if before is None or now.standing != before.standing:
        write_standing(tx, delivery, now.standing, whole=before is None)
    for table, of, rows in SETS:
        if before is None or of(now) != of(before):
            replace_rows(tx, table, delivery, rows(now))
    if before is None or now.words != before.words:
        write_words(tx, delivery, now.words)
    tx.projected[delivery.id] = now


def write_standing(tx: Transaction, delivery: Delivery, now: Standing, *, whole: bool) -> None:
    row = {**key_of(delivery), **asdict(now), "version": VERSION if whole else UNFINISHED}
    upsert(tx, standings, row, kept=() if whole else ("version",))


def write_words(tx: Transaction, delivery: Delivery, now: Words) -> None:
    named = f"{delivery.workspace_id}/{delivery.id}"
    number = int.from_bytes(sha256(named.encode()).digest()[:8]) >> 1  # as SQLite counts its rows
    row = {**key_of(delivery), "number": number, **asdict(now), "folded": now.folded()}
    upsert(tx, search_texts, row)


def upsert(tx: Transaction, table: Table, row: dict[str, Any], kept: tuple[str, ...] = ()) -> None:
    """`kept` are columns that stay as they are where there is a row."""
    key = ("workspace_id", "delivery_id")
    changes = {name: value for name, value in row.items() if name not in (*key, *kept)}
    insertion = insert_into(table, tx.dialect).on_conflict_do_update(index_elements=key, set_=changes)
    tx.connection.execute(insertion, row)


def replace_rows(tx: Transaction, table: Table, delivery: Delivery, rows: Rows) -> None:
    tx.connection.execute(deletion(table), {"workspace": delivery.workspace_id, "of_delivery": delivery.id})
    if rows:
        tx.connection.execute(insert(table), [{**key_of(delivery), **row} for row in rows])


def deletion(table: Table) -> Delete:
    c = table.c
    its = (c.workspace_id == bindparam("workspace"), c.delivery_id == bindparam("of_delivery"))
    return delete(table).where(*its)


def key_of(delivery: Delivery) -> dict[str, str]:
    return {"workspace_id": delivery.workspace_id, "delivery_id": delivery.id}


def asked_rows(projection: Projection) -> Rows:
    ordered = sorted(projection.asked, key=first_asked)
    return [{"number": number, **asdict(each)} for number, each in enumerate(ordered, 1)]


def first_asked(each: Asked) -> tuple[datetime, str, str, str]:
    return each.since, each.kind, each.role or "", each.user_id or ""


def people_rows(projection: Projection) -> Rows:
    return [{"user_id": user, "part": part} for user, part in sorted(projection.people)]


def finding_rows(projection: Projection) -> Rows:
    return [asdict(each) for each in projection.findings]


SETS: tuple[tuple[Table, Callable[[Projection], Iterable[Any]], Callable[[Projection], Rows]], ...] = (
    (waits, lambda projection: projection.asked, asked_rows),
    (delivery_people, lambda projection: projection.people, people_rows),
    (findings, lambda projection: projection.findings, finding_rows),
)


def renew(tx: Transaction, limit: int) -> int:
    """Writes anew what another version kept, or nobody yet; how many deliveries that were."""
    d, s = deliveries.c, standings.c
    other = or_(s.version < VERSION, s.version > VERSION)  # two ranges of the index
    chosen = select(s.workspace_id, s.delivery_id).where(other).limit(limit).subquery()
    its = (chosen.c.workspace_id == d.workspace_id) & (chosen.c.delivery_id == d.delivery_id)
    found = loaded(tx, whole(tx.dialect).join(chosen, its), {})
    for each in found:
        write(tx, each.delivery, None)
    return len(found)
