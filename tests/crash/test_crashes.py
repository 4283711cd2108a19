"""`kill -9` at points between commit, send and record: after a restart everything was sent exactly once."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from handlers.notice_kinds import NoticeKind
from handlers.senders.notices import SENDING
from tests.crash.cases import CASES
from tests.crash.crashing import opened, suffer
from tests.crash.plans import chosen, places
from tests.crash.soak import sqlite_copy

SEED, SAMPLE = 20_261_128, 12


def test_every_kind_of_notice_has_a_case_and_is_killed_at_every_point() -> None:
    assert set(CASES) == set(NoticeKind) == set(SENDING)
    killed = {crash.plan.kind for crash in places()}
    assert killed == {*NoticeKind, "card", "claim", "click", "tick"}


@pytest.mark.parametrize("number", range(SAMPLE))
def test_after_a_crash_everything_was_sent_exactly_once(
    number: int, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    crash = chosen(SEED, SAMPLE)[number]
    with database(crash.database, request, tmp_path) as url, opened(url, tmp_path) as scene:
        assert suffer(crash, scene, tmp_path), f"{crash} was never reached"


@contextmanager
def database(name: str, request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    if name == "postgresql":
        with request.getfixturevalue("postgres").database() as url:
            yield url
        return
    yield sqlite_copy(request.getfixturevalue("sqlite_template"), folder)
