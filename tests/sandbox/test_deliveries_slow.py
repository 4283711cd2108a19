"""Slow acknowledgements on demand. Source: slack.md "Deliveries": the person sees an error after 3 s."""

from collections.abc import Iterator
from typing import Any

import pytest
from slack_bolt import Ack

from tests.sandbox.running import BOT, DANA, DELIVERIES, Door, Json, Peer, Sandbox, running_sandbox


@pytest.fixture(scope="module")
def running_in_haste(door: Door) -> Iterator[Sandbox]:
    with running_sandbox(bot_url=door.address, ack_seconds=0.5, retry_delays=(0.0, 0.0, 0.0)) as sandbox:
        yield sandbox


@pytest.fixture
def hasty(running_in_haste: Sandbox, door: Door) -> Iterator[Sandbox]:
    """A bot that answers a command with a word, at once; its answers can be held back."""
    running_in_haste.post("reset")
    door.peer = Peer(running_in_haste)

    def answer(ack: Ack, body: Json, client: Any) -> None:
        client.chat_postMessage(channel=body["user_id"], text="done")
        ack("Here is help")

    door.peer.app.command("/gate")(answer)
    door.peer.app.event("app_home_opened")(lambda: None)
    yield running_in_haste
    door.peer = None


def command(sandbox: Sandbox) -> Json:
    return sandbox.act("command", DANA, channel=DELIVERIES, command="/gate")


def test_an_answer_that_is_held_back_is_an_error_for_the_person_though_the_bot_acted(hasty: Sandbox) -> None:
    hasty.post("faults", kind="slow_ack", method="slash_command", seconds=30)
    assert "did not answer within 0.5 seconds (operation_timeout)" in command(hasty)["error"]
    assert hasty.messages(DELIVERIES) == []
    [direct] = [channel["id"] for channel in hasty.get("channels") if channel["kind"] == "im"]
    assert [(message["user"], message["text"]) for message in hasty.messages(direct)] == [(BOT, "done")]
    assert command(hasty)["ok"]


def test_an_answer_that_is_held_back_for_less_is_only_late(hasty: Sandbox) -> None:
    hasty.post("faults", kind="slow_ack", seconds=0.05)
    assert command(hasty)["ok"]
    assert hasty.get("deliveries")[-1]["duration"] >= 0.05


def test_only_the_kind_that_was_named_is_held_back(hasty: Sandbox) -> None:
    hasty.post("faults", kind="slow_ack", method="event", seconds=30)
    assert command(hasty)["ok"]
    assert hasty.api.auth_test()["ok"]
    hasty.act("home", DANA)
    first, again = hasty.deliveries(2)
    assert (first["reason"], again["status"]) == ("http_timeout", 200)
