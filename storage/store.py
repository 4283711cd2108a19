"""The door to the database: transactions for one workspace, or for the work of all."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import Engine

from storage.engines import engines_for
from storage.failures import translated
from storage.revisions import must_be_newest
from storage.transaction import EVERY_WORKSPACE, Transaction

__all__ = ["Store", "Transaction"]


class Store:
    def __init__(self, url: str, *, pool_size: int = 20, patience: float = 2.0) -> None:
        """Connects on first use. `patience` is how many seconds a click may wait for a lock.

        Raises ValueError when the URL is none, and DriverMissing where PostgreSQL was not installed.
        """
        self._engines = engines_for(url, pool_size, patience)

    @contextmanager
    def transaction(self, workspace_id: str) -> Iterator[Transaction]:
        """Commits at its end; after an exception nothing of it remains."""
        with self._engines.turn_to_write(), opened(self._engines.writing, workspace_id) as tx:
            yield tx

    def reading(self, workspace_id: str) -> AbstractContextManager[Transaction]:
        """Sees one moment, changes nothing and waits for no writer."""
        return opened(self._engines.reading, workspace_id)

    def across_workspaces(self) -> AbstractContextManager[Transaction]:
        """To claim, or look for, the due work of all workspaces; a delivery of one is loaded in its own."""
        return self.transaction(EVERY_WORKSPACE)

    def check(self) -> None:
        """Raises StoreUnready, with the cure as its text, when a click could not be served now."""
        with self.reading(EVERY_WORKSPACE) as tx:
            must_be_newest(tx.connection)

    def close(self) -> None:
        self._engines.dispose()


@contextmanager
def opened(engine: Engine, workspace_id: str) -> Iterator[Transaction]:
    with translated(), engine.begin() as connection:
        yield Transaction(connection, workspace_id)
