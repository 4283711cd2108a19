"""Reports of checks that were answered, so that the same one is answered the same way again."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from gates.checklists.check_tokens import CheckToken
from storage.inserting import insert_or_nothing
from storage.tables.checks import check_reports
from storage.transaction import Transaction

_c = check_reports.c


@dataclass(frozen=True, slots=True)
class Answered:
    body_sha256: str
    answer: str


def answered(tx: Transaction, token: CheckToken, key: str) -> Answered | None:
    its = (_c.workspace_id == tx.workspace_id, _c.token_id == token.id, _c.idempotency_key == key)
    row = tx.connection.execute(select(_c.body_sha256, _c.answer).where(*its)).first()
    return Answered(*row) if row else None


def keep(tx: Transaction, token: CheckToken, key: str, report: Answered, at: datetime) -> bool:
    """False when this key was answered meanwhile; then the transaction must end without a trace."""
    values = {
        "workspace_id": tx.workspace_id, "token_id": token.id, "idempotency_key": key,
        "body_sha256": report.body_sha256, "answer": report.answer, "answered_at": at,
    }  # fmt: skip
    return insert_or_nothing(tx, check_reports, values)
