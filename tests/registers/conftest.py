"""A delivery for each test, on each database; everybody comes through the door."""

from collections.abc import Iterator

import pytest

from tests.driver.door import Door
from tests.driver.scenes import started
from tests.driver.stage import on_stage
from tests.registers.register import Register


@pytest.fixture
def register(database_url: str) -> Iterator[Register]:
    """Without a sender: only requests and their answers."""
    with on_stage(database_url, sender=False) as stage:
        door = Door(stage.bot_url)
        yield Register(stage, door, started(stage.desk).id)
        door.close()


@pytest.fixture
def shown(database_url: str) -> Iterator[Register]:
    """With a sender: what is entered shows in Slack."""
    with on_stage(database_url) as stage:
        door = Door(stage.bot_url)
        yield Register(stage, door, started(stage.desk).id)
        door.close()
