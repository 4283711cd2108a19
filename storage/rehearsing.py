"""A store in which everything happens as in the real one, and nothing of it stays."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import Connection

from gates.rights.asker import NOBODY, Asker
from storage.store import Store, opened
from storage.transaction import Transaction


class Rehearsal(Store):
    """One transaction of the database; each of its own is a savepoint in it, and at the end all is undone."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def transaction(self, workspace_id: str, asker: Asker = NOBODY) -> AbstractContextManager[Transaction]:
        return opened(self._inside(), workspace_id, asker)

    def reading(self, workspace_id: str, asker: Asker = NOBODY) -> AbstractContextManager[Transaction]:
        return opened(self._inside(), workspace_id, asker)

    def close(self) -> None:
        """Whoever opened the real one closes it."""

    @contextmanager
    def _inside(self) -> Iterator[Connection]:
        with self._connection.begin_nested():
            yield self._connection


@contextmanager
def rehearsal_of(store: Store) -> Iterator[Rehearsal]:
    """While it lasts, clicks on the deliveries that it changes wait; on SQLite all clicks do."""
    with store.rehearsing() as connection:
        yield Rehearsal(connection)
