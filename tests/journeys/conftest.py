"""A stage for each story, on each database."""

from collections.abc import Iterator

import pytest

from tests.driver.stage import Stage, on_stage
from tests.driver.ways import Way
from tests.journeys.story import Story


@pytest.fixture
def way(request: pytest.FixtureRequest) -> Way:
    """Over HTTP, unless the test asks for another way."""
    asked: Way = getattr(request, "param", "http")
    return asked


@pytest.fixture
def stage(database_url: str, way: Way) -> Iterator[Stage]:
    with on_stage(database_url, way=way) as opened:
        yield opened


@pytest.fixture
def story(stage: Stage) -> Story:
    return Story(stage)
