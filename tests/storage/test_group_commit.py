"""On SQLite the clicks that come together are committed together; each still stands or falls alone."""

import shutil
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from sqlalchemy import event

from gates.refusal import Refusal
from storage import people
from storage.errors import Unavailable
from storage.people import KnownPerson
from storage.store import Store
from tests.gates.deliveries import MONDAY
from tests.storage.samples import WORKSPACE
from tests.storage.threads import at_once

CROWD = [f"U{number}" for number in range(12)]


@pytest.fixture
def database_url(sqlite_template: Path, tmp_path: Path) -> str:
    copy = tmp_path / "gatehouse.db"
    shutil.copy(sqlite_template, copy)
    return f"sqlite:///{copy}"


@pytest.fixture
def commits(store: Store) -> list[None]:
    """One entry for each commit that reaches the disk."""
    made: list[None] = []
    event.listen(store._engines.writing, "commit", lambda _: made.append(None))
    return made


def remember(store: Store, user: str, refuse: bool = False) -> None:
    with store.transaction(WORKSPACE) as tx:
        people.remember(tx, KnownPerson(user, is_admin=False, fetched_at=MONDAY))
        if refuse:
            raise Refusal("No")


def known(store: Store) -> set[str]:
    with store.reading(WORKSPACE) as tx:
        return {user for user in CROWD if people.known(tx, user)}


def while_one_writes(store: Store, *clicks: Any) -> list[Any]:
    """The clicks meet a writer at work, and wait together until it has finished."""
    begun, queued = Event(), Event()

    def first() -> None:
        with store.transaction(WORKSPACE):
            begun.set()
            queued.wait(5)

    def later(click: Any) -> None:
        begun.wait(5)
        click()

    def open_the_gate() -> None:
        begun.wait(5)
        turns = store._engines.begin_writing.__self__._turns  # type: ignore[attr-defined]
        while len(turns._waiting) < len(clicks):
            pass
        queued.set()

    deeds: list[Callable[[], Any]] = [first, open_the_gate, *(partial(later, click) for click in clicks)]
    return at_once(deeds)[2:]


def test_who_waits_for_the_same_turn_is_written_to_disk_together(store: Store, commits: list[None]) -> None:
    assert while_one_writes(store, *(partial(remember, store, user) for user in CROWD)) == [None] * 12
    assert known(store) == set(CROWD)
    assert len(commits) == 1


def test_a_refusal_undoes_its_own_click_and_no_other(store: Store) -> None:
    clicks = [partial(remember, store, user, refuse=number % 3 == 0) for number, user in enumerate(CROWD)]
    outcomes = while_one_writes(store, *clicks)
    assert [isinstance(outcome, Refusal) for outcome in outcomes] == [n % 3 == 0 for n in range(12)]
    assert known(store) == {user for number, user in enumerate(CROWD) if number % 3}


def test_when_the_commit_fails_everybody_in_it_hears_so_and_nothing_is_kept(store: Store) -> None:
    def fail(_: Any) -> None:
        event.remove(store._engines.writing, "commit", fail)
        raise Unavailable("The database has no room left on its disk.")

    event.listen(store._engines.writing, "commit", fail)
    clicks = [partial(remember, store, user, refuse=number == 3) for number, user in enumerate(CROWD)]
    outcomes = while_one_writes(store, *clicks)
    assert all(isinstance(outcome, Unavailable) for outcome in outcomes), outcomes
    assert known(store) == set()
    remember(store, "U1")
    assert known(store) == {"U1"}


def test_a_transaction_that_sqlite_ended_by_itself_is_reported_to_all_in_it(store: Store) -> None:
    def lose_everything() -> None:
        with store.transaction(WORKSPACE) as tx:
            driver = tx.connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            driver.execute("ROLLBACK")
            raise sqlite3.OperationalError("disk I/O error")

    clicks = (partial(remember, store, "U1"), lose_everything, partial(remember, store, "U2"))
    outcomes = while_one_writes(store, *clicks)
    assert outcomes[1] is not None
    kept = {user for user, outcome in (("U1", outcomes[0]), ("U2", outcomes[2])) if outcome is None}
    assert known(store) == kept
