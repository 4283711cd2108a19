"""Socket Mode through slack_bolt's SocketModeHandler.

Sources: docs.slack.dev "Using Socket Mode" and "Modals", slack.md "Socket Mode".
"""

from collections.abc import Iterator
from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_bolt.adapter.socket_mode import SocketModeHandler

from tests.sandbox.running import DANA, DELIVERIES, Door, Json, Peer, Sandbox, running_sandbox
from tests.sandbox.wires import PATIENCE, until_connected


def text(words: str) -> Json:
    return {"type": "plain_text", "text": words}


MENU = {"type": "external_select", "action_id": "pick", "min_query_length": 1}
ROBOTS: list[Json] = [{"text": text("Arm"), "value": "arm"}]
FORM = {
    "type": "modal", "callback_id": "form", "title": text("Form"), "submit": text("Send"),
    "blocks": [
        {
            "type": "input", "block_id": "name", "label": text("Name"), "optional": True,
            "element": {"type": "plain_text_input", "action_id": "value"},
        },
        {"type": "section", "block_id": "robot", "text": text("Robot"), "accessory": MENU},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def running_beside_a_door(door: Door) -> Iterator[Sandbox]:
    """The app has an address as well; as long as it is connected nothing goes there."""
    with running_sandbox(bot_url=door.address, retry_delays=(0.0, 0.0, 0.0)) as sandbox:
        yield sandbox


@pytest.fixture(scope="module")
def handler(running_beside_a_door: Sandbox) -> Iterator[SocketModeHandler]:
    """One connection for all tests here; whose app answers can change from test to test."""
    sandbox = running_beside_a_door
    handler = SocketModeHandler(Peer(sandbox).app, sandbox.config.app_token)
    handler.connect()
    yield handler
    handler.close()


@pytest.fixture
def wired(running_beside_a_door: Sandbox) -> Sandbox:
    running_beside_a_door.post("reset")
    return running_beside_a_door


@pytest.fixture
def app(wired: Sandbox, handler: SocketModeHandler) -> App:
    until_connected(wired, 1)
    handler.app = Peer(wired).app
    return handler.app


@pytest.fixture
def form(wired: Sandbox, app: App) -> Sandbox:
    """Dana has the form open."""

    def start(ack: Ack, body: Json, client: Any) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=FORM)
        ack()

    app.command("/gate")(start)
    assert wired.act("command", DANA, channel=DELIVERIES, command="/gate")["ok"]
    return wired


def stack(sandbox: Sandbox) -> list[Json]:
    views: list[Json] = sandbox.get("views", **{"as": DANA})
    return views


def test_an_app_that_is_connected_hears_nothing_at_its_address(wired: Sandbox, app: App, door: Door) -> None:
    door.peer = Peer(wired)
    app.command("/gate")(lambda ack: ack("Here is help"))
    app.event("app_home_opened")(lambda event: None)
    assert wired.act("command", DANA, channel=DELIVERIES, command="/gate")["ok"]
    wired.act("home", DANA)
    assert [each["way"] for each in wired.get("deliveries")] == ["socket", "socket"]
    assert [message["text"] for message in wired.messages(DELIVERIES)] == ["Here is help"]
    assert door.peer.received == []
    door.peer = None


def test_errors_stand_at_their_fields(form: Sandbox, app: App) -> None:
    app.view("form")(lambda ack: ack(response_action="errors", errors={"name": "Taken."}))
    assert form.act("submit", DANA, values={"name": "Acme"})["ok"]
    assert stack(form)[-1]["errors"] == {"name": "Taken."}


def test_an_update_a_push_and_a_clear_do_what_they_do_over_http(form: Sandbox, app: App) -> None:
    answers: Iterator[Json] = iter(
        [
            {"response_action": "update", "view": {**FORM, "title": text("Again")}},
            {"response_action": "push", "view": {**FORM, "title": text("On top")}},
            {"response_action": "clear"},
        ]
    )
    app.view("form")(lambda ack: ack(**next(answers)))
    titles = []
    for _ in range(3):
        assert form.act("submit", DANA)["ok"]
        titles.append([view["title"]["text"] for view in stack(form)])
    assert titles == [["Again"], ["Again", "On top"], []]


def test_an_answer_that_slack_does_not_understand_is_an_error(form: Sandbox, app: App) -> None:
    app.view("form")(lambda ack: ack(response_action="errors", errors={"robot": "No input."}))
    assert "which is no input block" in form.act("submit", DANA)["error"]
    assert len(stack(form)) == 1


def test_options_come_with_the_acknowledgement(form: Sandbox, app: App) -> None:
    app.options("pick")(lambda ack: ack(options=ROBOTS))
    outcome = form.act("suggest", DANA, action="pick", value="a")
    assert outcome["response"] == {"options": ROBOTS}


def test_what_nobody_answers_is_an_error_for_the_person(wired: Sandbox, app: App) -> None:
    with running_sandbox(bot_url=None, ack_seconds=0.3) as hasty:
        other = SocketModeHandler(Peer(hasty).app, hasty.config.app_token)
        other.connect()
        until_connected(hasty, 1)
        outcome = hasty.act("command", DANA, channel=DELIVERIES, command="/unknown")
        other.close()
    assert "(operation_timeout)" in outcome["error"]


def test_a_very_large_payload_arrives_whole(wired: Sandbox, app: App) -> None:
    """Nearly as large as a view may be: 250 kB."""
    words = "x" * 2_900
    seen: list[Json] = []

    def start(ack: Ack, body: Json, client: Any) -> None:
        sections = [{"type": "section", "text": text(words)} for _ in range(80)]
        client.views_open(trigger_id=body["trigger_id"], view={**FORM, "blocks": sections})
        ack()

    def take(ack: Ack, body: Json) -> None:
        seen.append(body)
        ack()

    app.command("/gate")(start)
    app.view("form")(take)
    assert wired.act("command", DANA, channel=DELIVERIES, command="/gate")["ok"]
    assert wired.act("submit", DANA)["ok"]
    assert [block["text"]["text"] for block in seen[0]["view"]["blocks"]] == [words] * 80


@pytest.mark.parametrize("reason", ["refresh_requested", "warning"])
def test_bolt_comes_back_by_itself(wired: Sandbox, app: App, reason: str) -> None:
    app.command("/gate")(lambda ack: ack())
    wired.post("sockets", disconnect=reason)
    wired.post("clock", advance=10)
    until_it_asks_anew(wired)
    until_connected(wired, 1)
    asked = (wired.act("command", DANA, channel=DELIVERIES, command="/gate") for _ in range(10))
    assert any(outcome["ok"] for outcome in asked)
    until_connected(wired, 1)


def until_it_asks_anew(sandbox: Sandbox) -> None:
    """For the address of another connection; the journal is empty when a test begins."""
    while True:
        last = sandbox.get("workspace")["last_change"]
        if sandbox.get("calls", method="apps.connections.open"):
            return
        assert sandbox.get("wait", after=last, timeout=PATIENCE)["changes"], "the app does not come back"
