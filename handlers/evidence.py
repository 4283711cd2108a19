"""Files that were added as evidence are read by the sender, noted in the same transaction."""

from collections.abc import Sequence
from datetime import datetime

from gates.delivery import Delivery
from gates.facts import Fact, FactKind
from handlers import outbox
from handlers.notice_kinds import NoticeKind
from storage.transaction import Transaction


def have_files_read(tx: Transaction, delivery: Delivery, facts: Sequence[Fact], at: datetime) -> None:
    for fact in facts:
        if fact.kind is FactKind.EVIDENCE_FILE_ADDED:
            outbox.put(
                tx,
                key=f"evidence/{delivery.id}/{fact.phase}/{fact.round}/{fact.detail['number']}",
                kind=NoticeKind.EVIDENCE,
                delivery_id=delivery.id,
                phase=fact.phase,
                round=fact.round,
                body={"number": fact.detail["number"], "file": fact.detail["file"]},
                due_at=at,
            )
