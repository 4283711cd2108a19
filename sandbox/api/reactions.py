"""reactions.add, reactions.get, reactions.remove."""

import re

from sandbox.api.arguments import text
from sandbox.api.lookup import joined_channel, known_channel, named_message, open_channel
from sandbox.api.registry import Refused, Request, method
from sandbox.objects import message_json
from sandbox.people.marking import react, unreact
from sandbox.workspace import Channel, Json, Message

EMOJI_NAME = re.compile(r"[a-z0-9_+'-]+(::skin-tone-[2-6])?")


@method("reactions.add")
def add(request: Request) -> Json:
    channel = open_channel(joined_channel(request))
    message, name = named_message(request, channel), _emoji_name(request)
    if not react(request.ws, channel, message, request.actor, name):
        raise Refused("already_reacted")
    return {}


@method("reactions.remove")
def remove(request: Request) -> Json:
    name = _emoji_name(request)
    channel, message = _item(request)
    if not unreact(request.ws, channel, message, request.actor, name):
        raise Refused("no_reaction")
    return {}


@method("reactions.get")
def get(request: Request) -> Json:
    channel, message = _item(request)
    shown = message_json(request.ws, channel, message)
    return {"type": "message", "channel": channel.id, "message": shown}


def _item(request: Request) -> tuple[Channel, Message]:
    """Messages only: files and their comments cannot be reacted to any more."""
    if text(request, "file"):
        raise Refused("file_not_found")
    if text(request, "file_comment"):
        raise Refused("file_comment_not_found")
    if not text(request, "channel"):
        raise Refused("no_item_specified")
    channel = known_channel(request)
    return channel, named_message(request, channel)


def _emoji_name(request: Request) -> str:
    name = text(request, "name").strip(":")
    if not EMOJI_NAME.fullmatch(name):
        raise Refused("invalid_name")
    return name
