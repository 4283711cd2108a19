"""A stage for each test, on each database, and the door for requests that no person could send."""

from collections.abc import Iterator

import pytest

from tests.driver.door import Door
from tests.driver.stage import Stage, on_stage


@pytest.fixture
def stage(database_url: str) -> Iterator[Stage]:
    """With a sender: what is decided shows in Slack."""
    with on_stage(database_url) as opened:
        yield opened


@pytest.fixture
def door(stage: Stage) -> Iterator[Door]:
    opened = Door(stage.bot_url)
    yield opened
    opened.close()
