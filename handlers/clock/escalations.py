"""Takes what has waited too long to the next person."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from gates.escalations.climbing import escalate_what_is_due, follow_up
from gates.people import CLOCK
from gates.rights.asker import HOUSE
from handlers.acts.change import apply_within
from handlers.clock.going_through import BATCH, to_each_due
from handlers.desk import Click, Desk
from storage import deliveries
from storage.due import escalations as due_escalations
from storage.errors import AlreadyDone
from storage.transaction import Transaction


def escalate_overdue_gates(desk: Desk) -> None:
    """Takes what has waited too long to the next level, and a delay to whom it goes.

    Several clocks may find the same delivery: under its lock the second one finds nothing due any more.
    """
    now = desk.clock.now()

    def escalate(place: tuple[str, str]) -> None:
        with suppress(AlreadyDone):
            look_at(desk, *place, now)

    def due(tx: Transaction) -> Sequence[tuple[str, str]]:
        return due_escalations.due(tx, now, BATCH)

    if to_each_due(desk, "escalate_overdue_gates", due, escalate, lambda place: place[1]):
        desk.bell.ring()


def look_at(desk: Desk, workspace: str, delivery_id: str, now: datetime) -> None:
    click = Click(workspace, CLOCK, now, f"clock:escalate:{delivery_id}:{now.isoformat()}")
    with desk.store.transaction(workspace, HOUSE) as tx:
        if not apply_within(tx, click, delivery_id, lambda _, d: escalate_what_is_due(d, CLOCK, now)):
            delivery = deliveries.read(tx, delivery_id)
            follow_up(delivery, CLOCK, now)
            due_escalations.put_off(tx, delivery)
