"""chat.*: posting, changing, deleting. Sources: docs.slack.dev methods, slack.md, methods.json."""

import json

import pytest

from tests.sandbox.running import (
    BOT,
    CLARA,
    DANA,
    DELIVERIES,
    GENERAL,
    INES,
    OLIVIA,
    SAM,
    SHARED,
    Json,
    Sandbox,
)

SECTION: Json = {"type": "section", "text": {"type": "mrkdwn", "text": "Hello"}}


def test_a_posted_message_comes_back_as_slack_shows_it(sandbox: Sandbox) -> None:
    posted = sandbox.api.chat_postMessage(channel=SHARED, text="Hello", blocks=[SECTION])
    message = posted["message"]
    assert posted["ts"] == message["ts"]
    assert (message["text"], message["user"], message["team"]) == ("Hello", BOT, "T0NORTHWND")
    assert message["bot_profile"]["app_id"] == message["app_id"]
    assert message["blocks"][0]["block_id"]


def test_a_missing_action_id_is_filled_in(sandbox: Sandbox) -> None:
    button: Json = {"type": "button", "text": {"type": "plain_text", "text": "Go"}}
    blocks: list[Json] = [{"type": "actions", "elements": [button, button]}, {**SECTION, "accessory": button}]
    filled = sandbox.api.chat_postMessage(channel=SHARED, text="x", blocks=blocks)["message"]["blocks"]
    first, second = filled[0]["elements"]
    assert first["action_id"] != second["action_id"]
    assert filled[1]["accessory"]["action_id"]
    assert first["text"]["emoji"] is True


def test_timestamps_are_unique_and_increase(sandbox: Sandbox) -> None:
    stamps = [sandbox.api.chat_postMessage(channel=SHARED, text=str(n))["ts"] for n in range(20)]
    assert stamps == sorted(set(stamps))


def test_a_message_needs_text_or_blocks(sandbox: Sandbox) -> None:
    assert sandbox.refusal("chat.postMessage", channel=SHARED)["error"] == "no_text"
    assert sandbox.refusal("chat.postMessage", channel=SHARED, text="", blocks=[])["error"] == "no_text"


def test_a_long_text_is_cut_not_refused(sandbox: Sandbox) -> None:
    posted = sandbox.api.chat_postMessage(channel=SHARED, text="x" * 40_001)
    assert len(posted["message"]["text"]) == 40_000


def test_posting_needs_membership(sandbox: Sandbox) -> None:
    assert sandbox.refusal("chat.postMessage", channel=DELIVERIES, text="x")["error"] == "not_in_channel"
    sandbox.api.conversations_join(channel=DELIVERIES)
    assert sandbox.api.chat_postMessage(channel=DELIVERIES, text="x")["ok"]


def test_a_private_channel_without_the_bot_is_not_found(sandbox: Sandbox) -> None:
    hidden = sandbox.post("channels", name="secret", kind="private", members=["dana"])["id"]
    assert sandbox.refusal("chat.postMessage", channel=hidden, text="x")["error"] == "channel_not_found"
    assert sandbox.refusal("chat.postMessage", channel="C0NOWHERE1", text="x")["error"] == "channel_not_found"


def test_an_archived_channel_takes_no_message_and_no_change(sandbox: Sandbox) -> None:
    ts = sandbox.api.chat_postMessage(channel=SHARED, text="x")["ts"]
    sandbox.api.conversations_archive(channel=SHARED)
    assert sandbox.refusal("chat.postMessage", channel=SHARED, text="x")["error"] == "is_archived"
    assert sandbox.refusal("chat.update", channel=SHARED, ts=ts, text="y")["error"] == "is_inactive"


def test_a_channel_may_be_named_and_a_person_gets_a_direct_message(sandbox: Sandbox) -> None:
    assert sandbox.api.chat_postMessage(channel="#acme-shared", text="x")["channel"] == SHARED
    posted = sandbox.api.chat_postMessage(channel=DANA, text="Hello Dana")
    assert posted["channel"].startswith("D")
    assert sandbox.api.conversations_open(users=DANA)["channel"]["id"] == posted["channel"]


def test_somebody_of_another_team_can_be_written_to_only_through_a_shared_channel(sandbox: Sandbox) -> None:
    assert sandbox.api.chat_postMessage(channel=OLIVIA, text="x")["ok"]
    stranger = sandbox.post("people", name="rio", team_id="T0ACMEROBO")["id"]
    assert sandbox.refusal("chat.postMessage", channel=stranger, text="x")["error"] == "channel_not_found"
    assert sandbox.refusal("conversations.open", users=stranger)["error"] == "user_not_visible"


def test_invalid_blocks_are_refused_with_their_pointer(sandbox: Sandbox) -> None:
    long = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}
    answer = sandbox.refusal("chat.postMessage", channel=SHARED, text="x", blocks=[long])
    problem = "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    assert answer["error"] == "invalid_blocks"
    assert answer["errors"] == [problem]
    assert answer["response_metadata"]["messages"] == [f"[ERROR] {problem}"]


@pytest.mark.parametrize("blocks", ["{", '{"type": "divider"}', '["divider"]'])
def test_blocks_that_are_no_list_of_objects_are_a_format_error(sandbox: Sandbox, blocks: str) -> None:
    answer = sandbox.refusal("chat.postMessage", channel=SHARED, text="x", blocks=blocks)
    assert answer["error"] == "invalid_blocks_format"


def test_markdown_text_becomes_a_markdown_block_and_excludes_text(sandbox: Sandbox) -> None:
    posted = sandbox.api.api_call("chat.postMessage", json={"channel": SHARED, "markdown_text": "**x**"})
    assert posted["message"]["blocks"][0]["type"] == "markdown"
    answer = sandbox.refusal("chat.postMessage", channel=SHARED, markdown_text="x", text="y")
    assert answer["error"] == "markdown_text_conflict"


def test_metadata_is_kept_and_history_shows_its_payload_only_when_asked(sandbox: Sandbox) -> None:
    metadata = {"event_type": "gate_card", "event_payload": {"gate": 7}}
    sandbox.api.chat_postMessage(channel=SHARED, text="x", metadata=metadata)
    brief = sandbox.api.conversations_history(channel=SHARED)["messages"][0]
    full = sandbox.api.conversations_history(channel=SHARED, include_all_metadata=True)["messages"][0]
    assert brief["metadata"] == {"event_type": "gate_card"}
    assert full["metadata"] == metadata


@pytest.mark.parametrize(
    ("metadata", "code"),
    [
        ("{", "invalid_metadata_format"),
        ({"event_type": "x"}, "invalid_metadata_schema"),
        ({"event_type": "x", "event_payload": {"a": "b" * 16_000}}, "metadata_too_large"),
    ],
)
def test_bad_metadata_is_refused(sandbox: Sandbox, metadata: object, code: str) -> None:
    answer = sandbox.refusal("chat.postMessage", channel=SHARED, text="x", metadata=metadata)
    assert answer["error"] == code


def test_a_reply_stands_in_the_thread_and_not_in_the_main_flow(sandbox: Sandbox) -> None:
    parent = sandbox.api.chat_postMessage(channel=SHARED, text="parent")["ts"]
    reply = sandbox.api.chat_postMessage(channel=SHARED, text="reply", thread_ts=parent)["ts"]
    loud = sandbox.api.chat_postMessage(channel=SHARED, text="both", thread_ts=parent, reply_broadcast=True)[
        "ts"
    ]
    history = sandbox.api.conversations_history(channel=SHARED)["messages"]
    assert [m["ts"] for m in history] == [loud, parent]
    assert history[1]["reply_count"] == 2
    thread = sandbox.api.conversations_replies(channel=SHARED, ts=parent)["messages"]
    assert [m["ts"] for m in thread] == [parent, reply, loud]
    assert thread[1]["thread_ts"] == parent


def test_a_thread_must_exist(sandbox: Sandbox) -> None:
    unknown = sandbox.refusal("chat.postMessage", channel=SHARED, text="x", thread_ts="1700000000.000100")
    malformed = sandbox.refusal("chat.postMessage", channel=SHARED, text="x", thread_ts="0")
    assert (unknown["error"], malformed["error"]) == ("thread_not_found", "invalid_thread_ts")
    assert malformed["response_metadata"]["messages"] == ["[ERROR] 0 is not a valid thread_ts"]


def test_an_update_marks_the_message_and_text_alone_removes_the_blocks(sandbox: Sandbox) -> None:
    ts = sandbox.api.chat_postMessage(channel=SHARED, text="x", blocks=[SECTION])["ts"]
    message = sandbox.api.chat_update(channel=SHARED, ts=ts, text="y")["message"]
    assert message["text"] == "y"
    assert "blocks" not in message
    assert message["edited"]["user"] == BOT


def test_an_update_is_limited_to_4000_characters(sandbox: Sandbox) -> None:
    ts = sandbox.api.chat_postMessage(channel=SHARED, text="x")["ts"]
    assert sandbox.api.chat_update(channel=SHARED, ts=ts, text="y" * 4_000)["ok"]
    assert sandbox.refusal("chat.update", channel=SHARED, ts=ts, text="y" * 4_001)["error"] == "msg_too_long"


def test_only_own_messages_can_be_changed_or_deleted(sandbox: Sandbox) -> None:
    ts = sandbox.act("say", DANA, channel=SHARED, text="mine")["response"]["ts"]
    assert sandbox.refusal("chat.update", channel=SHARED, ts=ts, text="y")["error"] == "cant_update_message"
    assert sandbox.refusal("chat.delete", channel=SHARED, ts=ts)["error"] == "cant_delete_message"


def test_a_deleted_message_is_gone_and_a_parent_leaves_a_tombstone(sandbox: Sandbox) -> None:
    single = sandbox.api.chat_postMessage(channel=SHARED, text="single")["ts"]
    parent = sandbox.api.chat_postMessage(channel=SHARED, text="parent")["ts"]
    sandbox.api.chat_postMessage(channel=SHARED, text="reply", thread_ts=parent)
    for ts in (single, parent):
        sandbox.api.chat_delete(channel=SHARED, ts=ts)
        assert sandbox.refusal("chat.update", channel=SHARED, ts=ts, text="y")["error"] == "message_not_found"
    history = sandbox.api.conversations_history(channel=SHARED)["messages"]
    assert [m["subtype"] for m in history] == ["tombstone"]


def test_an_ephemeral_message_is_seen_by_one_person_only(sandbox: Sandbox) -> None:
    sandbox.api.chat_postEphemeral(channel=SHARED, user=DANA, text="psst")
    assert [m["text"] for m in sandbox.messages(SHARED, DANA)] == ["psst"]
    assert sandbox.messages(SHARED, INES) == []
    assert sandbox.api.conversations_history(channel=SHARED)["messages"] == []


def test_an_ephemeral_message_cannot_be_updated_pinned_or_deleted(sandbox: Sandbox) -> None:
    ts = sandbox.api.chat_postEphemeral(channel=SHARED, user=DANA, text="psst")["message_ts"]
    answers = [
        sandbox.refusal("chat.update", channel=SHARED, ts=ts, text="y"),
        sandbox.refusal("chat.delete", channel=SHARED, ts=ts),
        sandbox.refusal("pins.add", channel=SHARED, timestamp=ts),
        sandbox.refusal("chat.getPermalink", channel=SHARED, message_ts=ts),
    ]
    assert {answer["error"] for answer in answers} == {"message_not_found"}


def test_an_ephemeral_message_needs_both_in_the_channel(sandbox: Sandbox) -> None:
    absent = sandbox.refusal("chat.postEphemeral", channel=SHARED, user=SAM, text="x")
    outside = sandbox.refusal("chat.postEphemeral", channel=GENERAL, user=DANA, text="x")
    assert (absent["error"], outside["error"]) == ("user_not_in_channel", "not_in_channel")


def test_a_permalink_names_channel_and_message(sandbox: Sandbox) -> None:
    ts = sandbox.api.chat_postMessage(channel=SHARED, text="x")["ts"]
    link = sandbox.api.chat_getPermalink(channel=SHARED, message_ts=ts)["permalink"]
    assert link.endswith(f"/archives/{SHARED}/p{ts.replace('.', '')}")


def test_blocks_may_come_as_a_json_string_in_a_form(sandbox: Sandbox) -> None:
    form = {"channel": SHARED, "text": "x", "blocks": json.dumps([SECTION])}
    assert sandbox.api.api_call("chat.postMessage", data=form)["message"]["blocks"][0]["type"] == "section"


def test_clara_reads_nothing_where_she_is_no_member(sandbox: Sandbox) -> None:
    channels = {channel["id"] for channel in sandbox.get("channels", **{"as": CLARA})}
    assert SHARED not in channels
    assert GENERAL in channels
