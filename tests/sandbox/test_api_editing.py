"""chat.update and attachments in detail. Sources: docs.slack.dev chat.update, methods.json, slack-api-ref."""

import pytest

from tests.sandbox.running import SHARED, Json, Sandbox

SECTION: Json = {"type": "section", "text": {"type": "mrkdwn", "text": "Hello"}}
METADATA: Json = {"event_type": "gate_card", "event_payload": {"gate": 7}}


@pytest.fixture
def ts(sandbox: Sandbox) -> str:
    posted = sandbox.api.chat_postMessage(channel=SHARED, text="x", blocks=[SECTION], metadata=METADATA)
    return str(posted["ts"])


def now(sandbox: Sandbox) -> Json:
    history = sandbox.api.conversations_history(channel=SHARED, include_all_metadata=True)
    message: Json = history["messages"][0]
    return message


def test_blocks_alone_replace_blocks_and_an_empty_list_takes_them_away(sandbox: Sandbox, ts: str) -> None:
    sandbox.api.chat_update(channel=SHARED, ts=ts, blocks=[{"type": "divider"}])
    assert [block["type"] for block in now(sandbox)["blocks"]] == ["divider"]
    sandbox.api.chat_update(channel=SHARED, ts=ts, text="only words", blocks=[])
    assert "blocks" not in now(sandbox)


def test_metadata_alone_leaves_text_and_blocks_and_an_empty_one_removes_it(sandbox: Sandbox, ts: str) -> None:
    newer = METADATA | {"event_payload": {"gate": 8}}
    sandbox.api.chat_update(channel=SHARED, ts=ts, metadata=newer)
    assert (now(sandbox)["text"], now(sandbox)["metadata"]) == ("x", newer)
    assert now(sandbox)["blocks"]
    sandbox.api.chat_update(channel=SHARED, ts=ts, text="y", metadata={})
    assert "metadata" not in now(sandbox)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, "no_text"),
        ({"text": "y", "as_user": "true"}, "as_user_not_supported"),
        ({"text": "y", "reply_broadcast": "true"}, "cant_broadcast_message"),
        ({"text": "y", "file_ids": "F0NOWHERE1"}, "file_not_found"),
        ({"markdown_text": "x", "text": "y"}, "markdown_text_conflict"),
        ({"blocks": "{"}, "invalid_blocks_format"),
        ({"metadata": {"event_type": "x"}}, "invalid_metadata_schema"),
        ({"text": "y", "ts": "1700000000.000100"}, "message_not_found"),
    ],
)
def test_a_change_that_cannot_be_is_refused_and_changes_nothing(
    sandbox: Sandbox, ts: str, given: Json, code: str
) -> None:
    before = now(sandbox)
    assert sandbox.refusal("chat.update", **{"channel": SHARED, "ts": ts, **given})["error"] == code
    assert now(sandbox) == before


def test_a_reply_can_be_sent_to_the_channel_later(sandbox: Sandbox, ts: str) -> None:
    reply = str(sandbox.api.chat_postMessage(channel=SHARED, text="reply", thread_ts=ts)["ts"])
    sandbox.api.chat_update(channel=SHARED, ts=reply, text="reply", reply_broadcast=True)
    assert now(sandbox)["ts"] == reply


def test_files_of_a_message_can_be_changed(sandbox: Sandbox, ts: str) -> None:
    first = sandbox.api.files_getUploadURLExternal(filename="a.txt", length=1)
    sandbox.http.post(first["upload_url"], content=b"a")
    sandbox.api.files_completeUploadExternal(files=[{"id": first["file_id"]}])
    sandbox.api.chat_update(channel=SHARED, ts=ts, text="x", file_ids=[first["file_id"]])
    assert [file["id"] for file in now(sandbox)["files"]] == [first["file_id"]]


def test_attachments_are_content_and_numbered(sandbox: Sandbox) -> None:
    posted = sandbox.api.chat_postMessage(channel=SHARED, attachments=[{"text": "old"}, {"text": "way"}])
    assert posted["message"]["attachments"] == [
        {"id": 1, "fallback": "old", "text": "old"}, {"id": 2, "fallback": "way", "text": "way"},
    ]  # fmt: skip
    updated = sandbox.api.chat_update(channel=SHARED, ts=str(posted["ts"]), text="new")
    assert "attachments" not in updated["message"]
    many = sandbox.refusal("chat.postMessage", channel=SHARED, attachments=[{"text": "x"}] * 101)
    garbled = sandbox.refusal("chat.postMessage", channel=SHARED, attachments="x")
    assert (many["error"], garbled["error"]) == ("too_many_attachments", "invalid_arguments")


def test_as_user_is_for_classic_apps(sandbox: Sandbox) -> None:
    refused = sandbox.refusal("chat.postMessage", channel=SHARED, text="x", as_user="true")
    assert refused["error"] == "as_user_not_supported"


def test_a_permalink_of_a_reply_names_its_thread(sandbox: Sandbox, ts: str) -> None:
    """docs.slack.dev, chat.getPermalink."""
    reply = str(sandbox.api.chat_postMessage(channel=SHARED, text="reply", thread_ts=ts)["ts"])
    link = sandbox.api.chat_getPermalink(channel=SHARED, message_ts=reply)["permalink"]
    assert link.endswith(f"/p{reply.replace('.', '')}?thread_ts={ts}&cid={SHARED}")
