"""Channels change: names, members, archives, bookmarks, reactions. Sources: docs.slack.dev, methods.json."""

import pytest

from tests.sandbox.running import BOT, DANA, DELIVERIES, GENERAL, QUINN, SAM, SHARED, Json, Sandbox

LINK = {"channel_id": SHARED, "title": "Record", "type": "link", "link": "https://example.org/record"}


@pytest.fixture
def own(sandbox: Sandbox) -> str:
    """A channel that the bot has made."""
    made = str(sandbox.api.conversations_create(name="made")["channel"]["id"])
    sandbox.api.conversations_invite(channel=made, users=SAM)
    return made


def test_only_its_maker_or_an_admin_renames_a_channel(sandbox: Sandbox, own: str) -> None:
    renamed = sandbox.api.conversations_rename(channel=own, name="better")["channel"]
    assert (renamed["name"], renamed["previous_names"]) == ("better", ["made"])
    assert sandbox.refusal("conversations.rename", channel=own, name="general")["error"] == "name_taken"
    assert (
        sandbox.refusal("conversations.rename", channel=own, name="A b")["error"] == "invalid_name_specials"
    )
    assert sandbox.refusal("conversations.rename", channel=SHARED, name="mine")["error"] == "not_authorized"
    clara = sandbox.client(sandbox.post("tokens", kind="user", user="clara")["value"])
    assert clara.conversations_rename(channel=DELIVERIES, name="work")["channel"]["name"] == "work"


def test_a_member_can_be_removed_but_not_oneself_nor_from_general(sandbox: Sandbox, own: str) -> None:
    sandbox.api.conversations_join(channel=GENERAL)
    sandbox.api.conversations_kick(channel=own, user=SAM)
    assert sandbox.api.conversations_members(channel=own)["members"] == [BOT]
    cases = [
        ({"channel": own, "user": SAM}, "not_in_channel"),
        ({"channel": own, "user": BOT}, "cant_kick_self"),
        ({"channel": own}, "user_not_found"),
        ({"channel": GENERAL, "user": DANA}, "cant_kick_from_general"),
        ({"channel": DELIVERIES, "user": DANA}, "not_in_channel"),
    ]
    seen = [sandbox.refusal("conversations.kick", **given)["error"] for given, _ in cases]
    assert seen == [code for _, code in cases]


def test_an_archived_channel_comes_back_with_whoever_brought_it(sandbox: Sandbox, own: str) -> None:
    assert sandbox.refusal("conversations.unarchive", channel=own)["error"] == "not_archived"
    sandbox.api.conversations_archive(channel=own)
    for method, more in (
        ("rename", {"name": "x"}),
        ("setTopic", {"topic": "x"}),
        ("invite", {"users": QUINN}),
    ):
        refused = sandbox.refusal(f"conversations.{method}", channel=own, **more)
        assert refused["error"] == "is_archived"
    sandbox.api.conversations_unarchive(channel=own)
    assert sandbox.api.chat_postMessage(channel=own, text="again")["ok"]


def test_a_purpose_is_set_and_limited(sandbox: Sandbox) -> None:
    channel = sandbox.api.conversations_setPurpose(channel=SHARED, purpose="Work")["channel"]
    assert channel["purpose"]["value"] == "Work"
    long = sandbox.refusal("conversations.setPurpose", channel=SHARED, purpose="x" * 251)
    outside = sandbox.refusal("conversations.setPurpose", channel=DELIVERIES, purpose="x")
    assert (long["error"], outside["error"]) == ("too_long", "not_in_channel")


def test_a_bookmark_is_listed_changed_and_removed(sandbox: Sandbox) -> None:
    made = sandbox.api.api_call("bookmarks.add", json={**LINK, "emoji": ":memo:"})["bookmark"]["id"]
    sandbox.api.bookmarks_edit(bookmark_id=made, channel_id=SHARED, title="Minutes")
    listed = sandbox.api.bookmarks_list(channel_id=SHARED)["bookmarks"]
    assert [(each["title"], each["link"], each["emoji"]) for each in listed] == [
        ("Minutes", "https://example.org/record", ":memo:")
    ]
    assert listed[0]["date_updated"] >= listed[0]["date_created"]
    sandbox.api.bookmarks_remove(bookmark_id=made, channel_id=SHARED)
    assert sandbox.api.bookmarks_list(channel_id=SHARED)["bookmarks"] == []


@pytest.mark.parametrize(
    ("method", "more", "code"),
    [
        ("bookmarks.add", {**LINK, "emoji": "memo"}, "invalid_emoji"),
        ("bookmarks.add", {**LINK, "channel_id": DELIVERIES}, "access_denied"),
        ("bookmarks.add", {**LINK, "channel_id": "C0NOWHERE1"}, "channel_not_found"),
        ("bookmarks.edit", {"channel_id": SHARED, "bookmark_id": "Bk0"}, "not_found"),
        ("bookmarks.remove", {"channel_id": SHARED, "bookmark_id": "Bk0"}, "not_found"),
        ("bookmarks.list", {"channel_id": DELIVERIES}, "access_denied"),
    ],
)
def test_a_bookmark_that_cannot_be_is_refused(sandbox: Sandbox, method: str, more: Json, code: str) -> None:
    assert sandbox.refusal(method, **more)["error"] == code


def test_a_reaction_is_shown_and_taken_off(sandbox: Sandbox) -> None:
    ts = str(sandbox.api.chat_postMessage(channel=SHARED, text="x")["ts"])
    sandbox.api.reactions_add(channel=SHARED, timestamp=ts, name="tada")
    shown = sandbox.api.reactions_get(channel=SHARED, timestamp=ts)
    assert (shown["type"], shown["message"]["reactions"]) == (
        "message", [{"name": "tada", "users": [BOT], "count": 1}],
    )  # fmt: skip
    sandbox.api.reactions_remove(channel=SHARED, timestamp=ts, name="tada")
    assert "reactions" not in sandbox.api.reactions_get(channel=SHARED, timestamp=ts)["message"]
    gone = sandbox.refusal("reactions.remove", channel=SHARED, timestamp=ts, name="tada")
    assert gone["error"] == "no_reaction"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, "no_item_specified"),
        ({"channel": SHARED}, "no_item_specified"),
        ({"file": "F0NOWHERE1"}, "file_not_found"),
        ({"file_comment": "Fc0NOWHERE"}, "file_comment_not_found"),
        ({"channel": SHARED, "timestamp": "soon"}, "bad_timestamp"),
        ({"channel": SHARED, "timestamp": "1700000000.000100"}, "message_not_found"),
        ({"channel": "C0NOWHERE1", "timestamp": "1700000000.000100"}, "channel_not_found"),
    ],
)
def test_a_reaction_needs_a_message(sandbox: Sandbox, given: Json, code: str) -> None:
    assert sandbox.refusal("reactions.get", **given)["error"] == code
    assert sandbox.refusal("reactions.remove", name="tada", **given)["error"] == code


def test_a_thread_of_a_channel_outside_is_hidden(sandbox: Sandbox) -> None:
    """methods.json, conversations.replies: channel_not_found, and no not_in_channel."""
    refused = sandbox.refusal("conversations.replies", channel=DELIVERIES, ts="1700000000.000100")
    assert refused["error"] == "channel_not_found"
