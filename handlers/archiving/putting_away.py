"""One closed delivery put away: first the file, then the rows, and a row in the workspace's log with that."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from gates.archiving.putting_away import must_be_done_with
from gates.delivery import Delivery
from gates.refusal import Refusal
from gates.rights.asker import HOUSE
from gates.rights.insiders import insiders
from handlers.archiving.packing import keep, packed
from handlers.desk import Desk
from storage import audit, deliveries, workspace_log
from storage.archiving import archives, taking_away
from storage.archiving.archives import Archive
from storage.chain import Head
from storage.transaction import Transaction
from storage.workspace_facts import WorkspaceFact

Then = Callable[[Transaction, Archive], None]


def put_away(
    desk: Desk,
    workspace: str,
    delivery_id: str,
    folder: Path,
    by: str,
    now: datetime,
    then: Then | None = None,
) -> Archive:
    """Raises Refusal while it is needed. A crash leaves the file, or both; never rows that are in no file.

    `then` belongs to the same transaction.
    """
    with desk.store.reading(workspace, HOUSE) as tx:
        delivery = deliveries.read(tx, delivery_id)
        must_be_free(tx, delivery)
        log = audit.rows(tx, delivery_id)
    name = file_of(workspace, delivery_id)
    hashed = keep(folder, name, packed(desk, delivery, log, now))
    with desk.store.transaction(workspace, HOUSE) as tx:
        delivery = deliveries.load(tx, delivery_id)
        head = tx.loaded[delivery_id].head
        if (head.seq, head.hash) != (log[-1].seq, log[-1].hash):
            raise Refusal(f"“{delivery.name}” has changed meanwhile. Archive it again.")
        must_be_free(tx, delivery)
        archive = left_of(delivery, head, [row.hash for row in log], name, hashed, by, now)
        archives.add(tx, archive)
        taking_away.take_away(tx, delivery_id)
        note(tx, archive)
        if then:
            then(tx, archive)
    return archive


def file_of(workspace: str, delivery_id: str) -> str:
    return f"{workspace}-{delivery_id}.zip"


def note(tx: Transaction, archive: Archive) -> None:
    """Without the name, which not everybody may see who reads the workspace's log."""
    detail: dict[str, str | int | bool | list[str] | None] = {
        "delivery": archive.delivery_id, "file": archive.file, "sha256": archive.sha256,
        "head_seq": archive.head_seq, "head_hash": archive.head_hash,
    }  # fmt: skip
    kind, intent = WorkspaceFact.DELIVERY_ARCHIVED, f"archive:{archive.delivery_id}"
    workspace_log.append(tx, kind, archive.archived_by, archive.archived_at, detail, intent)


def must_be_free(tx: Transaction, delivery: Delivery) -> None:
    must_be_done_with(delivery)
    if why := taking_away.what_waits(tx, delivery.id):
        raise Refusal(f"“{delivery.name}” cannot be archived yet: {why}.")


def left_of(
    delivery: Delivery, head: Head, hashes: list[str], file: str, sha256: str, by: str, now: datetime
) -> Archive:
    return Archive(
        delivery.workspace_id, delivery.id, delivery.name, delivery.client, delivery.status, delivery.private,
        sorted(insiders(delivery)), delivery.started_at, must_be_done_with(delivery), now, by, file, sha256,
        head.seq, head.hash, hashes,
    )  # fmt: skip
