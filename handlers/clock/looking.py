"""Looks at each delivery whose moment has come, and keeps what comes of it."""

from contextlib import suppress

from gates.due.moment import DueKind
from gates.due.moments import is_due
from gates.escalations.climbing import follow_up
from gates.people import CLOCK
from gates.rights.asker import HOUSE
from handlers.acts.change import Rule, keep
from handlers.clock.going_through import BATCH, to_each_due
from handlers.desk import Click, Desk
from storage import deliveries
from storage.due import moments
from storage.errors import AlreadyDone
from storage.transaction import Transaction


def look_at_each_due(desk: Desk, kind: DueKind, rule: Rule) -> None:
    """Each in a transaction of its own. Of several clocks that find the same, one does it."""
    now = desk.clock.now()

    def due(tx: Transaction) -> list[tuple[str, str]]:
        return moments.due(tx, kind, now, BATCH)

    def look(place: tuple[str, str]) -> None:
        workspace, delivery_id = place
        click = Click(workspace, CLOCK, now, f"clock:{kind}:{delivery_id}:{now.isoformat()}")
        with suppress(AlreadyDone), desk.store.transaction(workspace, HOUSE) as tx:
            if moments.claim(tx, kind, delivery_id, now):
                look_at(tx, click, delivery_id, kind, rule)

    if to_each_due(desk, kind, due, look, lambda place: place):
        desk.bell.ring()


def look_at(tx: Transaction, click: Click, delivery_id: str, kind: DueKind, rule: Rule) -> None:
    """Where nothing comes of it, the next moment is written down all the same."""
    delivery = deliveries.load(tx, delivery_id)
    if is_due(delivery, kind, click.at):
        rule(delivery, click)
    if not delivery.facts:
        follow_up(delivery, click.by, click.at)
    if delivery.facts:
        keep(tx, delivery, click)
    else:
        deliveries.save_derived(tx, delivery, click.at)
