"""Tells whoever owns a delivery that somebody is not the one to ask."""

from collections.abc import Sequence
from datetime import datetime

from gates.delivery import Delivery
from gates.facts import Fact, FactKind
from gates.nudges.asked import about, everything_waited_for
from handlers import outbox
from handlers.notice_kinds import NoticeKind
from messages.nudges.declined import declined_message
from storage.transaction import Transaction


def tell_of_declined(tx: Transaction, delivery: Delivery, facts: Sequence[Fact], at: datetime) -> None:
    for fact in facts:
        if fact.kind is not FactKind.NUDGE_DECLINED:
            continue
        wait = next((w for w in everything_waited_for(delivery) if about(w) == fact.detail["about"]), None)
        if wait is None:
            continue
        for manager in delivery.holders_of(delivery.process.manager):
            message = declined_message(delivery, wait, fact.by)
            outbox.put(
                tx,
                key=f"declined/{delivery.id}/{fact.detail['about']}/{fact.by}/{manager}/{at.isoformat()}",
                kind=NoticeKind.DIRECT,
                delivery_id=delivery.id,
                channel_id=manager,
                body=message.body,
                due_at=at,
            )
