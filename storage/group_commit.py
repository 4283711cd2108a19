"""SQLite's writers share their commits: who waits while others write is committed together with them.

SQLite has one writer at a time and syncs the disk at each commit, so that with a commit for
each click there would be no more clicks a second than syncs. Here a click is a savepoint,
undone alone when it fails, and whoever sees nobody waiting behind them commits for all.
Nobody hears of success, or of a refusal, before the commit that their own view of the data
depends on is on disk.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import Connection as Driver
from threading import Event
from typing import cast

from sqlalchemy import Connection, Engine

from storage.turns import Turns


class Group:
    """Clicks that are committed together."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._driver = cast(Driver, connection.connection.driver_connection)
        self._settled = Event()
        self._failure: BaseException | None = None

    @contextmanager
    def click(self) -> Iterator[None]:
        """A savepoint of its own, in plain SQL: SQLAlchemy would compile its own anew each time."""
        self._driver.execute("SAVEPOINT click")
        try:
            yield
        except BaseException as trouble:
            if self.is_whole:
                self._driver.execute("ROLLBACK TO click")
                self._driver.execute("RELEASE click")
            else:
                self._failure = trouble
            raise
        self._driver.execute("RELEASE click")

    @property
    def is_whole(self) -> bool:
        """False after a failure at which SQLite ends the transaction by itself, a full disk for example."""
        return self._driver.in_transaction

    def commit(self) -> None:
        try:
            if self.is_whole:
                self.connection.commit()
        except BaseException as failure:  # noqa: BLE001  `wait` raises it in each of their threads
            self._failure = failure
            self.connection.invalidate()  # the driver may still be in the middle of it
        finally:
            self.connection.close()
            self._settled.set()

    def wait(self) -> None:
        """Raises what kept the group, and all in it, from reaching the disk."""
        self._settled.wait()
        if self._failure:
            raise self._failure


class GroupCommit:
    """The writers of one process, on the engine's one connection."""

    def __init__(self, engine: Engine, patience: float) -> None:
        self._engine = engine
        self._turns = Turns(patience)
        self._group: Group | None = None  # touched by whoever has the turn

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """Raises Unavailable when the turn to write does not come in time."""
        self._turns.take()
        try:
            group = self._group = self._group or self._opened()
        except BaseException:
            self._turns.give_up()
            raise
        try:
            with group.click():
                yield group.connection
        finally:
            self._leave(group)
            group.wait()

    def _opened(self) -> Group:
        connection = self._engine.connect()
        try:
            connection.begin()
        except BaseException:
            connection.close()
            raise
        return Group(connection)

    def _leave(self, group: Group) -> None:
        if group.is_whole and self._turns.hand_on():
            return
        self._group = None
        group.commit()
        self._turns.give_up()
