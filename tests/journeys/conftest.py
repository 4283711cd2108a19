"""A stage for each story, on each database."""

from collections.abc import Iterator

import pytest

from tests.driver.stage import Stage, on_stage
from tests.journeys.story import Story


@pytest.fixture
def stage(database_url: str) -> Iterator[Stage]:
    with on_stage(database_url) as opened:
        yield opened


@pytest.fixture
def story(stage: Stage) -> Story:
    return Story(stage)
