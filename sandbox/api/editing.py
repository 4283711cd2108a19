"""chat.update and chat.delete: changing what was posted."""

from typing import Any

from sandbox.api.arguments import flag, names_in, text
from sandbox.api.content import demand_own_name, message_attachments, message_blocks, message_metadata
from sandbox.api.lookup import known_channel, lasting_message
from sandbox.api.registry import Refused, Request, method
from sandbox.objects import message_json
from sandbox.posting import edit, remove
from sandbox.workspace import Channel, Json, Message

LONGEST_UPDATE = 4_000  # docs.slack.dev, chat.update: msg_too_long
CONTENT = ("text", "blocks", "attachments", "markdown_text", "metadata", "file_ids")


@method("chat.update")
def update(request: Request) -> Json:
    """Text without blocks removes the blocks; metadata alone leaves both. docs.slack.dev, chat.update."""
    ws = request.ws
    channel, message = _own_message(request, "cant_update_message")
    _demand_open(request, channel, message)
    words, changes = text(request, "text"), _changes(request)
    if len(words) > LONGEST_UPDATE:
        raise Refused("msg_too_long")
    for name, value in changes.items():
        setattr(message, name, value)
    if words or "blocks" in changes or "attachments" in changes:
        edit(ws, channel, message, words, changes.get("blocks") or [])
    shown = message_json(ws, channel, message)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": shown}


@method("chat.delete")
def delete(request: Request) -> Json:
    channel, message = _own_message(request, "cant_delete_message")
    remove(request.ws, channel, message)
    return {"channel": channel.id, "ts": message.ts}


def _changes(request: Request) -> dict[str, Any]:
    """The fields of the message that the call gives, each checked."""
    given: dict[str, Any] = {
        "blocks": message_blocks(request),
        "attachments": message_attachments(request),
        "metadata": message_metadata(request),
        "files": _files(request),
        "broadcast": True if flag(request, "reply_broadcast") else None,
    }
    if not any(request.arguments.get(name) for name in CONTENT):
        raise Refused("no_text")
    changes = {name: value for name, value in given.items() if value is not None}
    if text(request, "text") and "attachments" not in changes:
        changes["attachments"] = []
    return changes


def _files(request: Request) -> list[str] | None:
    if not request.arguments.get("file_ids"):
        return None
    ids = names_in(request, "file_ids")
    for each in ids:
        file = request.ws.files.get(each)
        if file is None:
            raise Refused("file_not_found")
        if file.deleted:
            raise Refused("file_deleted")
    return ids


def _demand_open(request: Request, channel: Channel, message: Message) -> None:
    """Neither the channel nor the workspace's time for editing is closed."""
    demand_own_name(request)
    if channel.is_archived:
        raise Refused("is_inactive")
    window = request.ws.limits.edit_seconds
    if window is not None and request.ws.clock.now() - float(message.ts) > window:
        raise Refused("edit_window_closed")
    if flag(request, "reply_broadcast") and message.thread_ts is None:
        raise Refused("cant_broadcast_message")


def _own_message(request: Request, refusal: str) -> tuple[Channel, Message]:
    channel = known_channel(request)
    message = lasting_message(channel, text(request, "ts"))
    if message.user != request.actor.id:
        raise Refused(refusal)
    return channel, message
