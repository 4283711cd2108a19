"""Pins, reactions, bookmarks, team.info. Sources: methods.json, docs.slack.dev methods."""

from tests.sandbox.running import DELIVERIES, SHARED, Sandbox


def test_a_message_is_pinned_once_listed_and_unpinned(sandbox: Sandbox) -> None:
    ts = sandbox.api.chat_postMessage(channel=SHARED, text="card")["ts"]
    sandbox.api.pins_add(channel=SHARED, timestamp=ts)
    assert sandbox.refusal("pins.add", channel=SHARED, timestamp=ts)["error"] == "already_pinned"
    item = sandbox.api.pins_list(channel=SHARED)["items"][0]
    assert (item["message"]["ts"], item["message"]["pinned_to"]) == (ts, [SHARED])
    sandbox.api.pins_remove(channel=SHARED, timestamp=ts)
    assert sandbox.refusal("pins.remove", channel=SHARED, timestamp=ts)["error"] == "no_pin"


def test_a_pin_needs_a_message_and_membership(sandbox: Sandbox) -> None:
    assert sandbox.refusal("pins.add", channel=SHARED)["error"] == "no_item_specified"
    assert (
        sandbox.refusal("pins.add", channel=SHARED, timestamp="1700000000.000100")["error"]
        == "message_not_found"
    )
    assert sandbox.refusal("pins.add", channel=SHARED, timestamp="1.2")["error"] == "bad_timestamp"
    assert sandbox.refusal("pins.add", channel=DELIVERIES, timestamp="1.2")["error"] == "not_in_channel"


def test_a_reaction_counts_once(sandbox: Sandbox) -> None:
    ts = sandbox.api.chat_postMessage(channel=SHARED, text="x")["ts"]
    sandbox.api.reactions_add(channel=SHARED, timestamp=ts, name="white_check_mark")
    again = sandbox.refusal("reactions.add", channel=SHARED, timestamp=ts, name="white_check_mark")
    assert again["error"] == "already_reacted"
    assert sandbox.messages(SHARED)[0]["reactions"][0]["count"] == 1
    bad = sandbox.refusal("reactions.add", channel=SHARED, timestamp=ts, name="No Emoji")
    assert bad["error"] == "invalid_name"


def test_a_bookmark_is_a_link(sandbox: Sandbox) -> None:
    link = {"channel_id": SHARED, "title": "Record", "type": "link", "link": "https://example.org/record"}
    assert sandbox.api.api_call("bookmarks.add", json=link)["bookmark"]["title"] == "Record"
    assert sandbox.refusal("bookmarks.add", **{**link, "link": "record"})["error"] == "invalid_link"
    assert sandbox.refusal("bookmarks.add", **{**link, "type": "file"})["error"] == "invalid_bookmark_type"


def test_the_team_can_be_asked_for(sandbox: Sandbox) -> None:
    assert sandbox.api.team_info()["team"]["name"] == "Northwind Studio"
    assert sandbox.refusal("team.info", team="T0NOWHERE1")["error"] == "team_not_found"
