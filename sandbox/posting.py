"""Messages come, change and go: what the Web API, the people and the response_urls share."""

from typing import Any

from sandbox.blocks.fill import fill_in_ids
from sandbox.objects import message_json
from sandbox.payloads.happenings import message_changed, message_deleted, message_posted
from sandbox.subscriptions import hears
from sandbox.workspace import Channel, Json, Message, Workspace

LONGEST_TEXT = 40_000  # docs.slack.dev, chat.postMessage "Truncating content"


def post(ws: Workspace, channel: Channel, user_id: str, text: str, **more: Any) -> Message:
    """Append a message; more are Message's other fields."""
    message = Message(ts=ws.clock.next_ts(), user=user_id, text=text[:LONGEST_TEXT], **more)
    message.blocks = fill_in_ids(message.blocks, ws.ids)
    channel.messages.append(message)
    channel.by_ts[message.ts] = message
    parent = channel.by_ts.get(message.thread_ts or "")
    if parent and message.ephemeral_for is None:
        parent.replies.append(message.ts)
    if message.ephemeral_for is None:
        channel.last_read[user_id] = message.ts
    announce(ws, channel, message)
    if hears(ws, channel, message):
        ws.courier.post_event(ws, message_posted(ws, channel, message), channel)
    return message


def edit(ws: Workspace, channel: Channel, message: Message, text: str, blocks: list[Json]) -> None:
    """Replace text and blocks, and mark the message as edited."""
    before = message_json(ws, channel, message) if hears(ws, channel, message) else None
    message.text, message.blocks = text, fill_in_ids(blocks, ws.ids)
    message.edited_ts = ws.clock.next_ts()
    announce(ws, channel, message)
    if before:
        ws.courier.post_event(ws, message_changed(ws, channel, message, before), channel)


def remove(ws: Workspace, channel: Channel, message: Message) -> None:
    """A thread's parent leaves a tombstone behind; anything else is gone."""
    before = message_json(ws, channel, message) if hears(ws, channel, message) else None
    if message.replies:
        message.deleted, message.subtype = True, "tombstone"
        message.text, message.blocks, message.metadata = "This message was deleted.", [], None
    else:
        channel.messages.remove(message)
        del channel.by_ts[message.ts]
        parent = channel.by_ts.get(message.thread_ts or "")
        if parent and message.ts in parent.replies:
            parent.replies.remove(message.ts)
    channel.pins = [pin for pin in channel.pins if pin.ts != message.ts]
    announce(ws, channel, message)
    if before:
        left = message_changed(ws, channel, message, before) if message.deleted else None
        ws.courier.post_event(ws, left or message_deleted(ws, channel, before), channel)


def announce(ws: Workspace, channel: Channel, message: Message) -> None:
    ws.changes.publish("message", channel_id=channel.id, ts=message.ts, user_id=message.ephemeral_for)
