"""When the bot does not acknowledge. Sources: slack.md "Deliveries", docs.slack.dev "Events API"."""

import threading
from collections.abc import Iterator

import pytest

from tests.sandbox.running import DANA, DELIVERIES, SHARED, Door, Peer, Sandbox, running_sandbox


@pytest.fixture(scope="module")
def hasty_running(door: Door) -> Iterator[Sandbox]:
    """A sandbox that waits for an acknowledgement only for a moment."""
    with running_sandbox(bot_url=door.address, ack_seconds=0.05, retry_delays=(0.0, 0.0, 0.0)) as sandbox:
        yield sandbox


@pytest.fixture
def asleep(hasty_running: Sandbox, door: Door) -> Iterator[Sandbox]:
    """A bot that never answers in time."""
    hasty_running.post("reset")
    door.peer, released = Peer(hasty_running), threading.Event()
    door.peer.instead = lambda: (200 if released.wait(30) else 500, "")
    yield hasty_running
    released.set()
    door.peer = None


def test_an_unacknowledged_command_shows_the_person_an_error_and_is_not_repeated(asleep: Sandbox) -> None:
    outcome = asleep.act("command", DANA, channel=DELIVERIES, command="/gate")
    assert outcome["ok"] is False
    assert outcome["error"] == (
        "/gate failed because the app did not answer within 0.05 seconds (operation_timeout)."
    )
    delivery = asleep.get("deliveries")[-1]
    assert (delivery["status"], delivery["reason"], delivery["retry"]) == (None, "http_timeout", 0)


def test_an_event_without_answer_is_repeated_for_the_timeout(asleep: Sandbox) -> None:
    asleep.act("home", DANA)
    assert [each["reason"] for each in asleep.deliveries(4)] == ["http_timeout"] * 4


def test_an_unacknowledged_event_is_repeated_three_times_with_its_headers(
    sandbox: Sandbox, peer: Peer
) -> None:
    peer.instead = lambda: (500, "")
    sandbox.act("home", DANA)
    deliveries = sandbox.deliveries(4)
    headers = [headers for headers, _ in peer.received]
    assert [each["retry"] for each in deliveries] == [0, 1, 2, 3]
    assert [each.get("x-slack-retry-num") for each in headers] == [None, "1", "2", "3"]
    assert {each.get("x-slack-retry-reason") for each in headers[1:]} == {"http_error"}
    assert len({each["body"]["event_id"] for each in deliveries}) == 1


def test_an_event_is_repeated_only_until_it_is_acknowledged(sandbox: Sandbox, peer: Peer) -> None:
    answers = iter([(500, ""), (200, "")])
    peer.instead = lambda: next(answers)
    sandbox.act("home", DANA)
    assert [each["status"] for each in sandbox.deliveries(2)] == [500, 200]
    sandbox.act("say", DANA, channel=SHARED, text="and nothing more is asked of the bot")
    assert len(peer.received) == 2


def test_a_bot_that_cannot_be_reached_shows_an_error() -> None:
    with running_sandbox(bot_url="http://127.0.0.1:9/slack/events", retry_delays=()) as sandbox:
        outcome = sandbox.act("command", DANA, channel=DELIVERIES, command="/gate")
        assert outcome["error"] == "/gate failed because the app could not be reached (dispatch_failed)."
        sandbox.act("home", DANA)
        assert sandbox.get("deliveries")[-1]["reason"] == "connection_failed"


def test_an_error_of_the_bot_is_shown_to_the_person(sandbox: Sandbox, peer: Peer) -> None:
    peer.instead = lambda: (404, "")
    outcome = sandbox.act("command", DANA, channel=DELIVERIES, command="/gate")
    assert outcome["error"] == "/gate failed because the app answered with HTTP 404 (dispatch_failed)."
    assert len(peer.received) == 1
