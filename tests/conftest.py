"""Databases for the tests: each test on SQLite and on PostgreSQL, each time a fresh migrated copy.

What the fixtures need is imported in them: tests of the rules or of the sandbox run without a database.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import hypothesis
import pytest

from tests import folders, statements

if TYPE_CHECKING:
    from storage.store import Store
    from tests.driver.mailbox import Mailbox
    from tests.postgres import Postgres

statements.share()
os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(folders.root()))

# No deadline: a busy machine is not a failure.
hypothesis.settings.register_profile("quick", deadline=None, print_blob=True)
hypothesis.settings.register_profile("thorough", deadline=None, print_blob=True, max_examples=2000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

# Stories through the doors: the database matters little to each of them, and much to all of them together.
STORIES = ("digests", "handlers", "journeys", "nudges", "privacy", "promises", "queries", "registers")
ON_EVERY_DATABASE = "test_client_delivery.py"  # the main way


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Half of the stories run on SQLite, half on PostgreSQL, always the same; `make soak` has all of it."""
    if os.environ.get("EVERYTHING"):
        return
    left_out = [item for item in items if is_left_out(item)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]


def is_left_out(item: pytest.Item) -> bool:
    if item.get_closest_marker("soak"):
        return True
    parameters = getattr(getattr(item, "callspec", None), "params", {})
    folder = item.path.relative_to(Path(__file__).parent).parts[0]
    if folder not in STORIES or item.path.name == ON_EVERY_DATABASE or "database_url" not in parameters:
        return False
    if not is_run_on_both(item):
        return False
    database = str(parameters["database_url"])
    story = item.nodeid.replace(database, "")
    return ("sqlite", "postgresql")[crc32(story.encode()) % 2] != database


def is_run_on_both(item: pytest.Item) -> bool:
    """Unless the test itself names the one that it is about."""
    named = [mark.args[1] for mark in item.iter_markers("parametrize") if mark.args[0] == "database_url"]
    return not named


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A migrated, empty database of this test's own."""
    if request.param == "sqlite":
        copy = tmp_path / "gatehouse.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), copy)
        yield f"sqlite:///{copy}"
    else:
        with request.getfixturevalue("postgres").database() as url:
            yield url


@pytest.fixture
def store(database_url: str) -> Iterator["Store"]:
    from storage.store import Store

    opened = Store(database_url, patience=30)  # a busy machine is slow, but not stuck
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from storage.migrate import upgrade

    template = tmp_path_factory.mktemp("sqlite") / "template.db"
    upgrade(f"sqlite:///{template}")
    return template


@pytest.fixture(scope="session")
def postgres(testrun_uid: str) -> Iterator["Postgres"]:
    """One server for all workers of this run."""
    from tests.postgres import running

    # Not below pytest's own folder: each run by root closes that one to the user whom PostgreSQL runs as.
    with running(folders.root() / f"gatehouse-{testrun_uid}") as server:
        yield server


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser that `make test` found or installed."""
    named = os.environ.get("CHROMIUM") or "chromium"
    for name in (named, "chromium-browser", "google-chrome", "google-chrome-stable"):
        if found := shutil.which(name):
            return found
    raise AssertionError("no Chromium: run `make test`, or set CHROMIUM to the path of one")


@pytest.fixture
def mailbox() -> Iterator["Mailbox"]:
    """A mail server, and what came to it."""
    from tests.driver.mailbox import mail_server

    with mail_server() as opened:
        yield opened
