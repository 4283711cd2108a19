"""What the clock does each time it strikes."""

import structlog

from gates import flow
from gates.people import CLOCK
from handlers.acts.change import change
from handlers.desk import Click, Desk
from storage.dated_phases import with_dated_phases

log = structlog.get_logger("gatehouse.clock")

BATCH = 500


def open_due_phases(desk: Desk) -> None:
    """Opens each phase whose date has come, for example the review five business days after handover."""
    now = desk.clock.now()
    with desk.store.across_workspaces() as tx:
        candidates = [(d.workspace_id, d.id) for d in with_dated_phases(tx, BATCH)]
    for workspace, delivery_id in candidates:
        click = Click(workspace, CLOCK, now, intent=f"clock:open_due_phases:{delivery_id}:{now.isoformat()}")
        change(desk, click, delivery_id, lambda delivery, c: flow.open_due_phases(delivery, c.at))


def repair_cards(desk: Desk) -> None:
    """Wakes the sender, who shows again whatever still lags and sends what is due."""
    desk.bell.ring()
