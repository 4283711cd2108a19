"""conversations.*: create, info, and what a channel's members may change about it."""

from sandbox.api.arguments import flag, text
from sandbox.api.channel_names import new_name
from sandbox.api.lookup import joined_channel, known_channel, open_channel
from sandbox.api.registry import Refused, Request, method
from sandbox.api.scopes import demand_scope_for
from sandbox.objects import channel_json
from sandbox.rooms import archive as archive_room
from sandbox.rooms import create_channel
from sandbox.rooms import rename as rename_room
from sandbox.rooms import unarchive as unarchive_room
from sandbox.workspace import Channel, ChannelKind, Json

LONGEST_TOPIC = 250


@method("conversations.create")
def create(request: Request) -> Json:
    kind: ChannelKind = "private" if flag(request, "is_private") else "channel"
    demand_scope_for(request, kind)
    name = new_name(request.ws, text(request, "name"))
    return _shown(request, create_channel(request.ws, name, request.actor, kind))


@method("conversations.info")
def info(request: Request) -> Json:
    channel = known_channel(request)
    shown = channel_json(request.ws, channel, request.actor.id)
    if flag(request, "include_num_members"):
        shown["num_members"] = len(channel.members)
    if flag(request, "include_locale"):
        shown["locale"] = "en-US"
    return {"channel": shown}


@method("conversations.rename")
def rename(request: Request) -> Json:
    """Only whoever made the channel, or an admin. docs.slack.dev, conversations.rename."""
    channel = open_channel(_room(request))
    if not (request.actor.id == channel.creator or request.actor.is_admin) or channel.is_general:
        raise Refused("not_authorized")
    name = new_name(request.ws, text(request, "name"))
    rename_room(request.ws, channel, name)
    return _shown(request, channel)


@method("conversations.setTopic")
def set_topic(request: Request) -> Json:
    channel = _wordy(request, "topic")
    channel.topic = text(request, "topic")
    return _changed(request, channel)


@method("conversations.setPurpose")
def set_purpose(request: Request) -> Json:
    channel = _wordy(request, "purpose")
    channel.purpose = text(request, "purpose")
    return _changed(request, channel)


@method("conversations.archive")
def archive(request: Request) -> Json:
    channel = _room(request)
    if channel.is_archived:
        raise Refused("already_archived")
    if channel.is_general:
        raise Refused("cant_archive_general")
    archive_room(request.ws, channel, request.actor)
    return {}


@method("conversations.unarchive")
def unarchive(request: Request) -> Json:
    """Whoever unarchives a channel is in it again."""
    channel = known_channel(request)
    _demand_room(channel)
    if not channel.is_archived:
        raise Refused("not_archived")
    channel.members.add(request.actor.id)
    unarchive_room(request.ws, channel, request.actor)
    return {}


def _room(request: Request) -> Channel:
    """A channel that the caller is in, and no direct message."""
    channel = joined_channel(request)
    _demand_room(channel)
    return channel


def _demand_room(channel: Channel) -> None:
    if channel.kind in ("im", "mpim"):
        raise Refused("method_not_supported_for_channel_type")


def _wordy(request: Request, name: str) -> Channel:
    """A channel whose topic or purpose may be set, to words that are not too many."""
    channel = open_channel(joined_channel(request))
    if channel.kind == "im":
        raise Refused("method_not_supported_for_channel_type")
    if len(text(request, name)) > LONGEST_TOPIC:
        raise Refused("too_long")
    return channel


def _changed(request: Request, channel: Channel) -> Json:
    request.ws.changes.publish("channel", channel_id=channel.id)
    return _shown(request, channel)


def _shown(request: Request, channel: Channel) -> Json:
    return {"channel": channel_json(request.ws, channel, request.actor.id)}
