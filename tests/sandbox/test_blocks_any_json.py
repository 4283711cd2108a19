"""Whatever JSON comes as blocks or as a view: it is refused or accepted, and what is accepted is shown."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.sandbox.mutating import ANY_JSON, MESSAGES, MODALS, mutated
from tests.sandbox.running import DANA, TALENT, Json, Peer, Sandbox
from tests.sandbox.valid_blocks import modal

REFUSALS = {"invalid_blocks", "invalid_blocks_format", "invalid_arguments", "no_text", "msg_blocks_too_long"}
often = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def call(sandbox: Sandbox, method: str, **arguments: Any) -> bool:
    """Whether it was accepted; anything but Slack's own answers fails."""
    headers = {"authorization": f"Bearer {sandbox.config.bot_token}"}
    response = sandbox.http.post(f"/api/{method}", json=arguments, headers=headers)
    assert response.status_code == 200, response.text
    answer = response.json()
    assert answer["ok"] or answer["error"] in REFUSALS, answer
    return bool(answer["ok"])


def shows(sandbox: Sandbox, part: str) -> None:
    response = sandbox.http.get("/page/parts", params={"as": DANA, "channel": TALENT, "parts": part})
    assert response.status_code == 200, response.text


@pytest.fixture
def ts(sandbox: Sandbox) -> str:
    """A message that changes with every example."""
    sandbox.api.conversations_join(channel=TALENT)
    stamp: str = sandbox.api.chat_postMessage(channel=TALENT, text="x")["ts"]
    return stamp


@pytest.fixture
def view_id(sandbox: Sandbox, peer: Peer) -> str:
    """A modal that changes with every example."""
    opened: list[str] = []

    @peer.app.command("/form")
    def form(ack: Any, body: Json) -> None:
        view = sandbox.api.views_open(trigger_id=body["trigger_id"], view=modal({"type": "divider"}))["view"]
        opened.append(view["id"])
        ack()

    assert sandbox.act("command", DANA, channel=TALENT, command="/form", text="")["ok"]
    return opened[0]


@often
@given(blocks=ANY_JSON.filter(lambda content: content is not None))
def test_any_json_as_blocks(sandbox: Sandbox, ts: str, blocks: Any) -> None:
    if call(sandbox, "chat.update", channel=TALENT, ts=ts, text="x", blocks=blocks):
        shows(sandbox, "messages")


@often
@given(message=mutated(MESSAGES))
def test_almost_valid_blocks(sandbox: Sandbox, ts: str, message: Json) -> None:
    blocks = message["blocks"]
    if call(sandbox, "chat.update", channel=TALENT, ts=ts, text="x", blocks=blocks):
        shows(sandbox, "messages")


@often
@given(view=ANY_JSON.filter(lambda content: content not in (None, "")))
def test_any_json_as_a_view(sandbox: Sandbox, view_id: str, view: Any) -> None:
    if call(sandbox, "views.update", view_id=view_id, view=view):
        shows(sandbox, "views")


@often
@given(view=mutated(MODALS))
def test_almost_valid_views(sandbox: Sandbox, view_id: str, view: Json) -> None:
    if call(sandbox, "views.update", view_id=view_id, view=view):
        shows(sandbox, "views")


def test_every_valid_message_is_shown(sandbox: Sandbox, ts: str) -> None:
    for each in MESSAGES[::7]:
        if call(sandbox, "chat.update", channel=TALENT, ts=ts, text="x", **each.payload):
            shows(sandbox, "messages")
