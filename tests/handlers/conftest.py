"""A stage for each test, on each database; the door for requests that no person could send."""

import logging
from collections.abc import Iterator
from io import StringIO

import pytest

from bot.log import configure
from tests.driver.door import SECRET, Door
from tests.driver.stage import TOKEN, Stage, on_stage


@pytest.fixture(autouse=True)
def log() -> Iterator[StringIO]:
    """What the bot writes down, every word of it; never a secret, not even one that the log would remove."""
    lines, root = StringIO(), logging.getLogger()
    before = root.handlers, root.level
    configure("INFO", secrets=[], stream=lines)
    yield lines
    root.handlers, root.level = before
    assert TOKEN not in lines.getvalue()
    assert SECRET not in lines.getvalue()
    assert "[redacted]" not in lines.getvalue()


@pytest.fixture
def stage(database_url: str) -> Iterator[Stage]:
    """With a sender: what is decided shows in Slack."""
    with on_stage(database_url) as opened:
        yield opened


@pytest.fixture
def quiet(database_url: str) -> Iterator[Stage]:
    """Without a sender: only the request and its answer."""
    with on_stage(database_url, sender=False) as opened:
        yield opened


@pytest.fixture
def door(request: pytest.FixtureRequest) -> Iterator[Door]:
    """The door of whichever stage the test is on."""
    name = "stage" if "stage" in request.fixturenames else "quiet"
    opened = Door(request.getfixturevalue(name).bot_url)
    yield opened
    opened.close()
