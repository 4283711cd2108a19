"""What the clock looks for: it is found by when it is due, whatever else waits."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.timetable import TIMETABLE
from gates.delivery import Delivery
from gates.due.moment import DueKind
from gates.working_time.calendar import Calendar, Weekday
from handlers.acts.working_hours import follow_workspace
from handlers.clock.keeping import renew_due_times
from handlers.clock.rehearsal import Standing
from handlers.clock.ticks import open_due_phases
from handlers.desk import Desk
from storage import deliveries, workspace_settings
from storage.migrate import downgrade, upgrade
from storage.store import Store
from storage.tables import metadata
from storage.transaction import Transaction
from tests.driver.copies import copy
from tests.gates.deliveries import MONDAY
from tests.storage.samples import WORKSPACE, read, stored_at

DUE_FROM = MONDAY.replace(hour=0) + timedelta(days=7)  # five business days after the handover
EXPLAIN = {"sqlite": "EXPLAIN QUERY PLAN", "postgresql": "EXPLAIN"}


def strike(store: Store, at: datetime) -> None:
    open_due_phases(Desk(store, Standing(at)))


def is_reviewed(store: Store, delivery: Delivery) -> bool:
    return read(store, delivery).latest("review") is not None


def test_what_is_due_is_done_at_once_though_hundreds_that_began_before_it_wait(store: Store) -> None:
    due, waiting = stored_at(store, "handover"), stored_at(store, "handover", at=MONDAY + timedelta(days=14))
    with store.transaction(WORKSPACE) as tx:
        copy(tx, waiting.id, range(600), ("deliveries", "gates", "milestones", "due_moments"))
    strike(store, DUE_FROM - timedelta.resolution)
    assert not is_reviewed(store, due)
    strike(store, DUE_FROM)
    assert is_reviewed(store, due)
    assert not is_reviewed(store, waiting)


def test_after_a_migration_the_clock_finds_out_what_it_has_to_look_at(
    store: Store, database_url: str
) -> None:
    due, waiting = stored_at(store, "handover"), stored_at(store, "qa")
    assert read(store, waiting).due_moments == []
    downgrade(database_url, "0040")
    upgrade(database_url)
    renew_due_times(Desk(store, Standing(DUE_FROM)))
    strike(store, DUE_FROM)
    assert is_reviewed(store, due)
    assert [each.kind for each in read(store, waiting).due_moments] == [DueKind.ESCALATION]


def test_other_working_days_move_what_waits_for_business_days(store: Store) -> None:
    delivery = stored_at(store, "handover")
    every_day = Calendar(zone="UTC", days=list(Weekday), opens_at="09:00", closes_at="17:00")
    with store.transaction(WORKSPACE) as tx:
        workspace_settings.keep_calendar(tx, every_day, "U1", MONDAY + timedelta(days=1))
        follow_workspace(tx, MONDAY + timedelta(days=1))
    renew_due_times(Desk(store, Standing(MONDAY + timedelta(days=1))))
    strike(store, DUE_FROM - timedelta(days=2, microseconds=1))
    assert not is_reviewed(store, delivery)
    strike(store, DUE_FROM - timedelta(days=2))
    assert is_reviewed(store, delivery)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_what_somebody_is_changing_is_left_to_the_next_tick(store: Store) -> None:
    delivery = stored_at(store, "handover")
    with store.transaction(WORKSPACE) as tx:
        deliveries.load(tx, delivery.id)
        strike(store, DUE_FROM)
    assert not is_reviewed(store, delivery)
    strike(store, DUE_FROM)
    assert is_reviewed(store, delivery)


def test_a_tick_finds_what_is_due_by_its_indexes(store: Store, queries: list[tuple[str, Any]]) -> None:
    stored_at(store, "handover")
    queries.clear()
    for tick in TIMETABLE:
        tick(Desk(store, Standing(MONDAY - timedelta(days=30))))
    sent = list(queries)
    assert len(sent) >= len(DueKind) + 3
    with store.transaction(WORKSPACE) as tx:
        if tx.dialect == "postgresql":  # which would rather read a small table whole
            tx.connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        assert [found for query in sent for found in read_whole(tx, *query)] == []


def read_whole(tx: Transaction, statement: str, values: Any) -> list[str]:
    """The steps of its plan that go through all of a table."""
    plan = tx.connection.exec_driver_sql(f"{EXPLAIN[tx.dialect]} {statement}", values).all()
    steps = [str(row[-1]) for row in plan]
    names = set(metadata.tables)
    scans = [step for step in steps if "Seq Scan" in step or step.startswith("SCAN")]
    return [step for step in scans if names & set(step.split()) and " USING " not in step]
