"""A sender that a test drives step by step, on a clock that moves when there is nothing to do."""

from collections.abc import Iterator

import pytest

from handlers.senders.limits import SLACKS
from tests.driver.stage import Stage, on_stage
from tests.promises.stepping import Steps


@pytest.fixture
def quiet(database_url: str) -> Iterator[Stage]:
    with on_stage(database_url, sender=False) as opened:
        yield opened


@pytest.fixture
def steps(quiet: Stage) -> Iterator[Steps]:
    """With Slack's own allowance."""
    driven = Steps(quiet, SLACKS)
    yield driven
    driven.close()
