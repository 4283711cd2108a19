"""A book of rules for each test, on each database."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest

from tests.driver.door import Door
from tests.driver.stage import Stage, on_stage
from tests.rules.book import Book


@pytest.fixture
def stage(database_url: str) -> Iterator[Stage]:
    with on_stage(database_url, sender=False) as opened:
        yield opened


@pytest.fixture
def book(stage: Stage) -> Iterator[Callable[..., Book]]:
    door = Door(stage.bot_url)
    yield partial(Book, stage, door)
    door.close()
