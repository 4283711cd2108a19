"""External menus: what the app is asked, what it may answer, what can be chosen then.

Sources: docs.slack.dev "Select menu of external data source" and "block_suggestion payload".
"""

from typing import Any

import pytest
from slack_bolt import Ack

from tests.sandbox.running import DANA, DELIVERIES, INES, SHARED, Json, Peer, Sandbox

HEADING = {"type", "enterprise", "team", "user", "api_app_id", "token", "is_enterprise_install"}
QUESTION = HEADING | {"container", "action_id", "block_id", "value"}


def text(words: str) -> Json:
    return {"type": "plain_text", "text": words}


def option(value: str) -> Json:
    return {"text": text(value.title()), "value": value}


def menu(kind: str = "external_select", **more: Any) -> Json:
    return {"type": kind, "action_id": "pick", **more}


def card(**more: Any) -> list[Json]:
    return [{"type": "actions", "block_id": "row", "elements": [menu(**more)]}]


@pytest.fixture
def asked(peer: Peer) -> list[Json]:
    """The app knows two robots; what it was asked stands in the list."""
    heard: list[Json] = []

    def offer(ack: Ack, body: Json) -> None:
        heard.append(body)
        ack(options=[option("arm"), option("cart")])

    peer.app.options("pick")(offer)
    peer.app.action("pick")(lambda ack: ack())
    return heard


def posted(sandbox: Sandbox, **more: Any) -> str:
    ts: str = sandbox.api.chat_postMessage(channel=SHARED, text="x", blocks=card(**more))["ts"]
    return ts


def ask(sandbox: Sandbox, ts: str, value: str, user: str = DANA) -> Json:
    return sandbox.act("suggest", user, channel=SHARED, message_ts=ts, action="pick", value=value)


def pick(sandbox: Sandbox, ts: str, value: str, user: str = DANA) -> Json:
    chosen = {"selected_option": {"value": value}}
    return sandbox.act("click", user, channel=SHARED, message_ts=ts, action="pick", **chosen)


def test_the_app_is_asked_with_slacks_fields_and_its_options_are_offered(
    sandbox: Sandbox, asked: list[Json]
) -> None:
    ts = posted(sandbox)
    outcome = ask(sandbox, ts, "rob")
    assert outcome == {"ok": True, "error": None, "response": {"options": [option("arm"), option("cart")]}}
    [body] = asked
    assert set(body) == QUESTION | {"channel"}
    assert (body["type"], body["block_id"], body["action_id"], body["value"]) == (
        "block_suggestion", "row", "pick", "rob",
    )  # fmt: skip
    assert body["container"] == {
        "type": "message", "message_ts": ts, "channel_id": SHARED, "is_ephemeral": False,
    }  # fmt: skip


def test_only_what_was_suggested_to_this_person_can_be_chosen(sandbox: Sandbox, asked: list[Json]) -> None:
    ts = posted(sandbox)
    assert pick(sandbox, ts, "arm")["error"] == "pick does not offer 'arm'."
    ask(sandbox, ts, "rob")
    assert pick(sandbox, ts, "arm")["ok"]
    assert sandbox.get("deliveries")[-1]["body"]["actions"][0]["selected_option"] == option("arm")
    assert pick(sandbox, ts, "dog")["error"] == "pick does not offer 'dog'."
    assert pick(sandbox, ts, "arm", INES)["error"] == "pick does not offer 'arm'."


def test_what_stood_in_the_menu_first_can_be_chosen(sandbox: Sandbox, asked: list[Json]) -> None:
    ts = posted(sandbox, initial_option=option("dog"))
    assert pick(sandbox, ts, "dog")["ok"]


def test_the_app_is_asked_from_the_third_character_on(sandbox: Sandbox, asked: list[Json]) -> None:
    ts = posted(sandbox)
    assert ask(sandbox, ts, "ro")["error"] == "Please type at least 3 characters."
    assert asked == []
    assert ask(sandbox, ts, "rob")["ok"]


def test_a_menu_says_itself_from_which_character_on(sandbox: Sandbox, asked: list[Json]) -> None:
    assert ask(sandbox, posted(sandbox, min_query_length=0), "")["ok"]
    assert ask(sandbox, posted(sandbox, min_query_length=5), "robo")["ok"] is False


def test_a_menu_with_its_own_options_asks_nobody(sandbox: Sandbox, asked: list[Json]) -> None:
    ts = posted(sandbox, kind="static_select", options=[option("arm")])
    assert ask(sandbox, ts, "rob")["error"] == "pick in row is no menu that asks the app."


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"options": [option(str(n)) for n in range(101)]}, "no more than 100 items"),
        ({"options": [{"text": text("x" * 76), "value": "x"}]}, "must be less than 76 characters"),
        ({"options": [], "option_groups": []}, "either `options` or `option_groups`"),
        ({}, "either `options` or `option_groups`"),
        ({"options": [{"text": "Arm", "value": "arm"}]}, "must provide an object"),
    ],
)
def test_an_answer_that_slack_would_not_take_offers_nothing(
    sandbox: Sandbox, peer: Peer, answer: Json, said: str
) -> None:
    peer.app.options("pick")(lambda ack: ack(answer))
    ts = posted(sandbox)
    outcome = ask(sandbox, ts, "rob")
    assert outcome["ok"] is False
    assert "does not understand the app's answer" in outcome["error"]
    assert said in outcome["error"]
    assert pick(sandbox, ts, "0")["ok"] is False


def test_a_hundred_options_and_options_in_groups_are_offered(sandbox: Sandbox, peer: Peer) -> None:
    groups = [{"label": text("Robots"), "options": [option(str(n)) for n in range(100)]}]
    peer.app.options("pick")(lambda ack: ack(option_groups=groups))
    peer.app.action("pick")(lambda ack: ack())
    ts = posted(sandbox)
    assert ask(sandbox, ts, "rob")["response"] == {"option_groups": groups}
    assert pick(sandbox, ts, "99")["ok"]


def test_a_menu_of_several_in_a_form_is_asked_and_sent(
    sandbox: Sandbox, peer: Peer, asked: list[Json]
) -> None:
    field = {"type": "input", "block_id": "robots", "label": text("Robots")}
    field["element"] = menu("multi_external_select", min_query_length=1)
    view = {"type": "modal", "callback_id": "form", "title": text("Form"), "submit": text("Send")}
    sent: list[Json] = []

    def start(ack: Ack, body: Json, client: Any) -> None:
        client.views_open(trigger_id=body["trigger_id"], view={**view, "blocks": [field]})
        ack()

    def take(ack: Ack, body: Json) -> None:
        sent.append(body["view"]["state"]["values"]["robots"]["pick"])
        ack()

    peer.app.command("/gate")(start)
    peer.app.view("form")(take)
    sandbox.act("command", DANA, channel=DELIVERIES, command="/gate")
    assert sandbox.act("submit", DANA, values={"robots": ["arm"]})["error"] == "pick does not offer 'arm'."
    sandbox.act("suggest", DANA, action="pick", value="a")
    assert set(asked[0]) == QUESTION | {"view"}
    assert asked[0]["container"] == {"type": "view", "view_id": asked[0]["view"]["id"]}
    assert sandbox.act("submit", DANA, values={"robots": ["arm", "cart"]})["ok"]
    assert sent == [{"type": "multi_external_select", "selected_options": [option("arm"), option("cart")]}]
