"""The audit log of a delivery: written with every save, never changed."""

from typing import Any

from sqlalchemy import Row, insert, select
from sqlalchemy.exc import IntegrityError

from gates.facts import AuditRow, Fact, FactKind
from storage.chain import ACTOR, Entry
from storage.commitments import ERASED, opened
from storage.errors import AlreadyDone
from storage.proof import Break, verify
from storage.tables.audit import audit_log
from storage.transaction import Transaction

__all__ = ["Break", "append", "delivery_of", "history", "knows", "rows", "verify"]


def append(tx: Transaction, entries: list[Entry]) -> None:
    """Raises AlreadyDone when an entry's intent stands in the log; then the transaction must end."""
    try:
        tx.connection.execute(_insertion, entries if len(entries) > 1 else entries[0])
    except IntegrityError as error:
        if is_known_intent(error):
            raise AlreadyDone from None
        raise


def is_known_intent(error: IntegrityError) -> bool:
    """PostgreSQL names the index, SQLite its columns."""
    said = str(error.orig)
    return "uq_audit_log_intent" in said or "audit_log.intent" in said


def knows(tx: Transaction, intent: str) -> bool:
    return delivery_of(tx, intent) is not None


def delivery_of(tx: Transaction, intent: str) -> str | None:
    """The delivery in which this intention was carried out."""
    log = audit_log.c
    asked = select(log.delivery_id).where(log.workspace_id == tx.workspace_id, log.intent == intent)
    found: str | None = tx.connection.scalar(asked)
    return found


def history(tx: Transaction, delivery_id: str) -> list[Fact]:
    """Oldest first."""
    log = audit_log.c
    its = _facts.where(log.workspace_id == tx.workspace_id, log.delivery_id == delivery_id)
    return [fact_of(row) for row in tx.connection.execute(its.order_by(log.seq))]


def newest(tx: Transaction, delivery_id: str, limit: int) -> tuple[list[Fact], int]:
    """The newest first, and how many there are all in all. Whoever asks has been shown the delivery."""
    log = audit_log.c
    its = _facts.where(log.workspace_id == tx.workspace_id, log.delivery_id == delivery_id)
    rows = tx.connection.execute(its.order_by(log.seq.desc()).limit(limit)).all()
    return [fact_of(row) for row in rows], rows[0].seq if rows else 0


def rows(tx: Transaction, delivery_id: str) -> list[AuditRow]:
    """The same with what proves them."""
    log = audit_log.c
    its = _facts.where(log.workspace_id == tx.workspace_id, log.delivery_id == delivery_id)
    return [AuditRow(row.seq, fact_of(row), row.hash) for row in tx.connection.execute(its.order_by(log.seq))]


def fact_of(row: Row[Any]) -> Fact:
    """With its words, as far as they were not erased."""
    detail = opened(row.detail, row.openings)
    by = detail.pop(ACTOR, ERASED)
    return Fact(
        FactKind(row.kind), row.happened_at, row.done_by if by == ERASED else by, row.phase, row.round, detail
    )


_facts = select(
    *(audit_log.c[name] for name in (
        "seq", "kind", "happened_at", "done_by", "phase", "round", "detail", "openings", "hash",
    ))
)  # fmt: skip
_insertion = insert(audit_log)
