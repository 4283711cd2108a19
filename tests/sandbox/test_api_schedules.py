"""chat.scheduleMessage and its kin. Sources: docs.slack.dev methods, slack-api-ref, methods.json."""

from typing import Any

import pytest

from tests.sandbox.running import DANA, DELIVERIES, SHARED, Json, Sandbox

HOUR, DAY = 3_600, 86_400


def in_(sandbox: Sandbox, seconds: float) -> int:
    return int(sandbox.workspace.clock.now() + seconds)


def schedule(sandbox: Sandbox, seconds: float = HOUR, **more: Any) -> str:
    made = sandbox.api.chat_scheduleMessage(
        channel=SHARED, post_at=in_(sandbox, seconds), text="later", **more
    )
    return str(made["scheduled_message_id"])


def posted(sandbox: Sandbox) -> list[str]:
    return [message["text"] for message in sandbox.messages(SHARED, DANA)]


def test_a_scheduled_message_comes_when_the_clock_gets_there(sandbox: Sandbox) -> None:
    schedule(sandbox)
    sandbox.post("clock", advance=HOUR - 60)
    assert posted(sandbox) == []
    sandbox.post("clock", advance=61)
    assert posted(sandbox) == ["later"]
    assert sandbox.api.chat_scheduledMessages_list()["scheduled_messages"] == []


def test_a_scheduled_message_comes_in_real_time_too(sandbox: Sandbox) -> None:
    last = sandbox.get("workspace")["last_change"]
    schedule(sandbox, 1.5)
    assert sandbox.get("wait", after=last, timeout=10)["changes"]
    assert posted(sandbox) == ["later"]


def test_a_scheduled_message_can_be_listed_and_deleted_until_a_minute_before(sandbox: Sandbox) -> None:
    far, near = schedule(sandbox, 2 * HOUR), schedule(sandbox, HOUR)
    shown = sandbox.api.chat_scheduledMessages_list(channel=SHARED)["scheduled_messages"]
    assert [each["id"] for each in shown] == [near, far]
    sandbox.api.chat_deleteScheduledMessage(channel=SHARED, scheduled_message_id=far)
    sandbox.post("clock", advance=HOUR - 30)
    late = sandbox.refusal("chat.deleteScheduledMessage", channel=SHARED, scheduled_message_id=near)
    gone = sandbox.refusal("chat.deleteScheduledMessage", channel=SHARED, scheduled_message_id=far)
    assert (late["error"], gone["error"]) == ("invalid_scheduled_message_id",) * 2


def test_the_list_is_paged_and_bounded(sandbox: Sandbox) -> None:
    ids = [schedule(sandbox, (n + 1) * HOUR) for n in range(3)]
    pages = [page["scheduled_messages"] for page in sandbox.api.chat_scheduledMessages_list(limit=2)]
    assert [[each["id"] for each in page] for page in pages] == [ids[:2], ids[2:]]
    bound = sandbox.api.chat_scheduledMessages_list(latest=str(in_(sandbox, 1.5 * HOUR)))
    assert [each["id"] for each in bound["scheduled_messages"]] == ids[:1]
    bad = sandbox.refusal("chat.scheduledMessages.list", channel="C0NOWHERE1")
    garbled = sandbox.refusal("chat.scheduledMessages.list", latest="soon")
    assert (bad["error"], garbled["error"]) == ("invalid_channel", "invalid_arguments")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"post_at": "soon"}, "invalid_time"),
        ({"post_at": "1500000000"}, "time_in_past"),
        ({"post_at": "9500000000"}, "time_too_far"),
        ({"text": ""}, "no_text"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"channel": DELIVERIES}, "not_in_channel"),
        ({"channel": "C0NOWHERE1"}, "channel_not_found"),
    ],
)
def test_what_cannot_be_scheduled_is_refused(sandbox: Sandbox, more: Json, code: str) -> None:
    arguments = {"channel": SHARED, "post_at": str(in_(sandbox, HOUR)), "text": "x"} | more
    assert sandbox.refusal("chat.scheduleMessage", **arguments)["error"] == code


def test_thirty_messages_fit_into_five_minutes(sandbox: Sandbox) -> None:
    at = in_(sandbox, HOUR)
    for _ in range(30):
        sandbox.api.chat_scheduleMessage(channel=SHARED, post_at=at, text="x")
    one_more = sandbox.refusal("chat.scheduleMessage", channel=SHARED, post_at=at + 299, text="x")
    assert one_more["error"] == "restricted_too_many"
    assert sandbox.api.chat_scheduleMessage(channel=SHARED, post_at=at + 300, text="x")["ok"]


def test_a_scheduled_message_with_metadata_never_comes(sandbox: Sandbox) -> None:
    """docs.slack.dev, chat.scheduleMessage "Bug alert"."""
    schedule(sandbox, metadata={"event_type": "x", "event_payload": {}})
    sandbox.post("clock", advance=2 * HOUR)
    assert posted(sandbox) == []


def test_a_scheduled_message_does_not_come_into_an_archived_channel(sandbox: Sandbox) -> None:
    schedule(sandbox)
    sandbox.api.conversations_archive(channel=SHARED)
    sandbox.post("clock", advance=2 * HOUR)
    assert posted(sandbox) == []
