"""The audit log of the workspace itself: what is changed outside of deliveries, chained in the same way."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from storage.chain import START, Entry, Head, digest
from storage.commitments import committed, words_of
from storage.errors import AlreadyDone
from storage.inserting import insert_or_nothing
from storage.tables.rights import workspace_heads, workspace_log
from storage.transaction import Transaction
from storage.workspace_facts import WorkspaceFact

__all__ = ["WorkspaceFact", "append", "history"]


def append(
    tx: Transaction,
    kind: StrEnum,
    by: str,
    at: datetime,
    detail: Mapping[str, str | int | bool | list[str] | None],
    intent: str | None = None,
) -> None:
    """One row behind the newest. Raises AlreadyDone when this intention stands in it already."""
    head = locked_head(tx)
    hashed, openings = committed({name: value for name, value in detail.items() if value is not None})
    entry: Entry = {
        "workspace_id": tx.workspace_id, "seq": head.seq + 1, "happened_at": at, "done_by": by,
        "kind": kind.value, "detail": hashed, "intent": intent, "previous_hash": head.hash,
    }  # fmt: skip
    entry |= {"hash": digest(entry), "openings": openings}
    try:
        tx.connection.execute(insert(workspace_log), entry)
    except IntegrityError as error:
        if "intent" in str(error.orig):
            raise AlreadyDone from None
        raise
    c = workspace_heads.c
    moved = update(workspace_heads).where(c.workspace_id == tx.workspace_id)
    tx.connection.execute(moved.values(head_seq=entry["seq"], head_hash=entry["hash"]))


def locked_head(tx: Transaction) -> Head:
    """Whoever else writes to this log waits until we are done."""
    c = workspace_heads.c
    start = {"workspace_id": tx.workspace_id, "head_seq": START.seq, "head_hash": START.hash}
    insert_or_nothing(tx, workspace_heads, start)
    asked = select(c.head_seq, c.head_hash).where(c.workspace_id == tx.workspace_id).with_for_update()
    return Head(*tx.connection.execute(asked).one())


def history(tx: Transaction) -> list[Entry]:
    """Oldest first, with what was said in each."""
    c = workspace_log.c
    asked = select(workspace_log).where(c.workspace_id == tx.workspace_id).order_by(c.seq)
    return [{**row, "detail": words_of(dict(row))} for row in tx.connection.execute(asked).mappings()]
