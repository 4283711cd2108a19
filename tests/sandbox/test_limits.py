"""Each limit of slack.md through slack_sdk's client: just as much is taken, and one more is refused."""

from typing import Any

import pytest

from tests.sandbox.limits import DIVIDER, HOMES, MESSAGES, VIEWS, Limit, plotted
from tests.sandbox.running import DANA, SHARED, TALENT, Json, Peer, Sandbox
from tests.sandbox.valid_blocks import NEWER, home, modal, mrkdwn, plain


def problem(limit: Limit) -> str:
    words = limit.wording.format(most=limit.most, more=limit.most + 1)
    return f"{words} [json-pointer:{limit.pointer}]"


@pytest.fixture
def view_id(sandbox: Sandbox, peer: Peer) -> str:
    """A modal that is open."""
    opened: list[str] = []

    @peer.app.command("/form")
    def form(ack: Any, body: Json) -> None:
        view = sandbox.api.views_open(trigger_id=body["trigger_id"], view=modal(DIVIDER))["view"]
        opened.append(view["id"])
        ack()

    assert sandbox.act("command", DANA, channel=TALENT, command="/form", text="")["ok"]
    return opened[0]


@pytest.mark.parametrize("limit", MESSAGES, ids=lambda limit: limit.name)
def test_a_message_is_taken_at_its_limit_and_refused_beyond(sandbox: Sandbox, limit: Limit) -> None:
    assert sandbox.api.chat_postMessage(channel=SHARED, text="x", blocks=limit.build(limit.most))["ok"]
    over = sandbox.refusal("chat.postMessage", channel=SHARED, text="x", blocks=limit.build(limit.most + 1))
    assert (over["error"], over["errors"]) == ("invalid_blocks", [problem(limit)])


@pytest.mark.parametrize("limit", VIEWS, ids=lambda limit: limit.name)
def test_a_view_is_taken_at_its_limit_and_refused_beyond(
    sandbox: Sandbox, view_id: str, limit: Limit
) -> None:
    assert sandbox.api.views_update(view_id=view_id, view=limit.build(limit.most))["ok"]
    over = sandbox.refusal("views.update", view_id=view_id, view=limit.build(limit.most + 1))
    assert over["error"] == "invalid_arguments"
    assert over["response_metadata"]["messages"] == [f"[ERROR] {problem(limit)}"]


def test_a_line_has_a_point_for_each_of_20_categories(sandbox: Sandbox) -> None:
    assert sandbox.api.chat_postMessage(channel=SHARED, text="x", blocks=plotted(20))["ok"]
    over = sandbox.refusal("chat.postMessage", channel=SHARED, text="x", blocks=plotted(21))
    said = "no more than 20 items allowed [json-pointer:/blocks/0/chart"
    assert over["errors"] == [f"{said}/series/0/data]", f"{said}/axis_config/categories]"]


@pytest.mark.parametrize("limit", HOMES, ids=lambda limit: limit.name)
def test_a_home_is_taken_at_its_limit_and_refused_beyond(sandbox: Sandbox, limit: Limit) -> None:
    assert sandbox.api.views_publish(user_id=DANA, view=limit.build(limit.most))["ok"]
    over = sandbox.refusal("views.publish", user_id=DANA, view=limit.build(limit.most + 1))
    assert over["response_metadata"]["messages"] == [f"[ERROR] {problem(limit)}"]


def test_an_id_is_used_once(sandbox: Sandbox) -> None:
    button = {"type": "button", "action_id": "a", "text": plain()}
    other = {**button, "action_id": "b"}
    in_turn = [{"type": "actions", "block_id": name, "elements": [button, other]} for name in ("x", "y")]
    assert sandbox.api.chat_postMessage(channel=SHARED, text="x", blocks=in_turn)["ok"]
    twice = [{"type": "actions", "elements": [button, button]}]
    answer = sandbox.refusal("chat.postMessage", channel=SHARED, text="x", blocks=twice)
    said = '`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]'
    assert answer["errors"] == [said]
    view = home({**DIVIDER, "block_id": "x"}, {**DIVIDER, "block_id": "x"})
    answer = sandbox.refusal("views.publish", user_id=DANA, view=view)
    said = '[ERROR] `block_id` "x" already exists [json-pointer:/view/blocks/1/block_id]'
    assert answer["response_metadata"]["messages"] == [said]


def test_an_alert_stands_in_modals_only(sandbox: Sandbox, view_id: str) -> None:
    alert = {"type": "alert", "text": mrkdwn()}
    assert sandbox.api.views_update(view_id=view_id, view=modal(alert))["ok"]
    for method, arguments in (
        ("chat.postMessage", {"channel": SHARED, "text": "x", "blocks": [alert]}),
        ("views.publish", {"user_id": DANA, "view": home(alert)}),
    ):
        [said] = sandbox.refusal(method, **arguments)["response_metadata"]["messages"]
        assert said.startswith("[ERROR] unsupported type: alert ")


@pytest.mark.parametrize("name", NEWER)
def test_a_newer_block_is_taken_whole_in_messages_and_home_and_not_in_modals(
    sandbox: Sandbox, view_id: str, name: str
) -> None:
    block = NEWER[name]
    assert sandbox.api.chat_postMessage(channel=SHARED, text="x", blocks=[block])["ok"]
    assert sandbox.api.views_publish(user_id=DANA, view=home(block))["ok"]
    answer = sandbox.refusal("views.update", view_id=view_id, view=modal(block))
    said = f"[ERROR] unsupported type: {block['type']} [json-pointer:/view/blocks/0/type]"
    assert answer["response_metadata"]["messages"] == [said]


def test_an_input_needs_a_submit(sandbox: Sandbox, view_id: str) -> None:
    field = {"type": "input", "label": plain(), "element": {"type": "plain_text_input"}}
    assert sandbox.api.views_update(view_id=view_id, view=modal(field))["ok"]
    bare = {name: each for name, each in modal(field).items() if name != "submit"}
    answer = sandbox.refusal("views.update", view_id=view_id, view=bare)
    said = "must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]"
    assert answer["response_metadata"]["messages"] == [f"[ERROR] {said}"]
