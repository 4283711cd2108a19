"""response_urls and trigger_ids beyond the plain case.

Sources: docs.slack.dev "Handling user interaction", "Select menu of conversations", slack.md.
"""

from typing import Any

import httpx
import pytest
from slack_bolt import Ack, Respond
from slack_sdk.errors import SlackApiError

from tests.sandbox.running import DANA, DELIVERIES, INES, SHARED, TALENT, Json, Peer, Sandbox


def text(words: str) -> Json:
    return {"type": "plain_text", "text": words}


def form(*blocks: Json, **more: Any) -> Json:
    return {
        "type": "modal", "callback_id": "form", "title": text("Form"), "submit": text("Send"),
        "blocks": list(blocks), **more,
    }  # fmt: skip


def menu(kind: str, block_id: str, **more: Any) -> Json:
    element = {"type": kind, "action_id": "pick", **more}
    return {"type": "input", "block_id": block_id, "label": text("Where"), "element": element}


def opened(sandbox: Sandbox, peer: Peer, view: Json) -> list[Json]:
    """Dana opens the form; what she sends then stands in the list."""
    sent: list[Json] = []

    def start(ack: Ack, body: Json, client: Any) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()

    def take(ack: Ack, body: Json) -> None:
        sent.append(body)
        ack()

    peer.app.command("/gate")(start)
    peer.app.view("form")(take)
    assert sandbox.act("command", DANA, channel=DELIVERIES, command="/gate")["ok"]
    return sent


def test_a_chosen_channel_gets_a_response_url_where_the_menu_asks_for_one(
    sandbox: Sandbox, peer: Peer
) -> None:
    asking = menu("conversations_select", "here", response_url_enabled=True)
    sent = opened(sandbox, peer, form(asking, menu("channels_select", "there")))
    sandbox.act("submit", DANA, values={"here": TALENT, "there": DELIVERIES})
    [entry] = sent[0]["response_urls"]
    assert entry.keys() == {"response_url", "channel_id", "block_id", "action_id"}
    assert (entry["channel_id"], entry["block_id"], entry["action_id"]) == (TALENT, "here", "pick")
    assert httpx.post(entry["response_url"], json={"text": "quietly"}).text == "ok"
    assert [message["text"] for message in sandbox.messages(TALENT, DANA)] == ["quietly"]
    assert sandbox.messages(TALENT, INES) == []


def test_without_a_choice_there_is_no_response_url(sandbox: Sandbox, peer: Peer) -> None:
    asking = menu("channels_select", "here", response_url_enabled=True) | {"optional": True}
    sent = opened(sandbox, peer, form(asking))
    sandbox.act("submit", DANA)
    assert sent[0]["response_urls"] == []


def test_a_response_url_can_answer_in_a_thread(sandbox: Sandbox, peer: Peer) -> None:
    ts = sandbox.act("say", DANA, channel=SHARED, text="parent")["response"]["ts"]

    def answer(ack: Ack, respond: Respond) -> None:
        respond(text="in the thread", response_type="in_channel", thread_ts=ts)
        ack()

    peer.app.command("/gate")(answer)
    sandbox.act("command", DANA, channel=SHARED, command="/gate")
    reply = sandbox.messages(SHARED)[-1]
    assert (reply["text"], reply["thread_ts"]) == ("in the thread", ts)


def test_what_is_no_message_is_refused_by_a_response_url(sandbox: Sandbox, peer: Peer) -> None:
    peer.app.command("/gate")(lambda ack: ack())
    sandbox.act("command", DANA, channel=DELIVERIES, command="/gate")
    url = sandbox.get("deliveries")[-1]["body"]["response_url"]
    answers = [httpx.post(url, content=body) for body in (b"no JSON", b"{}", b'{"blocks": [{"type": "x"}]}')]
    assert [answer.text for answer in answers] == ["invalid_payload", "no_text", "invalid_blocks"]
    assert [answer.status_code for answer in answers] == [400, 400, 400]
    assert httpx.post(url + "x", json={"text": "x"}).status_code == 404


def test_only_the_apps_own_message_is_replaced_or_deleted(sandbox: Sandbox, peer: Peer) -> None:
    peer.app.shortcut("attach")(lambda ack: ack())
    ts = sandbox.act("say", DANA, channel=SHARED, text="mine")["response"]["ts"]
    sandbox.act("shortcut", DANA, callback_id="attach", channel=SHARED, message_ts=ts)
    url = sandbox.get("deliveries")[-1]["body"]["response_url"]
    httpx.post(url, json={"text": "yours?", "replace_original": True})
    assert [message["text"] for message in sandbox.messages(SHARED)] == ["mine", "yours?"]
    assert httpx.post(url, json={"delete_original": True}).text == "no_text"
    assert sandbox.messages(SHARED)[0]["text"] == "mine"


def test_a_form_that_is_sent_brings_a_trigger_that_is_good_once_for_three_seconds(
    sandbox: Sandbox, peer: Peer
) -> None:
    sent = opened(sandbox, peer, form({"type": "divider"}))
    sandbox.act("submit", DANA)
    trigger = sent[0]["trigger_id"]
    assert sandbox.api.views_open(trigger_id=trigger, view=form({"type": "divider"}))["ok"]
    sandbox.act("submit", DANA)
    sandbox.post("clock", advance=3.1)
    for used, code in ((trigger, "exchanged_trigger_id"), (sent[1]["trigger_id"], "expired_trigger_id")):
        with pytest.raises(SlackApiError) as refused:
            sandbox.api.views_open(trigger_id=used, view=form({"type": "divider"}))
        assert refused.value.response["error"] == code


def test_an_app_that_answers_after_the_view_has_changed_is_told(sandbox: Sandbox, peer: Peer) -> None:
    opened(sandbox, peer, form(menu("channels_select", "here")))
    [view] = sandbox.get("views", **{"as": DANA})
    again = form(menu("channels_select", "there"))
    assert sandbox.api.views_update(view_id=view["id"], hash=view["hash"], view=again)["ok"]
    with pytest.raises(SlackApiError) as refused:
        sandbox.api.views_update(view_id=view["id"], hash=view["hash"], view=again)
    assert refused.value.response["error"] == "hash_conflict"
