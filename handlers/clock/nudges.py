"""Nudges whom something is asked of, when it is due."""

import structlog
from slack_sdk import WebClient

from handlers.acts.nudging import nudge_person
from handlers.clock.ticks import BATCH
from handlers.desk import Desk
from handlers.people import person_of
from storage import deliveries, nudges
from storage.errors import StoreUnready
from storage.transaction import EVERY_WORKSPACE
from storage.unwatched import unwatched

log = structlog.get_logger("gatehouse.clock")


def send_due_nudges(desk: Desk, client: WebClient) -> None:
    """Each person in a transaction of its own; one that fails must not keep the others from theirs."""
    now = desk.clock.now()
    try:
        with desk.store.reading(EVERY_WORKSPACE) as tx:
            due = nudges.due_people(tx, now, BATCH)
    except StoreUnready as trouble:
        log.warning("the database is not ready", trouble=str(trouble))
        return
    for workspace, user in due:
        try:
            nudge_person(desk, workspace, person_of(desk, client, workspace, user, now), now)
        except Exception:
            log.exception("somebody could not be nudged", user=user)


def watch_deliveries(desk: Desk) -> None:
    """Begins to nudge in the deliveries that were saved before there were nudges; soon there are none."""
    now = desk.clock.now()
    try:
        with desk.store.reading(EVERY_WORKSPACE) as tx:
            found = unwatched(tx, BATCH)
        for workspace, delivery in found:
            with desk.store.transaction(workspace) as tx:
                deliveries.save_nudges(tx, deliveries.load(tx, delivery), now)
    except StoreUnready as trouble:
        log.warning("the database is not ready", trouble=str(trouble))
