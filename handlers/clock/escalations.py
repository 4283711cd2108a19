"""Takes what has waited too long to the next person."""

from datetime import datetime

import structlog

from gates.escalations.climbing import escalate_what_is_due, follow_up
from gates.people import CLOCK
from gates.rights.asker import HOUSE
from handlers.acts.change import apply_within
from handlers.clock.ticks import BATCH
from handlers.desk import Click, Desk
from storage import deliveries
from storage.due import escalations as due_escalations
from storage.errors import AlreadyDone, StoreUnready
from storage.transaction import EVERY_WORKSPACE

log = structlog.get_logger("gatehouse.clock")


def escalate_overdue_gates(desk: Desk) -> None:
    """Takes what has waited too long to the next level, and a delay to whom it goes.

    Several clocks may find the same delivery: under its lock the second one finds nothing due any more.
    """
    now = desk.clock.now()
    try:
        with desk.store.reading(EVERY_WORKSPACE, HOUSE) as tx:
            found = due_escalations.due(tx, now, BATCH)
    except StoreUnready as trouble:
        log.warning("the database is not ready", trouble=str(trouble))
        return
    for workspace, delivery_id in found:
        try:
            look_at(desk, workspace, delivery_id, now)
        except AlreadyDone:
            continue
        except Exception:  # one delivery must not keep the others from going on
            log.exception("the clock could not do this", deed="escalate_overdue_gates", delivery=delivery_id)
    if found:
        desk.bell.ring()


def look_at(desk: Desk, workspace: str, delivery_id: str, now: datetime) -> None:
    click = Click(workspace, CLOCK, now, f"clock:escalate:{delivery_id}:{now.isoformat()}")
    with desk.store.transaction(workspace, HOUSE) as tx:
        if not apply_within(tx, click, delivery_id, lambda _, d: escalate_what_is_due(d, CLOCK, now)):
            delivery = deliveries.read(tx, delivery_id)
            follow_up(delivery, CLOCK, now)
            due_escalations.put_off(tx, delivery)
