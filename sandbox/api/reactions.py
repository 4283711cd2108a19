"""reactions.add."""

import re

from sandbox.api.arguments import text
from sandbox.api.lookup import joined_channel, lasting_message, open_channel
from sandbox.api.registry import Refused, Request, method
from sandbox.marking import react
from sandbox.workspace import Json

EMOJI_NAME = re.compile(r"[a-z0-9_+'-]+(::skin-tone-[2-6])?")


@method("reactions.add")
def add(request: Request) -> Json:
    channel = open_channel(joined_channel(request))
    message = lasting_message(channel, text(request, "timestamp"))
    name = text(request, "name").strip(":")
    if not EMOJI_NAME.fullmatch(name):
        raise Refused("invalid_name")
    if not react(request.ws, channel, message, request.ws.bot, name):
        raise Refused("already_reacted")
    return {}
