"""A delivery, loaded and saved whole under the lock of its row."""

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select

from gates.delivery import Delivery
from gates.due.moments import keep_due_moments
from gates.nudges.keeping import keep_nudges
from gates.portfolio.standing import projection_of
from gates.refusal import Unknown
from storage import audit, people, processes
from storage.archiving import archives
from storage.chain import START, Entry, chained, head_of
from storage.due import counting
from storage.lists import projecting
from storage.loading import Loaded, loaded, whole
from storage.saving import insert_own, update_own, write_rows
from storage.snapshot import Snapshot, snapshot_of
from storage.tables.deliveries import deliveries
from storage.transaction import Transaction
from storage.visible import shows

GONE = "This delivery no longer exists. Use `/gate list` to see those that are running."

_is_it = (
    deliveries.c.workspace_id == bindparam("workspace"),
    deliveries.c.delivery_id == bindparam("delivery_id"),
)
# Child rows may still refer to a locked delivery; two acts on it wait for each other.
_lock = select(deliveries.c.delivery_id).where(*_is_it).with_for_update(key_share=True)


def load(tx: Transaction, delivery_id: str, *, projected: bool = True) -> Delivery:
    """To act on: nobody else can change it until the transaction ends. Raises Refusal when it is not here.

    The lock is a statement of its own, because a statement that waits for a lock still
    sees the other tables as they stood before it waited. SQLite's only writer needs none.
    `projected` is for whoever changes more than the times at which somebody is reminded.
    """
    if tx.dialect != "sqlite":
        tx.connection.execute(_lock, {"workspace": tx.workspace_id, "delivery_id": delivery_id})
    found = _found(tx, delivery_id)
    tx.loaded[delivery_id] = snapshot_of(*found)
    if projected:
        tx.projected[delivery_id] = projection_of(found.delivery)
    return found.delivery


def read(tx: Transaction, delivery_id: str) -> Delivery:
    """To look at. Raises Refusal when it is not in this workspace."""
    return _found(tx, delivery_id).delivery


def add(tx: Transaction, delivery: Delivery, intent: str | None = None) -> None:
    """Raises AlreadyDone when this intention has started a delivery before; then the transaction must end."""
    _must_be_of(tx, delivery)
    _keep_time(tx, delivery, delivery.started_at)
    entries = chained(delivery, START, intent)
    after = snapshot_of(delivery, head_of(entries))
    insert_own(tx, delivery, processes.pin(tx, delivery.process), after)
    _write(tx, delivery, Snapshot(), after, entries)


def save(tx: Transaction, delivery: Delivery, intent: str | None = None) -> None:
    """Writes what changed with its new facts; without any there is nothing to write.

    Raises AlreadyDone when this intention was carried out before; then the transaction must end.
    """
    if not delivery.facts:
        return
    _must_be_of(tx, delivery)
    _keep_time(tx, delivery, delivery.facts[-1].at)
    before = tx.loaded[delivery.id]
    entries = chained(delivery, before.head, intent)
    after = snapshot_of(delivery, head_of(entries))
    update_own(tx, delivery, before, after)
    _write(tx, delivery, before, after, entries)


def save_derived(tx: Transaction, delivery: Delivery, at: datetime) -> None:
    """When the clock looks, and whom it nudges, follows from the rest: counting it anew is no fact."""
    _keep_time(tx, delivery, at)
    before = tx.loaded[delivery.id]
    after = snapshot_of(delivery, before.head)
    update_own(tx, delivery, before, after)
    write_rows(tx, delivery, before, after)
    tx.loaded[delivery.id] = after


def save_counted(tx: Transaction, delivery: Delivery, at: datetime) -> None:
    """The same of all that is due: counted by the rules, the calendars and the people of today."""
    _keep_time(tx, delivery, at, anew=True)
    before = tx.loaded[delivery.id]
    after = snapshot_of(delivery, before.head)
    update_own(tx, delivery, before, after)
    _write(tx, delivery, before, after, [])
    counting.counted(tx, delivery.id)


def _keep_time(tx: Transaction, delivery: Delivery, at: datetime, *, anew: bool = False) -> None:
    keep_due_moments(delivery)
    calendars = (delivery.calendar, delivery.process.calendar)
    keep_nudges(delivery, at, lambda users: people.working_times(tx, users, calendars), anew=anew)


def _must_be_of(tx: Transaction, delivery: Delivery) -> None:
    if delivery.workspace_id != tx.workspace_id:
        raise ValueError(f"delivery {delivery.id} belongs to another workspace")


def _write(
    tx: Transaction, delivery: Delivery, before: Snapshot, after: Snapshot, entries: list[Entry]
) -> None:
    if entries:
        audit.append(tx, entries)
    write_rows(tx, delivery, before, after)
    if after.differs_in_more_than_time(before):
        projecting.write(tx, delivery, tx.projected.get(delivery.id))
    delivery.facts.clear()
    tx.loaded[delivery.id] = after


def _found(tx: Transaction, delivery_id: str) -> Loaded:
    found = loaded(tx, _by_id(tx.dialect), {"delivery_id": delivery_id})
    if not found or not shows(tx, found[0].delivery):
        raise Unknown(gone(tx, delivery_id))
    return found[0]


def gone(tx: Transaction, delivery_id: str) -> str:
    """Why it is not here, for whoever saw it while it was."""
    for each in archives.shown(tx, "", 1, delivery_id):
        return f"“{each.name}” was archived on {each.archived_at:%-d %b %Y}, so nothing in it can be changed."
    return GONE


@cache
def _by_id(dialect: str) -> Select[Any]:
    return whole(dialect).where(*_is_it)
