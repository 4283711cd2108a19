"""chat.postMessage, postEphemeral and getPermalink."""

from sandbox.api.arguments import flag, text
from sandbox.api.content import (
    demand_own_name,
    keep_pace,
    message_content,
    message_metadata,
    thread_parent,
)
from sandbox.api.lookup import joined_channel, known_channel, lasting_message, open_channel
from sandbox.api.registry import Refused, Request, method
from sandbox.objects import message_json
from sandbox.posting import LONGEST_TEXT, post
from sandbox.rooms import direct_message, shares_a_channel
from sandbox.workspace import Channel, Json


@method("chat.postMessage")
def post_message(request: Request) -> Json:
    ws, channel = request.ws, writable_channel(request)
    demand_own_name(request)
    words, more = message_content(request)
    metadata, thread_ts = message_metadata(request), thread_parent(request, channel)
    keep_pace(request, channel)
    message = post(
        ws,
        channel,
        request.actor.id,
        words,
        **more,
        metadata=metadata or None,
        thread_ts=thread_ts,
        broadcast=flag(request, "reply_broadcast"),
        by_app=True,
    )
    return {"channel": channel.id, "ts": message.ts, "message": message_json(ws, channel, message)}


@method("chat.postEphemeral")
def post_ephemeral(request: Request) -> Json:
    """Both must be in the channel. docs.slack.dev, chat.postEphemeral."""
    ws, channel = request.ws, open_channel(joined_channel(request))
    reader = text(request, "user")
    if reader not in channel.members:
        raise Refused("user_not_in_channel")
    words, more = message_content(request)
    if len(words) > LONGEST_TEXT:
        raise Refused("msg_too_long")
    thread_ts = thread_parent(request, channel)
    message = post(
        ws, channel, request.actor.id, words, **more, ephemeral_for=reader, thread_ts=thread_ts, by_app=True
    )
    return {"message_ts": message.ts}


@method("chat.getPermalink")
def get_permalink(request: Request) -> Json:
    channel = known_channel(request)
    message = lasting_message(channel, text(request, "message_ts"))
    address = f"{request.ws.config.address}/archives/{channel.id}/p{message.ts.replace('.', '')}"
    thread = f"?thread_ts={message.thread_ts}&cid={channel.id}" if message.thread_ts else ""
    return {"channel": channel.id, "permalink": address + thread}


def writable_channel(request: Request) -> Channel:
    """Where the caller may post: as a member, or with chat:write.public in any public channel."""
    channel = open_channel(_target(request))
    may_post_outside = channel.kind == "channel" and "chat:write.public" in (request.token.scopes or ())
    if request.actor.id not in channel.members and not may_post_outside:
        raise Refused("not_in_channel")
    return channel


def _target(request: Request) -> Channel:
    """A channel's id, its #name, or a person's id: then their direct message with the caller."""
    ws, wanted = request.ws, text(request, "channel")
    if person := ws.people.get(wanted):
        if person.is_bot:
            raise Refused("cannot_dm_bot")
        if not shares_a_channel(ws, request.actor, person):
            raise Refused("channel_not_found")
        return direct_message(ws, request.actor, person)
    if wanted.startswith("#"):
        named = (c.id for c in ws.channels.values() if c.kind != "im" and c.name == wanted[1:])
        request.arguments["channel"] = next(named, wanted)
    return known_channel(request)
