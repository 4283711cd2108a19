"""What the tests of the storage look into."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import event

from storage.store import Store


@pytest.fixture
def statements(store: Store) -> Iterator[list[str]]:
    """Every statement that reaches the database, as it is sent."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        sent.append(statement)

    # Where both share a pool, whoever reads is heard through whoever writes.
    engines = {engine.pool: engine for engine in (store._engines.reading, store._engines.writing)}
    for engine in engines.values():
        event.listen(engine, "before_cursor_execute", note)
    yield sent
    for engine in engines.values():
        event.remove(engine, "before_cursor_execute", note)
