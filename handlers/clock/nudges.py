"""Nudges whom something is asked of, when it is due."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from slack_sdk import WebClient

from handlers.acts.nudging import nudge_person
from handlers.clock.going_through import BATCH, to_each_due
from handlers.desk import Desk
from handlers.people import learn
from storage import nudges, people
from storage.transaction import Transaction

AHEAD = timedelta(hours=1)


def send_due_nudges(desk: Desk) -> None:
    """Reminds whoever is waited for, or who decides in the place of somebody away."""
    passed_on = False

    def nudge(workspace: str, user: str, now: datetime) -> None:
        nonlocal passed_on
        with desk.store.reading(workspace) as tx:
            person = people.known(tx, user)
        if person:  # else it is not known yet when it is morning there
            nudge_person(desk, workspace, person, now)
            passed_on = passed_on or person.is_away(now)

    with_each_due(desk, timedelta(), nudge)
    if passed_on:  # those who are asked in their place
        with_each_due(desk, timedelta(), nudge)


def meet_people(desk: Desk, client: WebClient) -> None:
    """Asks Slack in which time zone those live who are nudged soon, and whether they are away."""

    def meet(workspace: str, user: str, now: datetime) -> None:
        learn(desk, client, workspace, user, now)

    with_each_due(desk, AHEAD, meet)


def with_each_due(desk: Desk, ahead: timedelta, deed: Callable[[str, str, datetime], None]) -> None:
    """One person after the other; one with whom it fails must not keep the others from theirs."""
    now = desk.clock.now()

    def due(tx: Transaction) -> Sequence[tuple[str, str]]:
        return nudges.due_people(tx, now + ahead, BATCH, deed.__name__, now)

    to_each_due(desk, deed.__name__, due, lambda place: deed(*place, now), lambda place: place)
