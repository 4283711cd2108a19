"""What the clock does each time it strikes."""

import structlog

from gates import flow
from gates.people import CLOCK
from handlers.acts.change import change
from handlers.desk import Click, Desk
from storage.dated_phases import with_dated_phases
from storage.errors import StoreUnready
from storage.transaction import EVERY_WORKSPACE

log = structlog.get_logger("gatehouse.clock")

BATCH = 500


def open_due_phases(desk: Desk) -> None:
    """Opens each phase whose date has come, for example the review five business days after handover."""
    now = desk.clock.now()
    try:
        with desk.store.reading(EVERY_WORKSPACE) as tx:
            due = [d for d in with_dated_phases(tx, BATCH) if flow.due_phase(d, now)]
    except StoreUnready as trouble:
        log.warning("the database is not ready", trouble=str(trouble))
        return
    for delivery in due:
        intent = f"clock:open_due_phases:{delivery.id}:{now.isoformat()}"
        click = Click(delivery.workspace_id, CLOCK, now, intent)
        try:
            change(desk, click, delivery.id, lambda delivery, c: flow.open_due_phases(delivery, c.at))
        except Exception:  # one delivery must not keep the others from going on
            log.exception("a phase could not be opened", delivery=delivery.id)
