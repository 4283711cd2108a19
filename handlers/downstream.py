"""Those who wait for a delivery are told when it moves, noted in the same transaction."""

from collections.abc import Set as AbstractSet

from gates.delivery import Delivery
from gates.facts import FactKind
from handlers import outbox
from handlers.desk import Click
from handlers.notice_kinds import NoticeKind
from storage import dependencies
from storage.transaction import Transaction

MOVING = {
    FactKind.MILESTONE_PLANNED,
    FactKind.MILESTONE_REACHED,
    FactKind.MILESTONE_REOPENED,
    FactKind.DELIVERY_CHANGED,
    FactKind.DELIVERY_CANCELLED,
}


def tell_downstream(tx: Transaction, delivery: Delivery, kinds: AbstractSet[FactKind], click: Click) -> None:
    if not kinds & MOVING:
        return
    for waiting in dependencies.blocked_by(tx, delivery.id):
        outbox.put(
            tx,
            key=f"upstream/{waiting}/{delivery.id}/{click.intent}",
            kind=NoticeKind.UPSTREAM,
            delivery_id=waiting,
            body={"upstream": delivery.id},
            due_at=click.at,
        )
