"""What the app is told of, and what not. Sources: docs.slack.dev "Events", each event's own page."""

from typing import Any

import pytest

from tests.sandbox.running import (
    BOT,
    CLARA,
    DANA,
    DELIVERIES,
    GENERAL,
    INES,
    OLIVIA,
    SHARED,
    TALENT,
    Json,
    Peer,
    Sandbox,
)


@pytest.fixture
def told(attentive: Sandbox, attentive_peer: Peer) -> Sandbox:
    """A sandbox whose app subscribes to everything and acknowledges it."""
    attentive_peer.instead = lambda: (200, "")
    return attentive


def events(sandbox: Sandbox) -> list[Json]:
    """What the app has been told so far, each without its time."""
    heard = [each["body"]["event"] for each in sandbox.get("deliveries") if each["kind"] == "event"]
    return [{name: value for name, value in event.items() if name != "event_ts"} for event in heard]


def kinds(sandbox: Sandbox) -> list[str]:
    return [event.get("subtype") or event["type"] for event in events(sandbox)]


def said(sandbox: Sandbox, text: str = "x", channel: str = SHARED) -> str:
    ts: str = sandbox.act("say", DANA, channel=channel, text=text)["response"]["ts"]
    return ts


def private_channel(sandbox: Sandbox, *members: str) -> str:
    body = {"name": "secret", "kind": "private", "members": list(members)}
    channel_id: str = sandbox.post("channels", **body)["id"]
    return channel_id


def test_a_message_and_a_mention_reach_the_app_where_it_is_a_member(told: Sandbox) -> None:
    said(told, "not for the app", DELIVERIES)
    told.act("say", OLIVIA, channel=SHARED, text="@peer <hello> & more")
    heard = {event["type"]: event for event in events(told)}
    assert heard.keys() == {"message", "app_mention"}
    assert heard["message"]["channel_type"] == "channel"
    assert heard["app_mention"]["text"] == "<@U0SANDBOT1> &lt;hello&gt; &amp; more"
    assert told.get("deliveries")[0]["body"]["is_ext_shared_channel"] is True


def test_the_app_hears_of_its_own_messages_but_not_of_ephemeral_ones(told: Sandbox) -> None:
    told.api.chat_postMessage(channel=SHARED, text="mine")
    told.api.chat_postEphemeral(channel=SHARED, user=DANA, text="only you")
    [event] = [each["body"]["event"] for each in told.deliveries(1)]
    assert (event["text"], event["bot_id"]) == ("mine", "B0SANDBOT1")


def test_an_event_comes_only_with_its_subscription_and_its_scope(
    sandbox: Sandbox, scoped: Sandbox, scoped_peer: Peer
) -> None:
    said(scoped, "subscribed to message.channels, but without channels:history")
    said(sandbox, "no subscription without a manifest")
    assert (events(scoped), events(sandbox)) == ([], [])


def test_an_edit_and_a_deletion_tell_what_stood_there_before(told: Sandbox) -> None:
    ts = said(told, "frist")
    told.act("edit", DANA, channel=SHARED, message_ts=ts, text="first")
    told.act("delete", DANA, channel=SHARED, message_ts=ts)
    _, changed, deleted = events(told)
    assert (changed["subtype"], changed["hidden"]) == ("message_changed", True)
    assert (changed["previous_message"]["text"], changed["message"]["text"]) == ("frist", "first")
    assert changed["message"]["edited"]["user"] == DANA
    assert (deleted["subtype"], deleted["deleted_ts"]) == ("message_deleted", ts)
    assert deleted["previous_message"]["text"] == "first"
    assert told.messages(SHARED) == []


def test_nobody_changes_the_message_of_somebody_else(told: Sandbox) -> None:
    ts = said(told)
    for act in ({"act": "edit", "text": "y"}, {"act": "delete"}):
        outcome = told.act(act.pop("act"), INES, channel=SHARED, message_ts=ts, **act)
        assert outcome["error"] == "Only the author can change a message."
    assert kinds(told) == ["message"]


def test_a_deleted_parent_leaves_a_tombstone(told: Sandbox) -> None:
    ts = said(told, "parent")
    told.act("say", DANA, channel=SHARED, text="reply", thread_ts=ts)
    told.act("delete", DANA, channel=SHARED, message_ts=ts)
    last = events(told)[-1]
    assert (last["subtype"], last["message"]["subtype"]) == ("message_changed", "tombstone")


def test_a_reaction_and_a_pin_are_told_where_the_app_is_a_member(told: Sandbox) -> None:
    here, elsewhere = said(told), said(told, channel=DELIVERIES)
    for channel, ts in ((SHARED, here), (DELIVERIES, elsewhere)):
        told.act("react", INES, channel=channel, message_ts=ts, name="eyes")
        told.act("pin", DANA, channel=channel, message_ts=ts)
        told.act("react", INES, channel=channel, message_ts=ts, name="eyes")
        told.act("pin", DANA, channel=channel, message_ts=ts)
    _, reaction, pin, *off = events(told)
    item = {"type": "message", "channel": SHARED, "ts": here}
    assert reaction == {
        "type": "reaction_added", "user": INES, "reaction": "eyes", "item": item, "item_user": DANA,
    }  # fmt: skip
    assert (pin["type"], pin["user"], pin["channel_id"]) == ("pin_added", DANA, SHARED)
    assert pin["item"]["message"]["ts"] == here
    assert [event["type"] for event in off] == ["reaction_removed", "pin_removed"]


def test_who_comes_and_goes_is_told_where_the_app_is_a_member(told: Sandbox) -> None:
    told.act("invite", DANA, channel=SHARED, invited="clara")
    told.act("leave", CLARA, channel=SHARED)
    told.act("leave", DANA, channel=DELIVERIES)
    joined, left = events(told)
    assert (joined["type"], joined["user"], joined["inviter"]) == ("member_joined_channel", CLARA, DANA)
    assert left == {
        "type": "member_left_channel", "user": CLARA, "channel": SHARED, "channel_type": "C",
        "team": "T0NORTHWND",
    }  # fmt: skip


def test_nobody_leaves_general_or_a_channel_that_they_are_not_in(told: Sandbox) -> None:
    assert told.act("leave", DANA, channel=GENERAL)["error"] == "Nobody can leave #general."
    assert "is not in the channel" in told.act("leave", CLARA, channel=SHARED)["error"]
    assert events(told) == []


def test_an_app_that_is_removed_hears_nothing_more_from_there(told: Sandbox) -> None:
    told.act("remove", DANA, channel=SHARED, removed=BOT)
    said(told)
    assert events(told) == []
    assert told.refusal("chat.postMessage", channel=SHARED, text="x")["error"] == "not_in_channel"


def test_what_becomes_of_a_public_channel_is_told_everywhere(told: Sandbox) -> None:
    told.act("archive", DANA, channel=DELIVERIES)
    told.act("unarchive", DANA, channel=DELIVERIES)
    told.act("rename", DANA, channel=DELIVERIES, name="handovers")
    archived, unarchived, renamed = events(told)
    assert archived == {"type": "channel_archive", "channel": DELIVERIES, "user": DANA, "is_moved": 0}
    assert unarchived == {"type": "channel_unarchive", "channel": DELIVERIES, "user": DANA}
    assert (renamed["type"], renamed["channel"]["name"]) == ("channel_rename", "handovers")


def test_a_new_channel_is_told_unless_it_is_private(told: Sandbox) -> None:
    told.api.conversations_create(name="open")
    told.api.conversations_create(name="closed", is_private=True)
    [event] = [each["body"]["event"] for each in told.deliveries(1)]
    assert (event["type"], event["channel"]["name"]) == ("channel_created", "open")
    assert event["channel"]["creator"] == BOT


def test_a_private_channel_has_events_of_its_own_for_members_only(told: Sandbox) -> None:
    channel = private_channel(told, DANA)
    told.act("archive", DANA, channel=channel)
    told.act("unarchive", DANA, channel=channel)
    assert events(told) == []
    told.act("invite", DANA, channel=channel, invited=BOT)
    told.act("rename", DANA, channel=channel, name="secrets")
    told.act("archive", DANA, channel=channel)
    assert kinds(told) == ["member_joined_channel", "group_rename", "group_archive"]


@pytest.mark.parametrize(
    ("act", "body"),
    [
        ("archive", {"channel": GENERAL}),
        ("unarchive", {"channel": DELIVERIES}),
        ("rename", {"channel": DELIVERIES, "name": "general"}),
    ],
)
def test_what_cannot_be_done_with_a_channel_is_not_told(told: Sandbox, act: str, body: Json) -> None:
    assert told.act(act, DANA, **body)["ok"] is False
    assert events(told) == []


def test_home_and_messages_are_opened_with_their_tab(told: Sandbox) -> None:
    told.act("home", DANA)
    told.act("home", DANA, tab="messages")
    assert [(event["type"], event["tab"]) for event in events(told)] == [
        ("app_home_opened", "home"),
        ("app_home_opened", "messages"),
    ]
    assert told.act("home", DANA, tab="about")["error"] == "The app has no tab about."


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"real_name": "Dana Wu"}, ("profile", "real_name")),
        ({"tz": "Asia/Tokyo"}, ("tz",)),
        ({"status_text": "On leave", "status_emoji": ":palm_tree:"}, ("profile", "status_text")),
        ({"deleted": True}, ("deleted",)),
    ],
)
def test_a_changed_account_is_told_and_shown(told: Sandbox, change: Json, path: tuple[str, ...]) -> None:
    told.post("people/dana", **change)
    [event] = [each["body"]["event"] for each in told.deliveries(1)]
    assert (event["type"], event["user"]["id"]) == ("user_change", DANA)
    shown: Any = told.api.users_info(user=DANA)["user"]
    value: Any = event["user"]
    for name in path:
        shown, value = shown[name], value[name]
    assert shown == value == next(iter(change.values()))


def test_a_change_that_changes_nothing_is_not_told(told: Sandbox) -> None:
    told.post("people/dana", tz="Europe/London", presence="away")
    refused = told.http.post("/sandbox/people/dana", json={"tz": "Mars/Olympus"})
    assert refused.json()["error"] == "There is no time zone Mars/Olympus; one is called Europe/Berlin."
    told.act("home", DANA)
    assert kinds(told) == ["app_home_opened"]


def test_somebody_whose_account_is_deactivated_does_nothing_more(told: Sandbox) -> None:
    told.post("people/dana", deleted=True)
    outcome = told.act("say", DANA, channel=TALENT, text="x")
    assert outcome["error"] == "The account of Dana Whitfield is deactivated."


def test_an_app_that_is_uninstalled_hears_its_farewell_and_nothing_more(told: Sandbox) -> None:
    told.post("uninstall")
    told.deliveries(2)
    said(told)
    assert sorted(kinds(told)) == ["app_uninstalled", "tokens_revoked"]
    [revoked] = [event for event in events(told) if event["type"] == "tokens_revoked"]
    assert revoked["tokens"] == {"oauth": [], "bot": [BOT]}
    assert told.refusal("auth.test")["error"] == "account_inactive"
    assert told.act("home", DANA)["error"] == "Peer is not installed any more."


def test_an_app_whose_token_is_taken_back_hears_of_that(told: Sandbox) -> None:
    told.post("tokens/revoke", token=told.config.bot_token)
    [event] = [each["body"]["event"] for each in told.deliveries(1)]
    assert (event["type"], event["tokens"]["bot"]) == ("tokens_revoked", [BOT])
    assert told.refusal("auth.test")["error"] == "token_revoked"
