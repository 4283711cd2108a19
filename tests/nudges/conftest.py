"""Time that a test moves, people who read their messages, and deliveries; on each database."""

from collections.abc import Iterator

import pytest

from tests.driver.door import Door
from tests.driver.stage import on_stage
from tests.nudges.office import Office


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    with on_stage(database_url) as stage:
        door = Door(stage.bot_url)
        yield Office(stage, door)
        door.close()
