"""What Bolt and slack_sdk do by themselves, against the sandbox. Source: slack.md, tried with Bolt 1.30."""

from typing import Any

import pytest
import slack_sdk.signature
from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.error import BoltError
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from tests.sandbox.running import DANA, DELIVERIES, SHARED, Json, Peer, Sandbox


def new_app(sandbox: Sandbox, **more: Any) -> App:
    return App(
        client=sandbox.api,
        signing_secret=sandbox.config.signing_secret,
        process_before_response=True,
        **more,
    )


def a_command(sandbox: Sandbox, peer: Peer) -> tuple[dict[str, str], str]:
    """Headers and body of a slash command as the sandbox signed it."""
    peer.instead = lambda: (200, "")
    assert sandbox.act("command", DANA, channel=DELIVERIES, command="/gate")["ok"]
    peer.instead = None
    return peer.received[-1]


def dispatched(app: App, headers: dict[str, str], body: str) -> BoltResponse:
    return app.dispatch(BoltRequest(body=body, headers=dict(headers)))


def test_an_app_whose_client_has_the_sandboxs_address_starts_with_auth_test(sandbox: Sandbox) -> None:
    new_app(sandbox)
    assert [call["method"] for call in sandbox.get("calls")] == ["auth.test"]


def test_an_app_with_a_token_that_nobody_gave_does_not_start(sandbox: Sandbox) -> None:
    client = WebClient(token="xoxb-nobodys", base_url=f"{sandbox.address}/api/")
    with pytest.raises(BoltError, match="invalid_auth"):
        App(client=client, signing_secret=sandbox.config.signing_secret)


def test_the_address_of_the_web_api_ends_in_a_slash(sandbox: Sandbox) -> None:
    assert WebClient(token=sandbox.config.bot_token, base_url=f"{sandbox.address}/api/").auth_test()["ok"]
    astray = WebClient(token=sandbox.config.bot_token, base_url=f"{sandbox.address}/ap")
    with pytest.raises(SlackApiError):
        astray.auth_test()


def test_a_signed_request_passes_and_one_that_was_changed_is_turned_away(
    sandbox: Sandbox, peer: Peer
) -> None:
    peer.app.command("/gate")(lambda ack: ack())
    headers, body = a_command(sandbox, peer)
    assert dispatched(peer.app, headers, body).status == 200
    assert dispatched(peer.app, headers, body.replace("gate", "gote")).status == 401


@pytest.mark.parametrize(("age", "status"), [(290, 200), (310, 401)])
def test_a_timestamp_is_at_most_300_seconds_old(
    sandbox: Sandbox, peer: Peer, monkeypatch: pytest.MonkeyPatch, age: int, status: int
) -> None:
    peer.app.command("/gate")(lambda ack: ack())
    headers, body = a_command(sandbox, peer)
    now = int(headers["x-slack-request-timestamp"]) + age
    monkeypatch.setattr(slack_sdk.signature, "time", lambda: now)
    assert dispatched(peer.app, headers, body).status == status


def test_bolt_does_not_notice_that_an_event_comes_again(sandbox: Sandbox, peer: Peer) -> None:
    heard: list[str] = []

    @peer.app.event("app_home_opened")
    def opened(body: Json) -> None:
        heard.append(body["event_id"])
        if len(heard) == 1:
            raise RuntimeError("not yet")

    sandbox.act("home", DANA)
    assert [each["retry"] for each in sandbox.deliveries(2)] == [0, 1]
    assert len(heard) == 2
    assert len(set(heard)) == 1


def test_a_429_raises_unless_the_client_has_a_handler_for_it(sandbox: Sandbox) -> None:
    sandbox.post("faults", method="chat.postMessage", kind="429", times=2, seconds=1)
    with pytest.raises(SlackApiError) as limited:
        sandbox.api.chat_postMessage(channel=SHARED, text="x")
    assert limited.value.response.status_code == 429
    patient = sandbox.client(sandbox.config.bot_token)
    patient.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=1))
    assert patient.chat_postMessage(channel=SHARED, text="x")["ok"]


def test_a_command_that_nobody_listens_to_is_a_404_and_an_error_for_the_person(
    sandbox: Sandbox, peer: Peer
) -> None:
    peer.app.command("/gate")(lambda ack: ack())
    assert sandbox.act("command", DANA, channel=DELIVERIES, command="/gate")["ok"]
    unheard = sandbox.act("command", DANA, channel=DELIVERIES, command="/other")
    assert "404" in unheard["error"]


def test_a_listener_that_never_acknowledges_is_a_404(sandbox: Sandbox, peer: Peer) -> None:
    peer.app.command("/gate")(lambda: None)
    silent = sandbox.act("command", DANA, channel=DELIVERIES, command="/gate")
    assert (silent["ok"], sandbox.get("deliveries")[-1]["status"]) == (False, 404)


def test_every_request_has_a_client_of_its_own_with_the_same_address(sandbox: Sandbox, peer: Peer) -> None:
    clients: list[WebClient] = []

    @peer.app.command("/gate")
    def keep(ack: Any, client: WebClient) -> None:
        clients.append(client)
        ack()

    for _ in range(2):
        assert sandbox.act("command", DANA, channel=DELIVERIES, command="/gate")["ok"]
    assert len({id(client) for client in [*clients, sandbox.api]}) == 3
    assert {client.base_url for client in clients} == {sandbox.api.base_url}


def test_what_a_click_carries(sandbox: Sandbox, peer: Peer) -> None:
    """docs.slack.dev, "block_actions payload": container and state; the view only where it was one."""
    heard: list[Json] = []

    @peer.app.action("a")
    def hear(ack: Any, body: Json) -> None:
        heard.append(body)
        ack()

    button = {"type": "button", "action_id": "a", "text": {"type": "plain_text", "text": "Go"}}
    blocks = [{"type": "actions", "elements": [button]}]
    ts = sandbox.api.chat_postMessage(channel=SHARED, text="x", blocks=blocks)["ts"]
    assert sandbox.act("click", DANA, channel=SHARED, message_ts=ts, action="a")["ok"]
    sandbox.api.views_publish(user_id=DANA, view={"type": "home", "blocks": blocks})
    assert sandbox.act("click", DANA, view="home", action="a")["ok"]
    message, home = heard
    assert (message["container"]["type"], "view" in message) == ("message", False)
    assert (home["container"]["type"], home["view"]["type"]) == ("view", "home")
    assert message["state"] == home["view"]["state"] == {"values": {}}
