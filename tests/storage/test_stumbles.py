"""What the clock cannot do keeps nothing waiting that it can, and is done once its cause is gone."""

from collections.abc import Iterator, MutableMapping
from datetime import datetime, timedelta
from typing import Any

import pytest
from structlog.testing import capture_logs

from gates.delivery import Delivery
from gates.due.moment import DueKind
from gates.phases import flow
from handlers.clock import looking, nudges
from handlers.clock.looking import look_at_each_due
from handlers.clock.nudges import send_due_nudges
from handlers.clock.rehearsal import Standing
from handlers.desk import Click, Desk
from storage import people, stumbles
from storage.migrate import downgrade, upgrade
from storage.people import KnownPerson
from storage.store import Store
from storage.tables.due import due_moments
from tests.driver.copies import copy
from tests.gates.deliveries import MONDAY
from tests.storage.samples import WORKSPACE, read, stored_at

DUE_FROM = MONDAY.replace(hour=0) + timedelta(days=7)
FAILING = 12
AT_ONCE = 5


@pytest.fixture(autouse=True)
def logs() -> Iterator[list[MutableMapping[str, Any]]]:
    with capture_logs() as found:
        yield found


class Cause:
    """Why a rule raises, for all but one delivery, until it is mended."""

    def __init__(self, healthy: str) -> None:
        self.healthy, self.mended, self.tried = healthy, False, 0

    def __call__(self, delivery: Delivery, click: Click) -> None:
        if delivery.id != self.healthy and not self.mended:
            self.tried += 1
            raise ValueError(f"{delivery.id} makes us stumble")
        flow.open_due_phases(delivery, click.at)


def is_reviewed(store: Store, delivery: Delivery) -> bool:
    return read(store, delivery).latest("review") is not None


def left(store: Store) -> int:
    with store.across_workspaces() as tx:
        asked = due_moments.select().where(due_moments.c.kind == DueKind.PHASE)
        return len(tx.connection.execute(asked).all())


def strike(store: Store, cause: Cause, at: datetime) -> None:
    look_at_each_due(Desk(store, Standing(at)), DueKind.PHASE, cause)


def crowd(store: Store, monkeypatch: pytest.MonkeyPatch) -> Delivery:
    """More deliveries are due than the clock takes at once, and before the one that is returned."""
    monkeypatch.setattr(looking, "BATCH", AT_ONCE)
    first, healthy = (
        stored_at(store, "handover"),
        stored_at(store, "handover", at=MONDAY + timedelta(hours=30)),
    )
    with store.transaction(WORKSPACE) as tx:
        copy(tx, first.id, range(FAILING - 1), ("deliveries", "gates", "milestones", "due_moments"))
    return healthy


def test_more_than_the_clock_takes_at_once_that_always_fail_keep_nothing_behind_them_waiting(
    store: Store, monkeypatch: pytest.MonkeyPatch, logs: list[MutableMapping[str, Any]]
) -> None:
    healthy = crowd(store, monkeypatch)
    cause, now = Cause(healthy.id), DUE_FROM + timedelta(days=2)
    for _ in range(FAILING // AT_ONCE + 1):
        strike(store, cause, now)
    assert is_reviewed(store, healthy)
    assert len([each["about"] for each in logs if each["log_level"] == "error"]) == FAILING
    assert cause.tried == FAILING  # each once, though the clock struck again and again
    cause.mended = True
    for _ in range(FAILING // AT_ONCE + 1):
        strike(store, cause, now + stumbles.FIRST)
    assert left(store) == 0
    with store.across_workspaces() as tx:
        assert stumbles.known(tx, DueKind.PHASE) == {}


def test_each_try_that_fails_is_followed_by_a_longer_rest_of_an_hour_at_most(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd(store, monkeypatch)
    monkeypatch.setattr(looking, "BATCH", 100)
    cause, now, rests = Cause(""), DUE_FROM + timedelta(days=2), []
    for _ in range(9):
        strike(store, cause, now)
        with store.across_workspaces() as tx:
            [retry_at] = set(stumbles.known(tx, DueKind.PHASE).values())
        rests.append((retry_at - now).total_seconds() / 60)
        now = retry_at
    assert rests == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_people_with_whom_it_always_fails_keep_nobody_from_their_reminder(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery = stored_at(store, "planning")
    users = sorted(
        {each.user_id for each in delivery.nudges} or {n.user_id for n in read(store, delivery).nudges}
    )
    nudged, now = [], MONDAY + timedelta(days=30)
    with store.transaction(WORKSPACE) as tx:
        for user in users:
            people.remember(tx, KnownPerson(user, False, MONDAY, zone="UTC", away=False))

    def nudge(_: Desk, __: str, person: KnownPerson, ___: datetime) -> None:
        nudged.append(person.user_id)
        if len(nudged) == 1:
            raise ValueError("it fails")

    monkeypatch.setattr(nudges, "BATCH", 1)
    monkeypatch.setattr(nudges, "nudge_person", nudge)
    assert len(users) > 1
    send_due_nudges(Desk(store, Standing(now)))
    send_due_nudges(Desk(store, Standing(now)))
    send_due_nudges(Desk(store, Standing(now + stumbles.FIRST)))
    assert nudged[0] != nudged[1]
    assert nudged[0] in nudged[2:]


def test_the_table_of_what_failed_comes_and_goes_with_its_migration(store: Store, database_url: str) -> None:
    with store.transaction(WORKSPACE) as tx:
        stumbles.step_back(tx, "phase", "d1", MONDAY)
    downgrade(database_url, "0049")
    upgrade(database_url)
    with store.across_workspaces() as tx:
        assert stumbles.known(tx, "phase") == {}
