"""Finding the channel or message that a call names, and whether the bot may touch it."""

from sandbox.api.arguments import text
from sandbox.api.registry import Refused, Request
from sandbox.api.scopes import demand_scope_for
from sandbox.workspace import Channel, Message


def known_channel(request: Request, name: str = "channel") -> Channel:
    """A channel that the bot can see: a private one or a direct message only as a member."""
    channel = request.ws.channels.get(text(request, name))
    if channel is None:
        raise Refused("channel_not_found")
    if channel.kind != "channel" and request.ws.bot.id not in channel.members:
        raise Refused("channel_not_found")
    demand_scope_for(request, channel.kind)
    return channel


def joined_channel(request: Request, name: str = "channel") -> Channel:
    channel = known_channel(request, name)
    if request.ws.bot.id not in channel.members:
        raise Refused("not_in_channel")
    return channel


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
