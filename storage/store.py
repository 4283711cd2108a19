"""The door to the database: transactions for one workspace, or for the work of all."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import Connection

from gates.rights.asker import HOUSE, NOBODY, Asker
from storage.engines import engines_for
from storage.failures import translated
from storage.revisions import must_be_newest
from storage.transaction import EVERY_WORKSPACE, Transaction

__all__ = ["A_CLICKS_PATIENCE", "Store", "Transaction"]

A_CLICKS_PATIENCE = 1.25  # seconds


class Store:
    def __init__(self, url: str, *, pool_size: int = 20, patience: float = A_CLICKS_PATIENCE) -> None:
        """Connects on first use. A click waits `patience` seconds for its turn, and once more for a lock.

        Both must fit into the three after which Slack tells the person of a failure.
        Raises ValueError when the URL is none, and DriverMissing where PostgreSQL was not installed.
        """
        self._engines = engines_for(url, pool_size, patience)

    def transaction(self, workspace_id: str, asker: Asker = NOBODY) -> AbstractContextManager[Transaction]:
        """Commits at its end; after an exception nothing of it remains.

        Whoever does not say who asks meets no private delivery.
        """
        return opened(self._engines.begin_writing(), workspace_id, asker)

    def reading(self, workspace_id: str, asker: Asker = NOBODY) -> AbstractContextManager[Transaction]:
        """Sees one moment, changes nothing and waits for no writer."""
        return opened(self._engines.reading.begin(), workspace_id, asker)

    def across_workspaces(self) -> AbstractContextManager[Transaction]:
        """To claim, or look for, the due work of all workspaces; a delivery of one is loaded in its own."""
        return self.transaction(EVERY_WORKSPACE, HOUSE)

    @contextmanager
    def rehearsing(self) -> Iterator[Connection]:
        """A connection in a transaction that is undone at the end, whatever happens in it."""
        with translated(), self._engines.writing.connect() as connection:
            begun = connection.begin()
            try:
                yield connection
            finally:
                begun.rollback()

    def check(self) -> None:
        """Raises StoreUnready, with the cure as its text, when a click could not be served now."""
        with self.reading(EVERY_WORKSPACE) as tx:
            must_be_newest(tx.connection)

    def close(self) -> None:
        self._engines.dispose()


@contextmanager
def opened(
    begun: AbstractContextManager[Connection], workspace_id: str, asker: Asker
) -> Iterator[Transaction]:
    with translated(), begun as connection:
        yield Transaction(connection, workspace_id, asker)
