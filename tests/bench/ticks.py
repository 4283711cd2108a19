"""One tick of the clock with 100 gates due, among ever more that are open and not due."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import cycle
from time import perf_counter

from sqlalchemy import create_engine

from bot.timetable import TIMETABLE
from gates.due.moment import DueKind
from gates.rights.asker import HOUSE
from handlers.clock.keeping import renew_due_times, renew_what_is_kept
from handlers.clock.rehearsal import Standing
from handlers.desk import Desk
from storage import people
from storage.engines import parsed_url
from storage.people import KnownPerson
from storage.rehearsing import rehearsal_of
from storage.store import Store
from storage.transaction import EVERY_WORKSPACE
from tests.bench.databases import Database
from tests.bench.seeding import WORKSPACE
from tests.driver.copies import copy

DUE = 100
TIMES = 3  # each tick, of which the quickest counts: it met least of what else the machine does
AT = datetime(2026, 3, 18, 10, tzinfo=UTC)  # a Wednesday in working hours
NEVER = AT + timedelta(days=3650)


@dataclass(frozen=True)
class Ticked:
    """Milliseconds of each tick."""

    database: str
    opened: int
    ticks: dict[str, float]


def measure(database: Database, counts: Sequence[int]) -> Iterator[Ticked]:
    """The database has some more deliveries than are due; the first of those is what the others look like."""
    store = Store(database.url)
    try:
        make_due(store, [gate.delivery for gate in database.waiting[:DUE]])
        have = len(database.waiting)
        for count in counts:
            clone(store, database.waiting[DUE].delivery, have, count)
            tidy(database.url)
            have = max(have, count)
            yield Ticked(database.name, count, dict(timed(store)))
    finally:
        store.close()


def make_due(store: Store, due: Sequence[str]) -> None:
    """Somebody is to be nudged in each of them, and the clock is to look at each for one of its kinds."""
    desk = Desk(store, Standing(AT))
    renew_due_times(desk)
    renew_what_is_kept(desk)
    soon = [f"'{moment.isoformat(timespec='microseconds')}'" for moment in (NEVER, AT - timedelta(minutes=1))]
    never, now = soon
    with store.transaction(WORKSPACE, HOUSE) as tx:
        run = tx.connection.exec_driver_sql
        run(f"UPDATE nudges SET due_at = {never}")
        run("DELETE FROM due_moments")
        run(
            "INSERT INTO due_moments (workspace_id, delivery_id, kind, due_at) SELECT workspace_id,"
            f" delivery_id, '{DueKind.ESCALATION}', {never} FROM deliveries"
        )
        for delivery, kind in zip(due, cycle(DueKind), strict=False):
            run(f"UPDATE nudges SET due_at = {now} WHERE delivery_id = '{delivery}'")
            run(f"UPDATE due_moments SET due_at = {now}, kind = '{kind}' WHERE delivery_id = '{delivery}'")
        for row in run("SELECT DISTINCT user_id FROM nudges").all():
            people.remember(tx, KnownPerson(row[0], is_admin=False, fetched_at=AT, zone="UTC", away=False))


def timed(store: Store) -> Iterator[tuple[str, float]]:
    """On a store that forgets, so that each time finds the same."""
    for tick in TIMETABLE:
        seconds = []
        for _ in range(TIMES):
            with rehearsal_of(store) as copy:
                desk = Desk(copy, Standing(AT))
                began = perf_counter()
                tick(desk)
                seconds.append(perf_counter() - began)
        yield tick.__name__, 1000 * min(seconds)


def clone(store: Store, model: str, have: int, wanted: int) -> None:
    """As many deliveries as are still lacking, all like the model but for id and name."""
    with store.transaction(EVERY_WORKSPACE, HOUSE) as tx:
        run = tx.connection.exec_driver_sql
        run(
            f"DELETE FROM nudges WHERE delivery_id = '{model}' AND (about, user_id) NOT IN"
            f" (SELECT about, user_id FROM nudges WHERE delivery_id = '{model}' LIMIT 1)"
        )
        if tx.dialect == "postgresql":  # what is copied refers to what its model refers to
            run("SET LOCAL session_replication_role = replica")
        else:
            run("PRAGMA cache_size = -1000000")  # kilobytes, while indexes of a million rows grow
        copy(tx, model, range(have, wanted))


def tidy(url: str) -> None:
    """As the database's own housekeeping would leave it, which would otherwise run beside the ticks."""
    engine = create_engine(parsed_url(url), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("VACUUM ANALYZE")
            connection.exec_driver_sql("CHECKPOINT")
        else:
            connection.exec_driver_sql("ANALYZE")
    engine.dispose()
