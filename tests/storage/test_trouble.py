"""The database is locked, gone, full or not migrated: each is a sentence, and it heals by itself."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from time import monotonic

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storage import deliveries, finding, one_machine, postgres
from storage.errors import NotMigrated, OtherMachine, Unavailable
from storage.store import Store
from tests.gates.deliveries import MONDAY
from tests.storage.samples import WORKSPACE, approve, new_delivery, read, stored, stored_at

PATIENCE = 0.3


@pytest.fixture
def hasty(database_url: str) -> Iterator[Store]:
    """A store of another process, which soon loses patience."""
    opened = Store(database_url, patience=PATIENCE)
    yield opened
    opened.close()


@contextmanager
def unavailable() -> Iterator[None]:
    start = monotonic()
    with pytest.raises(Unavailable, match="Please try again"):
        yield
    assert monotonic() - start < 10 * PATIENCE


def test_a_lock_held_too_long_makes_the_next_one_unavailable_in_time(store: Store, hasty: Store) -> None:
    delivery = stored_at(store, "planning")
    with store.transaction(WORKSPACE) as tx:
        deliveries.load(tx, delivery.id)
        with unavailable():
            approve(hasty, delivery.id, "production_architect")
        assert read(hasty, delivery).id == delivery.id
    approve(hasty, delivery.id, "production_architect")


def test_a_lock_held_in_the_same_process_is_heard_of_as_soon(hasty: Store) -> None:
    delivery = stored_at(hasty, "planning")
    with hasty.transaction(WORKSPACE) as tx:
        deliveries.load(tx, delivery.id)
        with unavailable():
            approve(hasty, delivery.id, "production_architect")
    approve(hasty, delivery.id, "production_architect")


def test_more_people_than_connections_wait_their_turn_and_hear_in_time(database_url: str) -> None:
    small = Store(database_url, pool_size=1, patience=PATIENCE)
    with ExitStack() as held:
        held.enter_context(small.reading(WORKSPACE))
        held.callback(small.close)
        with unavailable(), small.reading(WORKSPACE):
            pass


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_connections_that_were_cut_are_replaced_unnoticed(
    store: Store, hasty: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "IDLE", 0)
    delivery = stored(store)
    cut_all_others(hasty)
    assert read(store, delivery).id == delivery.id


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_connection_cut_in_the_middle_is_unavailable_and_the_next_one_works(
    store: Store, hasty: Store
) -> None:
    delivery = stored(store)
    with unavailable(), store.transaction(WORKSPACE) as tx:
        deliveries.load(tx, delivery.id)
        cut_all_others(hasty)
        deliveries.load(tx, delivery.id)
    assert read(store, delivery).id == delivery.id


def cut_all_others(store: Store) -> None:
    others = "datname = current_database() AND pid <> pg_backend_pid()"
    with store.transaction(WORKSPACE) as tx:
        tx.connection.execute(
            text(f"SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity WHERE {others}")
        )


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_full_disk_is_said_to_be_full_and_nothing_is_written(store: Store) -> None:
    with store.transaction(WORKSPACE) as tx:
        pages = tx.connection.scalar(text("PRAGMA page_count"))
        tx.connection.execute(text(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(Unavailable, match="no room left"):
        stored(store, scope="long " * 2000)
    with store.reading(WORKSPACE) as tx:
        assert finding.running(tx, 10) == []


def test_a_database_that_is_not_there_is_unavailable_and_its_password_unsaid(tmp_path: Path) -> None:
    urls = ["postgres://bot:s3cret@127.0.0.1:1/gatehouse", f"sqlite:///{tmp_path}/none/s3cret/x.db"]
    for url in urls:
        store = Store(url, patience=PATIENCE)
        with pytest.raises(Unavailable) as raised:
            store.check()
        assert "s3cret" not in str(raised.value)
        assert isinstance(raised.value.__cause__, DBAPIError)
        if url.startswith("postgres"):
            assert "s3cret" not in str(raised.value.__cause__)
        store.close()


@pytest.mark.parametrize(
    "url", ["mysql://bot:s3cret@db/x", "sqlite://", "s3cret", "postgres://bot:s3@cret:x@y/z"]
)
def test_an_address_that_is_none_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(ValueError, match="DATABASE_URL") as raised:
        Store(url)
    assert "s3" not in str(raised.value)


def test_an_address_as_hosts_give_it_out_is_understood(database_url: str) -> None:
    store = Store(database_url.replace("postgresql+psycopg://", "postgres://"))
    store.check()
    store.close()


def test_missing_tables_are_told_from_a_missing_database(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path}/empty.db")
    for ask in (store.check, lambda: stored(store)):
        with pytest.raises(NotMigrated, match="gatehouse migrate"):
            ask()
    store.close()


def test_a_file_that_is_no_database_is_called_so(tmp_path: Path) -> None:
    (file := tmp_path / "notes.db").write_text("Dear diary, " * 1000)
    store = Store(f"sqlite:///{file}")
    with pytest.raises(Unavailable, match="damaged, or is none"):
        store.check()
    store.close()


def test_our_own_mistakes_are_not_called_unavailable(store: Store) -> None:
    with pytest.raises(DBAPIError), store.transaction(WORKSPACE) as tx:
        tx.connection.execute(text("SELEKT 1"))


def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    delivery = new_delivery()
    delivery.started_at = datetime(2026, 3, 2)  # noqa: DTZ001
    with pytest.raises(Exception, match="without a zone"), store.transaction(WORKSPACE) as tx:
        deliveries.add(tx, delivery)
    assert delivery.gates[0].asked_at == MONDAY


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_sqlite_file_serves_the_processes_of_one_machine_only(
    store: Store, hasty: Store, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.check()
    hasty.check()
    monkeypatch.setattr(one_machine, "this_machine", lambda: "another boot")
    elsewhere = Store(database_url)
    with pytest.raises(OtherMachine, match="in use by a process on"):
        elsewhere.check()
    store.close()
    hasty.close()
    elsewhere.check()
    elsewhere.close()
