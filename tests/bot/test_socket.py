"""Socket Mode: the connection is tried until Slack answers."""

from threading import Event

import pytest
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.errors import SlackClientConfigurationError

from bot.commands import socket


class Connecting(SocketModeHandler):
    """Fails as often as it is told, then connects."""

    def __init__(self, failures: list[Exception]) -> None:
        self.failures = failures
        self.tries = 0

    def connect(self) -> None:
        self.tries += 1
        if self.failures:
            raise self.failures.pop(0)


@pytest.fixture(autouse=True)
def hardly_any_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "FIRST_PAUSE", 0.001)


def test_slack_may_be_down_when_we_start() -> None:
    handler = Connecting([OSError("refused"), SlackClientConfigurationError("not yet")])
    socket.connect(handler, Event())
    assert handler.tries == 3


def test_who_stops_the_process_need_not_wait_for_slack() -> None:
    handler = Connecting([])
    stop = Event()
    stop.set()
    socket.connect(handler, stop)
    assert handler.tries == 0


def test_an_error_of_our_own_is_not_tried_again() -> None:
    with pytest.raises(TypeError):
        socket.connect(Connecting([TypeError("ours")]), Event())
