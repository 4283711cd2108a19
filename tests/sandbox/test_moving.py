"""The clock of the sandbox's page: where it can be moved, and that a bot which follows it hears of it."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sandbox.config import Config
from sandbox.founding import found, reset
from sandbox.moving import LEAPS, an_hour_on, move, next_working_morning
from sandbox.page.moved_clock import ahead_words
from sandbox.people.acting import NotPossible
from tests.sandbox.running import Sandbox

BERLIN = ZoneInfo("Europe/Berlin")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        ("2026-01-05T08:59", "2026-01-05T09:00"),
        ("2026-01-05T09:00", "2026-01-06T09:00"),
        ("2026-01-09T17:30", "2026-01-12T09:00"),
        ("2026-01-10T03:00", "2026-01-12T09:00"),
        ("2026-03-27T12:00", "2026-03-30T09:00"),  # the wall's clock is put forward in between
    ],
)
def test_the_next_working_morning_is_nine_o_clock_from_monday_to_friday(now: str, morning: str) -> None:
    assert next_working_morning(at(now)) == at(morning)


def test_an_hour_is_an_hour_in_the_night_in_which_the_clock_is_put_forward() -> None:
    before = at("2026-03-29T01:30")
    assert an_hour_on(before).timestamp() - before.timestamp() == 3600


def test_a_bot_that_follows_reads_how_far_ahead_the_clock_is(tmp_path: Path) -> None:
    file = tmp_path / "clock.txt"
    ws = found(Config(clock=file))
    first = ws.clock.next_ts()
    move(ws, LEAPS["week"], "Europe/Berlin")
    assert float(file.read_text()) == ws.clock.ahead == timedelta(days=7).total_seconds()
    later = ws.clock.next_ts()
    move(ws, LEAPS["now"], "Europe/Berlin")
    assert float(file.read_text()) == 0
    assert first < later < ws.clock.next_ts()
    move(ws, LEAPS["hour"], "Europe/Berlin")
    reset(ws)
    assert float(file.read_text()) == 0


def test_a_sandbox_whose_bot_goes_by_real_time_refuses(sandbox: Sandbox) -> None:
    refused = sandbox.http.post("/sandbox/clock", json={"to": "week"})
    assert refused.status_code == 400
    assert "gatehouse demo" in refused.json()["error"]
    assert sandbox.get("clock")["ahead"] == 0
    with pytest.raises(NotPossible):
        move(sandbox.workspace, LEAPS["now"], "UTC")
    unknown = sandbox.http.post("/sandbox/clock", json={"to": "yesterday"})
    assert unknown.json()["error"] == "to must be one of hour, morning, week, now."


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(60, "1 minute"), (3600, "1 hour"), (90_061, "1 day 1 hour"), (604_800, "7 days")],
)
def test_how_far_ahead_is_said_in_words(seconds: int, words: str) -> None:
    assert ahead_words(seconds) == words
