"""Every payload has the names that Slack's own samples have. Source: payloads/, see its README."""

import json
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import Ack

from tests.sandbox.running import DANA, DELIVERIES, SHARED, Json, Peer, Sandbox

SAMPLES = Path(__file__).with_name("payloads")
GRID = {"enterprise_id", "enterprise_name", "enterprise"}  # only where a company has several workspaces
OLDER = {"authed_users", "authed_teams"}  # replaced by authorizations
FUNCTIONS = {"function_data", "interactivity", "bot_access_token"}  # of Slack's own workflows
NEWER = {"context_team_id", "context_enterprise_id"}  # in the samples of some events only
ENVELOPE = GRID | OLDER | NEWER

# What a sample, which lumps all cases together, has beside what belongs to this case.
OTHER_CASES: dict[str, set[str]] = {
    "BlockAction": FUNCTIONS | {"view", "app_unfurl"},
    "ViewSubmission": FUNCTIONS | {"is_cleared"},
    "ViewClosed": FUNCTIONS,
    "SlashCommand": GRID,
}
# What is in no sample: named by the page of docs.slack.dev.
DOCUMENTED: dict[str, set[str]] = {
    "ViewSubmission": {"response_urls"},  # "view_submission payload"
}
BUTTON = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}, "value": "1"}
CARD = [{"type": "actions", "block_id": "row", "elements": [BUTTON]}]
FORM = {
    "type": "modal", "callback_id": "form", "title": {"type": "plain_text", "text": "Form"},
    "submit": {"type": "plain_text", "text": "Send"}, "notify_on_close": True,
    "blocks": [{"type": "divider"}],
}  # fmt: skip
PERSON = {"id", "username", "name", "team_id"}


def sample(name: str) -> Json:
    content: Json = json.loads((SAMPLES / f"{name}Payload.json").read_text())
    return content


@pytest.fixture
def sent(attentive: Sandbox, attentive_peer: Peer) -> Sandbox:
    """A sandbox whose app opens a form for a command and acknowledges whatever else comes."""

    def open_form(ack: Ack, body: Json, client: Any) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=FORM)
        ack()

    for listener in (attentive_peer.app.action, attentive_peer.app.view, attentive_peer.app.view_closed):
        listener("go" if listener == attentive_peer.app.action else "form")(lambda ack: ack())
    attentive_peer.app.command("/gate")(open_form)
    attentive_peer.app.shortcut("evidence.attach")(lambda ack: ack())
    return attentive


def last(sandbox: Sandbox, kind: str) -> Json:
    body: Json = [each["body"] for each in sandbox.get("deliveries") if each["kind"] == kind][-1]
    return body


def posted(sandbox: Sandbox) -> str:
    ts: str = sandbox.api.chat_postMessage(channel=SHARED, text="x", blocks=CARD)["ts"]
    return ts


def test_a_slash_command_has_the_names_of_the_sample(sent: Sandbox) -> None:
    sent.act("command", DANA, channel=DELIVERIES, command="/gate")
    assert set(last(sent, "slash_command")) == set(sample("SlashCommand")) - OTHER_CASES["SlashCommand"]


def test_a_click_has_the_names_of_the_sample(sent: Sandbox) -> None:
    sent.act("click", DANA, channel=SHARED, message_ts=posted(sent), action="go")
    body, known = last(sent, "block_actions"), sample("BlockAction")
    assert set(body) == set(known) - OTHER_CASES["BlockAction"]
    assert set(body["user"]) == PERSON
    assert set(body["actions"][0]) <= set(known["actions"][0])
    assert set(body["container"]) <= set(known["container"])
    # the samples are older than the bot's user_id in its profile
    assert set(body["message"]) <= set(known["message"])
    assert set(body["message"]["bot_profile"]) - {"user_id"} == set(known["message"]["bot_profile"])


def test_a_message_shortcut_has_the_names_of_the_sample(sent: Sandbox) -> None:
    body = {"callback_id": "evidence.attach", "channel": SHARED, "message_ts": posted(sent)}
    sent.act("shortcut", DANA, **body)
    assert set(last(sent, "message_action")) == set(sample("MessageShortcut"))


def test_a_form_that_is_sent_or_closed_has_the_names_of_the_sample(sent: Sandbox) -> None:
    for act, name, kind in (
        ("submit", "ViewSubmission", "view_submission"),
        ("close", "ViewClosed", "view_closed"),
    ):
        sent.act("command", DANA, channel=DELIVERIES, command="/gate")
        sent.act(act, DANA)
        body, known = last(sent, kind), sample(name)
        assert set(body) == (set(known) - OTHER_CASES[name]) | DOCUMENTED.get(name, set())
        assert set(body["view"]) == set(known["view"]) | {"blocks"}
        assert set(body["team"]) == {"id", "domain"}


HAPPENINGS: dict[str, list[Json]] = {
    "AppHomeOpened": [{"act": "home"}, {"act": "home"}],
    "AppMention": [{"act": "say", "channel": SHARED, "text": "@peer hello"}],
    "MessageDeleted": [{"act": "delete", "channel": SHARED}],
    "ReactionAdded": [{"act": "react", "channel": SHARED, "name": "eyes"}],
    "MemberJoinedChannel": [{"act": "invite", "channel": SHARED, "invited": "clara"}],
    "MemberLeftChannel": [{"act": "leave", "channel": SHARED}],
    "ChannelArchive": [{"act": "archive", "channel": DELIVERIES}],
    "ChannelUnarchive": [
        {"act": "archive", "channel": DELIVERIES},
        {"act": "unarchive", "channel": DELIVERIES},
    ],
    "ChannelRename": [{"act": "rename", "channel": DELIVERIES, "name": "handovers"}],
}
CHANGES: dict[str, tuple[str, Json]] = {
    "UserChange": ("people/dana", {"tz": "Asia/Tokyo"}),
    "AppUninstalled": ("uninstall", {}),
    "TokensRevoked": ("uninstall", {}),
}


def happen(sandbox: Sandbox, name: str) -> None:
    """By Dana, with a message of hers and a Home where one is needed."""
    ts = sandbox.act("say", DANA, channel=SHARED, text="x")["response"]["ts"]
    sandbox.api.views_publish(user_id=DANA, view={"type": "home", "blocks": [{"type": "divider"}]})
    if name in CHANGES:
        path, body = CHANGES[name]
        sandbox.post(path, **body)
    if name == "ChannelCreated":
        sandbox.api.conversations_create(name="new")
    for act in HAPPENINGS.get(name, []):
        given = {"message_ts": ts, **act}
        assert sandbox.act(given.pop("act"), DANA, **given)["ok"]


# What belongs to the event, of all that the sample lumps together.
OWN: dict[str, set[str]] = {
    "AppMention": {"type", "user", "text", "ts", "team", "channel", "event_ts"},
    "MemberJoinedChannel": {"type", "user", "channel", "channel_type", "team", "inviter", "event_ts"},
    # these samples show no event_ts, but every event has one: docs.slack.dev, "Events API", event wrapper
    "UserChange": {"type", "user", "cache_ts", "event_ts"},
    "AppUninstalled": {"type", "event_ts"},
    "TokensRevoked": {"type", "tokens", "event_ts"},
}


def told(sandbox: Sandbox, kind: str, subtype: str | None = None) -> Json:
    """The last event of this type, once it has come."""
    while True:
        seen = sandbox.get("workspace")["last_change"]
        for each in reversed(sandbox.get("deliveries")):
            event = each["body"].get("event", {})
            if (event.get("type"), event.get("subtype")) == (kind, subtype):
                body: Json = each["body"]
                return body
        assert sandbox.get("wait", after=seen, timeout=10)["changes"], f"no {kind} came"


@pytest.mark.parametrize("name", [*HAPPENINGS, *CHANGES, "ChannelCreated"])
def test_an_event_has_the_names_of_the_sample(sent: Sandbox, name: str) -> None:
    known = sample(name)
    happen(sent, name)
    body = told(sent, known["event"]["type"], known["event"].get("subtype") or None)
    assert set(body) | ENVELOPE >= set(known)
    assert set(body) - NEWER <= set(known) | {"authorizations", "is_ext_shared_channel", "event_context"}
    assert set(body["event"]) == OWN.get(name, set(known["event"]))
    for part in ("view", "channel", "item", "tokens"):
        if isinstance(known["event"].get(part), dict):
            assert set(body["event"][part]) - {"blocks"} == set(known["event"][part])


def test_the_person_of_a_changed_account_has_the_names_of_the_sample(sent: Sandbox) -> None:
    happen(sent, "UserChange")
    body = told(sent, "user_change")
    known = sample("UserChange")["event"]["user"]
    assert set(body["event"]["user"]) <= set(known)
    assert set(body["event"]["user"]["profile"]) <= set(known["profile"])
