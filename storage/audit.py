"""The audit log of a delivery: written with every save, never changed."""

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from gates.facts import AuditRow, Fact, FactKind
from storage.chain import Entry
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
    asked = select(log.kind, log.happened_at, log.done_by, log.phase, log.round, log.detail)
    its = asked.where(log.workspace_id == tx.workspace_id, log.delivery_id == delivery_id)
    return [Fact(FactKind(kind), *rest) for kind, *rest in tx.connection.execute(its.order_by(log.seq))]


def newest(tx: Transaction, delivery_id: str, limit: int) -> tuple[list[Fact], int]:
    """The newest first, and how many there are all in all. Whoever asks has been shown the delivery."""
    log = audit_log.c
    asked = select(log.kind, log.happened_at, log.done_by, log.phase, log.round, log.detail, log.seq)
    its = asked.where(log.workspace_id == tx.workspace_id, log.delivery_id == delivery_id)
    rows = tx.connection.execute(its.order_by(log.seq.desc()).limit(limit)).all()
    facts = [Fact(FactKind(kind), *rest) for kind, *rest, _ in rows]
    return facts, rows[0].seq if rows else 0


def rows(tx: Transaction, delivery_id: str) -> list[AuditRow]:
    """The same with what proves them."""
    log = audit_log.c
    asked = select(
        log.seq, log.hash, log.kind, log.happened_at, log.done_by, log.phase, log.round, log.detail
    )
    its = asked.where(log.workspace_id == tx.workspace_id, log.delivery_id == delivery_id)
    return [
        AuditRow(seq, Fact(FactKind(kind), *rest), hashed)
        for seq, hashed, kind, *rest in tx.connection.execute(its.order_by(log.seq))
    ]


_insertion = insert(audit_log)
