"""The journal: what stands in an entry, what never does, and how entries are asked for."""

from typing import Any

import httpx
import pytest
from slack_sdk.webhook import WebhookClient

from tests.sandbox.running import CLARA, DANA, SHARED, TALENT, Json, Peer, Sandbox

REAL = "xoxb-1234567890-abcdefABCDEF"  # somebody's own, sent here by mistake


def post(sandbox: Sandbox, method: str, **request: Any) -> None:
    httpx.post(f"{sandbox.address}/api/{method}", **request)


def test_a_call_says_when_how_long_and_what_was_asked_and_answered(sandbox: Sandbox) -> None:
    sandbox.api.chat_postMessage(channel=SHARED, text="x")
    entry: Json = sandbox.get("calls")[-1]
    assert (entry["kind"], entry["method"], entry["path"]) == (
        "api",
        "chat.postMessage",
        "/api/chat.postMessage",
    )
    assert entry["arguments"] == {"channel": SHARED, "text": "x"}
    assert entry["answer"]["channel"] == SHARED
    assert (entry["status"], entry["ok"], entry["unknown"], entry["fault"]) == (200, True, [], None)
    assert 0 <= entry["duration"] < 10
    assert abs(entry["at"] - float(entry["answer"]["ts"])) < 10


def test_a_delivery_says_what_was_sent_with_which_headers_and_what_the_bot_answered(
    peer: Peer, sandbox: Sandbox
) -> None:
    peer.app.command("/gate")(lambda ack: ack("Here you are"))
    sandbox.act("command", DANA, channel=TALENT, command="/gate")
    entry: Json = sandbox.get("deliveries")[-1]
    assert (entry["kind"], entry["body"]["command"], entry["status"], entry["ok"]) == (
        "slash_command", "/gate", 200, True,
    )  # fmt: skip
    assert "Here you are" in entry["answer"]
    assert entry["headers"]["Content-Type"] == "application/x-www-form-urlencoded"
    assert (entry["retry"], entry["reason"], entry["way"]) == (0, None, "http")


def test_no_token_stands_in_it_wherever_it_came_from(peer: Peer, sandbox: Sandbox) -> None:
    config = sandbox.config
    own = {"Authorization": f"Bearer {config.bot_token}"}
    for token in (config.bot_token, config.app_token, REAL, "xoxp-9-9"):
        post(sandbox, "auth.test", data={"token": token})
        post(sandbox, "auth.test", json={"token": token, "nested": [{"deep": f"my {token}"}]}, headers=own)
        post(sandbox, "auth.test", params={"token": token, "x": token})
        post(sandbox, "chat.postMessage", json={"channel": SHARED, "text": f"it is {token}"}, headers=own)
        sandbox.act("say", CLARA, channel=SHARED, text=f"@bot {token}")
    code = sandbox.post("allow", user=CLARA)["code"]
    secret = {"client_id": config.client_id, "client_secret": config.client_secret, "code": code}
    post(sandbox, "oauth.v2.access", data=secret)
    post(sandbox, "apps.connections.open", headers={"Authorization": f"Bearer {config.app_token}"})
    log = sandbox.http.get("/sandbox/calls").text + sandbox.http.get("/sandbox/deliveries").text
    for hidden in (
        config.bot_token,
        config.app_token,
        config.signing_secret,
        config.client_secret,
        REAL,
        "xoxp-9",
    ):
        assert hidden not in log


def test_entries_are_asked_for_by_number_method_kind_and_success(peer: Peer, sandbox: Sandbox) -> None:
    peer.app.command("/gate")(lambda ack: ack())
    sandbox.act("command", DANA, channel=TALENT, command="/gate")
    sandbox.act("command", DANA, channel=TALENT, command="/other")
    sandbox.api.chat_postMessage(channel=SHARED, text="x")
    before = sandbox.get("workspace")["last_entry"]
    sandbox.refusal("chat.postMessage", channel="C0NOWHERE1", text="x")
    WebhookClient(sandbox.get("deliveries")[0]["body"]["response_url"]).send(text="x")

    def methods(kind: str = "calls", **wanted: str) -> list[str]:
        return [each.get("method") or each["body"]["command"] for each in sandbox.get(kind, **wanted)]

    assert methods(since=str(before)) == ["chat.postMessage", "response_url"]
    assert methods(method="chat.postMessage") == ["chat.postMessage"] * 2
    assert methods(method="chat.postMessage", ok="false") == ["chat.postMessage"]
    assert [each["kind"] for each in sandbox.get("calls", kind="response_url")] == ["response_url"]
    assert methods("deliveries", method="/gate") == ["/gate"]
    assert methods("deliveries", ok="false") == ["/other"]


@pytest.mark.parametrize("wanted", ["ok=maybe", "since=-1", "since=soon"])
def test_a_question_that_makes_no_sense_is_refused(sandbox: Sandbox, wanted: str) -> None:
    assert sandbox.http.get(f"/sandbox/calls?{wanted}").status_code == 400
