"""Finding the channel or message that a call names, and whether the caller may touch it."""

import re

from sandbox.api.arguments import text
from sandbox.api.registry import Refused, Request
from sandbox.api.scopes import demand_scope_for
from sandbox.workspace import Channel, Message

TIMESTAMP = re.compile(r"\d{9,11}\.\d{6}")


def known_channel(request: Request, name: str = "channel") -> Channel:
    """A channel that the caller can see: a private one or a direct message only as a member."""
    channel = request.ws.channels.get(text(request, name))
    if channel is None or (channel.kind != "channel" and request.token.user_id not in channel.members):
        raise Refused("channel_not_found")
    demand_scope_for(request, channel.kind)
    return channel


def joined_channel(request: Request, name: str = "channel", refusal: str = "not_in_channel") -> Channel:
    channel = known_channel(request, name)
    if request.token.user_id not in channel.members:
        raise Refused(refusal)
    return channel


def readable_channel(request: Request, refusal: str) -> Channel:
    """Only user tokens can read public channels they are not in. docs.slack.dev, conversations.history."""
    if request.token.kind == "user":
        return known_channel(request)
    return joined_channel(request, refusal=refusal)


def open_channel(channel: Channel) -> Channel:
    if channel.is_archived:
        raise Refused("is_archived")
    return channel


def lasting_message(channel: Channel, ts: str) -> Message:
    """A message that stays; an ephemeral one is not found. docs.slack.dev, chat.postEphemeral."""
    message = channel.by_ts.get(ts)
    if message is None or message.deleted or message.ephemeral_for:
        raise Refused("message_not_found")
    return message


def named_message(request: Request, channel: Channel, name: str = "timestamp") -> Message:
    """The item of pins.* and reactions.*. methods.json: no_item_specified, bad_timestamp."""
    given = text(request, name)
    if not given:
        raise Refused("no_item_specified")
    if not TIMESTAMP.fullmatch(given):
        raise Refused("bad_timestamp")
    return lasting_message(channel, given)
