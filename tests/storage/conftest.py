"""What the tests of the storage look into."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from storage.store import Store


@pytest.fixture
def statements(store: Store) -> Iterator[list[str]]:
    """Every statement that reaches the database, as it is sent."""
    sent: list[str] = []
    with heard(store, lambda statement, _: sent.append(statement)):
        yield sent


@pytest.fixture
def queries(store: Store) -> Iterator[list[tuple[str, Any]]]:
    """Every query with its values."""
    sent: list[tuple[str, Any]] = []

    def note(statement: str, values: Any) -> None:
        if statement.lstrip().startswith(("SELECT", "WITH")):
            sent.append((statement, values))

    with heard(store, note):
        yield sent


@contextmanager
def heard(store: Store, listener: Callable[[str, Any], None]) -> Iterator[None]:
    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        listener(statement, values)

    # Where both share a pool, whoever reads is heard through whoever writes.
    engines = {engine.pool: engine for engine in (store._engines.reading, store._engines.writing)}
    for engine in engines.values():
        event.listen(engine, "before_cursor_execute", note)
    yield
    for engine in engines.values():
        event.remove(engine, "before_cursor_execute", note)
