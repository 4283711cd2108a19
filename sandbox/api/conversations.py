"""conversations.*: create, open, info, list, setTopic, archive."""

import re

from sandbox.api.arguments import flag, names_in, text
from sandbox.api.lookup import joined_channel, known_channel, open_channel
from sandbox.api.paging import page
from sandbox.api.registry import Refused, Request, method
from sandbox.api.scopes import demand_scope_for
from sandbox.objects import channel_json
from sandbox.rooms import archive as archive_room
from sandbox.rooms import create_channel, direct_message, shares_a_channel
from sandbox.workspace import ChannelKind, Json

LONGEST_NAME = 80
LONGEST_TOPIC = 250
KINDS: dict[str, ChannelKind] = {
    "public_channel": "channel",
    "private_channel": "private",
    "im": "im",
    "mpim": "mpim",
}


@method("conversations.create")
def create(request: Request) -> Json:
    ws, name = request.ws, text(request, "name").lstrip("#")
    kind: ChannelKind = "private" if flag(request, "is_private") else "channel"
    demand_scope_for(request, kind)
    _check_name(name)
    if any(channel.name == name for channel in ws.channels.values()):
        raise Refused("name_taken")
    return {"channel": channel_json(ws, create_channel(ws, name, ws.bot, kind))}


def _check_name(name: str) -> None:
    """docs.slack.dev, conversations.create: lower case letters, digits, hyphens and underscores, up to 80."""
    if not name:
        raise Refused("invalid_name_required")
    if len(name) > LONGEST_NAME:
        raise Refused("invalid_name_maxlength")
    if re.fullmatch(r"[-_]+", name):
        raise Refused("invalid_name_punctuation")
    if name != name.lower() or not re.fullmatch(r"[\w-]+", name):
        raise Refused("invalid_name_specials")


@method("conversations.open")
def open_conversation(request: Request) -> Json:
    """With one person, or again by its id. Groups of several are not in the sandbox."""
    ws = request.ws
    if text(request, "channel"):
        channel, existed = known_channel(request), True
        if channel.kind != "im":
            raise Refused("method_not_supported_for_channel_type")
    else:
        demand_scope_for(request, "im")
        person = _one_person(request)
        existed = ws.direct_message(ws.bot.id, person) is not None
        channel = direct_message(ws, ws.bot, ws.people[person])
    shown = channel_json(ws, channel) if flag(request, "return_im") else {"id": channel.id}
    return {"channel": shown, **({"no_op": True, "already_open": True} if existed else {})}


def _one_person(request: Request) -> str:
    ws, users = request.ws, names_in(request, "users")
    if not users:
        raise Refused("users_list_not_supplied")
    if len(users) > 1:
        raise Refused("method_not_supported_for_channel_type")
    person = ws.people.get(users[0])
    if person is None:
        raise Refused("user_not_found")
    if person.is_bot:
        raise Refused("cannot_dm_bot")
    if person.deleted:
        raise Refused("user_disabled")
    if not shares_a_channel(ws, ws.bot, person):
        raise Refused("user_not_visible")
    return person.id


@method("conversations.info")
def info(request: Request) -> Json:
    channel = known_channel(request)
    shown = channel_json(request.ws, channel)
    if flag(request, "include_num_members"):
        shown["num_members"] = len(channel.members)
    return {"channel": shown}


@method("conversations.list")
def listing(request: Request) -> Json:
    ws, types = request.ws, names_in(request, "types") or ["public_channel"]
    if not KINDS.keys() >= set(types):
        raise Refused("invalid_types")
    kinds = {KINDS[each] for each in types}
    for kind in kinds:
        demand_scope_for(request, kind)
    without_archived = flag(request, "exclude_archived")
    found = [
        channel
        for channel in ws.channels.values()
        if channel.kind in kinds
        and (channel.kind == "channel" or ws.bot.id in channel.members)
        and not (without_archived and channel.is_archived)
    ]
    shown, following = page(request, found, default=100, most=1000)
    return {
        "channels": [{**channel_json(ws, each), "num_members": len(each.members)} for each in shown],
        "response_metadata": {"next_cursor": following},
    }


@method("conversations.setTopic")
def set_topic(request: Request) -> Json:
    channel, topic = open_channel(joined_channel(request)), text(request, "topic")
    if len(topic) > LONGEST_TOPIC:
        raise Refused("too_long")
    channel.topic = topic
    request.ws.changes.publish("channel", channel_id=channel.id)
    return {"channel": channel_json(request.ws, channel)}


@method("conversations.archive")
def archive(request: Request) -> Json:
    channel = joined_channel(request)
    if channel.kind == "im":
        raise Refused("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise Refused("already_archived")
    if channel.is_general:
        raise Refused("cant_archive_general")
    archive_room(request.ws, channel, request.ws.bot)
    return {}
