"""The migrations make the very tables that the code knows, from nothing and back to nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from gates.calendars.setting import set_calendar
from gates.nudges.nudge import Nudge
from gates.working_time.calendar import Calendar
from storage import audit, cards, dead_cards, deliveries
from storage.engines import engines_for
from storage.errors import NotMigrated
from storage.migrate import downgrade, upgrade
from storage.revisions import newest
from storage.store import Store
from storage.tables import metadata
from tests.gates.deliveries import MANAGER, MONDAY
from tests.storage.samples import WORKSPACE, add, read, stored_at, without_client

SCHEMA = {
    "sqlite": "SELECT sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL",
    "postgresql": """
        SELECT concat(conrelid::regclass, ' ', conname, ' ', pg_get_constraintdef(oid))
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default)
        FROM information_schema.columns WHERE table_schema = 'public'
    """,
}


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    engines = engines_for(url, 1, 5)
    with engines.writing.begin() as connection:
        yield connection
    engines.dispose()


def schema(connection: Connection) -> set[str]:
    """Every table, column, constraint and index as the database itself describes it."""
    rows = connection.scalars(text(SCHEMA[connection.dialect.name]))
    lines = {part for row in rows for line in row.splitlines() for part in parts(line.strip().rstrip(","))}
    return {line for line in lines if "alembic_version" not in line and "version_num" not in line}


def parts(line: str) -> list[str]:
    """SQLite writes a column that was added later on the line of the one before it."""
    return [line] if line.startswith(("CONSTRAINT", "CREATE")) else line.split(", ")


def test_the_migrated_tables_are_those_of_the_code(database_url: str) -> None:
    with connected(database_url) as connection:
        migrated = schema(connection)
    downgrade(database_url, "base")
    with connected(database_url) as connection:
        assert schema(connection) <= {"PRIMARY KEY (version_num)", ")"}
        metadata.create_all(connection)
        assert schema(connection) - {")"} == migrated - {")"}


def test_a_database_in_use_goes_down_and_up_again(store: Store, database_url: str) -> None:
    stored_at(store, "qa")
    downgrade(database_url, "0003")
    upgrade(database_url)
    store.check()
    downgrade(database_url, "base")
    with pytest.raises(NotMigrated):
        store.check()
    upgrade(database_url)
    store.check()
    delivery = stored_at(store, "planning")
    assert read(store, delivery).id == delivery.id
    assert audit.verify(store) == []


def test_a_delivery_without_a_client_survives_the_way_down_and_up(store: Store, database_url: str) -> None:
    delivery = add(store, without_client("Faster search"))
    downgrade(database_url, "0005")
    with connected(database_url) as connection:
        assert connection.scalar(text("SELECT client FROM deliveries")) == ""
    upgrade(database_url)
    assert read(store, delivery).client is None


def test_what_was_due_by_a_calendar_of_its_own_is_counted_anew_on_the_way_down(
    store: Store, database_url: str
) -> None:
    delivery, other = stored_at(store, "planning"), stored_at(store, "planning")
    with store.transaction(delivery.workspace_id) as tx:
        own = deliveries.load(tx, delivery.id)
        set_calendar(own, Calendar(zone="Asia/Tokyo"), MANAGER, MONDAY)
        deliveries.save(tx, own)
    assert str(read(store, delivery).working_time.zone) == "Asia/Tokyo"
    downgrade(database_url, "0046")
    with connected(database_url) as connection:
        asked = text("SELECT delivery_id FROM deliveries WHERE watched IS NULL")
        assert list(connection.scalars(asked)) == [delivery.id]
    upgrade(database_url)
    assert read(store, delivery).calendar is None
    assert read(store, delivery).working_time == read(store, other).working_time
    assert audit.verify(store) == []


def test_a_card_given_up_before_is_listed_after_and_survives_the_way_down(
    store: Store, database_url: str
) -> None:
    delivery = stored_at(store, "planning")
    with store.transaction(WORKSPACE) as tx:
        for kind in ("escalation", "override"):
            cards.ensure(tx, kind=kind, delivery_id=delivery.id, number=1, channel_id="C1", at=MONDAY)
    downgrade(database_url, "0047")
    gone = "UPDATE cards SET shown = wanted, error = 'is_archived' WHERE kind = 'escalation'"
    with connected(database_url) as connection:
        connection.execute(text(gone))
    upgrade(database_url)
    with store.across_workspaces() as tx:
        [letter] = dead_cards.dead(tx, 10)
    assert (letter.kind, letter.error, letter.given_up_at) == ("escalation", "is_archived", MONDAY)
    downgrade(database_url, "0047")
    with connected(database_url) as connection:
        assert connection.scalars(text("SELECT error FROM cards WHERE shown = wanted")).all() == [
            "is_archived"
        ]


def test_who_is_reminded_in_the_place_of_somebody_else_is_let_go_on_the_way_down(
    store: Store, database_url: str
) -> None:
    delivery = stored_at(store, "planning")
    asked = read(store, delivery).nudges
    with store.transaction(WORKSPACE) as tx:
        own = deliveries.load(tx, delivery.id)
        own.nudges.append(Nudge(asked[0].about, "U0OTHER001", MONDAY, MONDAY, in_place_of=asked[0].user_id))
        deliveries.save_derived(tx, own, MONDAY)
    assert len(read(store, delivery).nudges) == len(asked) + 1
    downgrade(database_url, "0048")
    upgrade(database_url)
    assert read(store, delivery).nudges == asked


def test_migrating_twice_changes_nothing(store: Store, database_url: str) -> None:
    delivery = stored_at(store, "planning")
    upgrade(database_url)
    assert read(store, delivery).id == delivery.id


def test_a_migration_that_fails_leaves_the_tables_as_they_were(database_url: str) -> None:
    downgrade(database_url, "0002")
    with connected(database_url) as connection:
        connection.execute(text("CREATE TABLE reviews (in_the_way INTEGER)"))
        before = schema(connection)
    with pytest.raises(Exception, match="reviews"):
        upgrade(database_url)
    with connected(database_url) as connection:
        assert schema(connection) == before
        assert not inspect(connection).has_table("milestones")


def test_the_newest_revision_is_the_only_head() -> None:
    migrations = Path(__file__).parents[2] / "storage" / "migrations"
    scripts = ScriptDirectory.from_config(
        Config(config_args={"script_location": str(migrations), "path_separator": "os"})
    )
    assert scripts.get_heads() == [newest()]
