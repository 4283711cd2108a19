"""pins.add, pins.list, pins.remove."""

from sandbox.api.lookup import joined_channel, known_channel, named_message
from sandbox.api.registry import Refused, Request, method
from sandbox.objects import message_json
from sandbox.people.marking import pin, unpin
from sandbox.workspace import Json

MOST_PINS = 100  # methods.json, pins.add: too_many_pins


@method("pins.add")
def add(request: Request) -> Json:
    channel = joined_channel(request)
    message = named_message(request, channel)
    if any(each.ts == message.ts for each in channel.pins):
        raise Refused("already_pinned")
    if len(channel.pins) >= MOST_PINS:
        raise Refused("too_many_pins")
    pin(request.ws, channel, message, request.actor)
    return {}


@method("pins.remove")
def remove(request: Request) -> Json:
    channel = known_channel(request)
    message = named_message(request, channel)
    if not unpin(request.ws, channel, message, request.actor):
        raise Refused("no_pin")
    return {}


@method("pins.list")
def listing(request: Request) -> Json:
    channel = known_channel(request)
    items = [
        {
            "type": "message",
            "channel": channel.id,
            "created": each.at,
            "created_by": each.pinned_by,
            "message": message_json(request.ws, channel, channel.by_ts[each.ts]),
        }
        for each in reversed(channel.pins)
    ]
    return {"items": items}
