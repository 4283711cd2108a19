"""Whoever decides is asked in the place of who is away, and no longer than that."""

from collections.abc import Mapping
from datetime import datetime

import structlog

from gates.delivery import Delivery
from gates.nudges import in_place
from gates.rights.asker import HOUSE
from gates.working_time.working_time import WorkingTime
from handlers.desk import Desk
from storage import cards, deliveries, finding, people
from storage.transaction import Transaction

log = structlog.get_logger("gatehouse.clock")


def ask_others(tx: Transaction, away: str, times: Mapping[str, WorkingTime], now: datetime) -> None:
    """The others are reminded when the clock looks again, each in the one message of their own."""
    admins = [user for user in people.known_admins(tx) if not is_away(tx, user, now)]
    for key, time in times.items():
        delivery = deliveries.load(tx, key, projected=False)
        others = in_place.ask_others(delivery, away, () if delivery.private else admins, time, now)
        deliveries.save_derived(tx, delivery, now)
        if others:
            cards.want(tx, key)
            log.info("somebody is away, so others are asked", delivery=key, away=away, asked=others)


def end_for_whoever_is_back(tx: Transaction, delivery: Delivery, user: str, now: datetime) -> None:
    """This person is there, and perhaps one in whose place they were asked."""
    back = [each for each in in_place.stood_in_for(delivery, user) if not is_away(tx, each, now)]
    for each in (user, *back):
        in_place.is_back(delivery, each, now)


def show_absence(desk: Desk, workspace: str, user_id: str, *, is_back: bool) -> None:
    """On the cards of their deliveries, which warn where too few are left; no two are locked at once."""
    now = desk.clock.now()
    with desk.store.reading(workspace, HOUSE) as tx:
        theirs = [delivery.id for delivery in finding.of_person(tx, user_id) if not delivery.is_over]
    for each in theirs:
        with desk.store.transaction(workspace, HOUSE) as tx:
            if is_back:
                ask_again(tx, each, user_id, now)
            cards.want(tx, each)
    desk.bell.ring()


def ask_again(tx: Transaction, delivery_id: str, user_id: str, now: datetime) -> None:
    delivery = deliveries.load(tx, delivery_id, projected=False)
    in_place.is_back(delivery, user_id, now)
    deliveries.save_derived(tx, delivery, now)


def is_away(tx: Transaction, user_id: str, now: datetime) -> bool:
    known = people.known(tx, user_id)
    return known is not None and known.is_away(now)
