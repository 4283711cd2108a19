"""What the bot receives.

Sources: docs.slack.dev "Handling user interaction", slackapi/java-slack-sdk json-logs.
"""

import json
from urllib.parse import parse_qs

import pytest
from slack_sdk.signature import SignatureVerifier

from tests.sandbox.running import DANA, DELIVERIES, OLIVIA, QUINN, SHARED, Json, Peer, Sandbox

# Key sets of the sample payloads, without Enterprise Grid and workflow steps.
COMMAND = {
    "token", "api_app_id", "team_id", "team_domain", "channel_id", "channel_name", "user_id", "user_name",
    "command", "text", "response_url", "trigger_id", "is_enterprise_install",
}  # fmt: skip
HEADING = {"type", "enterprise", "team", "user", "api_app_id", "token", "is_enterprise_install"}
BLOCK_ACTIONS = HEADING | {"container", "trigger_id", "actions", "state"}
VIEW = {
    "id", "team_id", "type", "title", "submit", "close", "private_metadata", "callback_id", "external_id",
    "state", "hash", "clear_on_close", "notify_on_close", "submit_disabled", "root_view_id",
    "previous_view_id", "app_id", "app_installed_team_id", "bot_id", "blocks",
}  # fmt: skip
USER = {"id", "username", "name", "team_id"}
EVENT_ENVELOPE = {
    "token", "team_id", "api_app_id", "event", "type", "event_id", "event_time", "authorizations",
    "is_ext_shared_channel", "event_context", "context_team_id", "context_enterprise_id",
}  # fmt: skip

CARD: list[Json] = [
    {"type": "section", "block_id": "intro", "text": {"type": "mrkdwn", "text": "Gate"}},
    {
        "type": "actions",
        "block_id": "verdict",
        "elements": [
            {
                "type": "button",
                "action_id": "gate.approve",
                "text": {"type": "plain_text", "text": "Approve"},
                "value": "g1",
                "style": "primary",
            },
            {
                "type": "static_select",
                "action_id": "gate.pick",
                "options": [
                    {"text": {"type": "plain_text", "text": "One"}, "value": "1"},
                    {"text": {"type": "plain_text", "text": "Two"}, "value": "2"},
                ],
            },
        ],
    },
]


@pytest.fixture
def silent(peer: Peer) -> Peer:
    """A bot that acknowledges everything and says nothing."""
    peer.instead = lambda: (200, "")
    return peer


@pytest.fixture
def card(sandbox: Sandbox) -> str:
    ts: str = sandbox.api.chat_postMessage(channel=SHARED, text="Gate", blocks=CARD)["ts"]
    return ts


def last_payload(peer: Peer) -> Json:
    payload: Json = json.loads(parse_qs(peer.received[-1][1])["payload"][0])
    return payload


def test_a_request_is_signed_as_slack_signs(sandbox: Sandbox, silent: Peer) -> None:
    sandbox.act("command", DANA, channel=DELIVERIES, command="/gate", text="help")
    headers, body = silent.received[-1]
    assert SignatureVerifier(sandbox.config.signing_secret).is_valid_request(body, headers)
    assert not SignatureVerifier("another secret").is_valid_request(body, headers)
    assert headers["content-type"] == "application/x-www-form-urlencoded"


def test_a_slash_command_has_slacks_fields(sandbox: Sandbox, silent: Peer) -> None:
    sandbox.act("command", DANA, channel=DELIVERIES, command="/gate", text="start Acme & Co")
    fields = {name: values[0] for name, values in parse_qs(silent.received[-1][1]).items()}
    assert set(fields) == COMMAND
    assert (fields["user_id"], fields["channel_name"]) == (DANA, "deliveries")
    assert (fields["command"], fields["text"]) == ("/gate", "start Acme & Co")


def test_a_click_in_a_message_has_slacks_fields(sandbox: Sandbox, silent: Peer, card: str) -> None:
    assert sandbox.act("click", DANA, channel=SHARED, message_ts=card, action="gate.approve")["ok"]
    payload = last_payload(silent)
    assert set(payload) == BLOCK_ACTIONS | {"channel", "message", "response_url"}
    assert set(payload["user"]) == USER
    assert payload["container"]["type"] == "message"
    assert payload["container"]["is_ephemeral"] is False
    assert payload["message"]["ts"] == payload["container"]["message_ts"] == card
    action = payload["actions"][0]
    assert action.pop("action_ts")
    assert action == {
        "type": "button",
        "action_id": "gate.approve",
        "block_id": "verdict",
        "text": {"type": "plain_text", "text": "Approve", "emoji": True},
        "value": "g1",
        "style": "primary",
    }


def test_the_state_tells_what_stands_in_the_other_fields(sandbox: Sandbox, silent: Peer, card: str) -> None:
    chosen = {"selected_option": {"value": "2"}}
    sandbox.act("click", DANA, channel=SHARED, message_ts=card, action="gate.pick", **chosen)
    payload = last_payload(silent)
    picked = payload["state"]["values"]["verdict"]["gate.pick"]["selected_option"]
    assert picked == payload["actions"][0]["selected_option"]
    assert picked["text"]["text"] == "Two"


def test_nobody_can_choose_what_is_not_offered(sandbox: Sandbox, silent: Peer, card: str) -> None:
    chosen = {"selected_option": {"value": "3"}}
    outcome = sandbox.act("click", DANA, channel=SHARED, message_ts=card, action="gate.pick", **chosen)
    assert outcome["error"] == "gate.pick does not offer '3'."
    assert silent.received == []


def test_nobody_can_press_a_button_that_is_gone(sandbox: Sandbox, silent: Peer, card: str) -> None:
    sandbox.api.chat_update(channel=SHARED, ts=card, text="settled")
    refused = sandbox.http.post(
        "/sandbox/act/click",
        json={"user": DANA, "channel": SHARED, "message_ts": card, "action": "gate.approve"},
    )
    assert refused.status_code == 400
    assert "nothing to click" in refused.json()["error"]
    assert silent.received == []


def test_an_ephemeral_message_is_not_sent_along_with_its_click(sandbox: Sandbox, silent: Peer) -> None:
    ts = sandbox.api.chat_postEphemeral(channel=SHARED, user=DANA, text="x", blocks=CARD)["message_ts"]
    sandbox.act("click", DANA, channel=SHARED, message_ts=ts, action="gate.approve")
    payload = last_payload(silent)
    assert payload["container"]["is_ephemeral"] is True
    assert "message" not in payload


def test_a_client_can_click_but_not_use_a_command_a_shortcut_or_home(
    sandbox: Sandbox, silent: Peer, card: str
) -> None:
    assert sandbox.act("click", OLIVIA, channel=SHARED, message_ts=card, action="gate.approve")["ok"]
    payload = last_payload(silent)
    assert (payload["team"]["id"], payload["user"]["team_id"]) == ("T0NORTHWND", "T0ACMEROBO")
    refused = [
        sandbox.act("command", OLIVIA, channel=SHARED, command="/gate"),
        sandbox.act("shortcut", OLIVIA, callback_id="delivery.new"),
        sandbox.act("home", OLIVIA),
    ]
    assert [outcome["ok"] for outcome in refused] == [False, False, False]
    assert "belongs to another workspace" in refused[0]["error"]
    assert len(silent.received) == 1


def test_a_person_acts_only_where_the_person_is(sandbox: Sandbox, silent: Peer, card: str) -> None:
    outcome = sandbox.act("click", QUINN, channel=SHARED, message_ts=card, action="gate.approve")
    assert outcome["error"] == f"Quinn Harper is not in the channel {SHARED}."
    assert silent.received == []


def test_shortcuts_have_slacks_fields(scoped: Sandbox, scoped_peer: Peer) -> None:
    scoped_peer.instead = lambda: (200, "")
    scoped.act("shortcut", DANA, callback_id="delivery.new")
    everywhere = last_payload(scoped_peer)
    ts = scoped.act("say", DANA, channel=SHARED, text="look")["response"]["ts"]
    scoped.act("shortcut", DANA, callback_id="evidence.attach", channel=SHARED, message_ts=ts)
    on_a_message = last_payload(scoped_peer)
    common = {"type", "callback_id", "trigger_id", "enterprise", "team", "user", "token", "action_ts"}
    common |= {"is_enterprise_install"}
    assert (everywhere["type"], set(everywhere)) == ("shortcut", common)
    assert on_a_message["type"] == "message_action"
    assert set(on_a_message) == common | {"message_ts", "response_url", "message", "channel"}


def test_commands_and_shortcuts_outside_the_manifest_do_not_exist(scoped: Sandbox, scoped_peer: Peer) -> None:
    command = scoped.act("command", DANA, channel=DELIVERIES, command="/gatee")
    shortcut = scoped.act("shortcut", DANA, callback_id="other")
    assert command["error"] == "/gatee is not a valid command."
    assert shortcut["error"] == "There is no shortcut other."
    assert scoped_peer.received == []


def test_opening_home_is_an_event_with_slacks_fields(sandbox: Sandbox, silent: Peer) -> None:
    sandbox.act("home", DANA)
    sandbox.api.views_publish(user_id=DANA, view={"type": "home", "blocks": [{"type": "divider"}]})
    sandbox.act("home", DANA)
    first, second = (json.loads(body) for _, body in silent.received)
    assert set(first) == EVENT_ENVELOPE
    assert set(first["event"]) == {"type", "user", "channel", "tab", "event_ts"}
    assert set(second["event"]["view"]) == VIEW
    assert first["event"]["channel"].startswith("D")
    assert first["authorizations"][0]["user_id"] == "U0SANDBOT1"


def test_joining_tells_the_bot_once_it_is_a_member(sandbox: Sandbox, silent: Peer) -> None:
    sandbox.act("invite", DANA, channel=DELIVERIES, invited="bot")
    event = sandbox.deliveries(1)[0]["body"]["event"]
    assert event.keys() == {"type", "user", "channel", "channel_type", "team", "inviter", "event_ts"}
    assert (event["user"], event["inviter"], event["channel_type"]) == ("U0SANDBOT1", DANA, "C")
