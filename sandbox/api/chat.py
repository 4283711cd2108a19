"""chat.*: posting, changing and deleting the bot's messages."""

from sandbox.api.arguments import flag, text
from sandbox.api.content import message_blocks, message_metadata, thread_parent
from sandbox.api.lookup import joined_channel, known_channel, lasting_message, open_channel
from sandbox.api.registry import Refused, Request, method
from sandbox.objects import message_json
from sandbox.posting import LONGEST_TEXT, edit, post, remove
from sandbox.rooms import direct_message, shares_a_channel
from sandbox.workspace import Channel, Json, Message

LONGEST_UPDATE = 4_000  # docs.slack.dev, chat.update: msg_too_long


@method("chat.postMessage")
def post_message(request: Request) -> Json:
    ws, channel = request.ws, open_channel(_target(request))
    may_post_outside = channel.kind == "channel" and "chat:write.public" in (ws.manifest.scopes or ())
    if ws.bot.id not in channel.members and not may_post_outside:
        raise Refused("not_in_channel")
    words, blocks = text(request, "text"), message_blocks(request)
    if not words and not blocks:
        raise Refused("no_text")
    message = post(
        ws,
        channel,
        ws.bot.id,
        words,
        blocks=blocks or [],
        metadata=message_metadata(request),
        thread_ts=thread_parent(request, channel),
        broadcast=flag(request, "reply_broadcast"),
        by_app=True,
    )
    return {"channel": channel.id, "ts": message.ts, "message": message_json(ws, channel, message)}


@method("chat.update")
def update(request: Request) -> Json:
    ws = request.ws
    channel, message = _own_message(request, "cant_update_message")
    if channel.is_archived:
        raise Refused("is_inactive")
    words, blocks = text(request, "text"), message_blocks(request)
    if not words and not blocks and not request.arguments.get("metadata"):
        raise Refused("no_text")
    if len(words) > LONGEST_UPDATE:
        raise Refused("msg_too_long")
    metadata = message_metadata(request)
    if words or blocks is not None:
        edit(ws, channel, message, words, blocks or [])
    if metadata is not None:
        message.metadata = metadata or None
    shown = message_json(ws, channel, message)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": shown}


@method("chat.delete")
def delete(request: Request) -> Json:
    channel, message = _own_message(request, "cant_delete_message")
    remove(request.ws, channel, message)
    return {"channel": channel.id, "ts": message.ts}


@method("chat.postEphemeral")
def post_ephemeral(request: Request) -> Json:
    ws, channel = request.ws, open_channel(joined_channel(request))
    reader = text(request, "user")
    if reader not in channel.members:
        raise Refused("user_not_in_channel")
    words, blocks = text(request, "text"), message_blocks(request)
    if not words and not blocks:
        raise Refused("no_text")
    if len(words) > LONGEST_TEXT:
        raise Refused("msg_too_long")
    message = post(
        ws,
        channel,
        ws.bot.id,
        words,
        blocks=blocks or [],
        ephemeral_for=reader,
        thread_ts=thread_parent(request, channel),
        by_app=True,
    )
    return {"message_ts": message.ts}


@method("chat.getPermalink")
def get_permalink(request: Request) -> Json:
    channel = known_channel(request)
    message = lasting_message(channel, text(request, "message_ts"))
    address = f"{request.ws.config.address}/archives/{channel.id}/p{message.ts.replace('.', '')}"
    thread = f"?thread_ts={message.thread_ts}&cid={channel.id}" if message.thread_ts else ""
    return {"channel": channel.id, "permalink": address + thread}


def _target(request: Request) -> Channel:
    """A channel's id, its #name, or a person's id: then their direct message with the bot."""
    ws, wanted = request.ws, text(request, "channel")
    if person := ws.people.get(wanted):
        if person.is_bot:
            raise Refused("cannot_dm_bot")
        if not shares_a_channel(ws, ws.bot, person):
            raise Refused("channel_not_found")
        return direct_message(ws, ws.bot, person)
    if wanted.startswith("#"):
        named = (c.id for c in ws.channels.values() if c.kind != "im" and c.name == wanted[1:])
        request.arguments["channel"] = next(named, wanted)
    return known_channel(request)


def _own_message(request: Request, refusal: str) -> tuple[Channel, Message]:
    channel = known_channel(request)
    message = lasting_message(channel, text(request, "ts"))
    if not message.by_app:
        raise Refused(refusal)
    return channel, message
