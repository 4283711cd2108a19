"""Nudges whom something is asked of, when it is due."""

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from slack_sdk import WebClient

from gates.rights.asker import HOUSE
from handlers.acts.nudging import nudge_person
from handlers.clock.ticks import BATCH
from handlers.desk import Desk
from handlers.people import learn
from storage import deliveries, nudges, people
from storage.due.unwatched import unwatched
from storage.errors import StoreUnready
from storage.transaction import EVERY_WORKSPACE

log = structlog.get_logger("gatehouse.clock")

AHEAD = timedelta(hours=1)


def send_due_nudges(desk: Desk) -> None:
    """Reminds whoever is waited for."""

    def nudge(workspace: str, user: str, now: datetime) -> None:
        with desk.store.reading(workspace) as tx:
            person = people.known(tx, user)
        if person:  # else it is not known yet when it is morning there
            nudge_person(desk, workspace, person, now)

    with_each_due(desk, timedelta(), nudge)


def meet_people(desk: Desk, client: WebClient) -> None:
    """Asks Slack in which time zone those live who are nudged soon, and whether they are away."""

    def meet(workspace: str, user: str, now: datetime) -> None:
        learn(desk, client, workspace, user, now)

    with_each_due(desk, AHEAD, meet)


def with_each_due(desk: Desk, ahead: timedelta, deed: Callable[[str, str, datetime], None]) -> None:
    """One person after the other; one with whom it fails must not keep the others from theirs."""
    now = desk.clock.now()
    try:
        with desk.store.reading(EVERY_WORKSPACE, HOUSE) as tx:
            due = nudges.due_people(tx, now + ahead, BATCH)
    except StoreUnready as trouble:
        log.warning("the database is not ready", trouble=str(trouble))
        return
    for workspace, user in due:
        try:
            deed(workspace, user, now)
        except Exception:
            log.exception("somebody could not be nudged", user=user)


def watch_deliveries(desk: Desk) -> None:
    """Begins to nudge in the deliveries that were saved before there were nudges; soon there are none."""
    now = desk.clock.now()
    try:
        with desk.store.reading(EVERY_WORKSPACE, HOUSE) as tx:
            found = unwatched(tx, BATCH)
        for workspace, delivery in found:
            with desk.store.transaction(workspace, HOUSE) as tx:
                deliveries.save_nudges(tx, deliveries.load(tx, delivery), now)
    except StoreUnready as trouble:
        log.warning("the database is not ready", trouble=str(trouble))
