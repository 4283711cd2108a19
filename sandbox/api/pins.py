"""pins.add, pins.list, pins.remove."""

from sandbox.api.arguments import text
from sandbox.api.lookup import joined_channel, known_channel, lasting_message
from sandbox.api.registry import Refused, Request, method
from sandbox.objects import message_json
from sandbox.posting import announce
from sandbox.workspace import Channel, Json, Message, Pin

MOST_PINS = 100  # methods.json, pins.add: too_many_pins


@method("pins.add")
def add(request: Request) -> Json:
    channel, message = _named(request)
    if any(pin.ts == message.ts for pin in channel.pins):
        raise Refused("already_pinned")
    if len(channel.pins) >= MOST_PINS:
        raise Refused("too_many_pins")
    channel.pins.append(Pin(message.ts, request.ws.bot.id, int(request.ws.clock.now())))
    announce(request.ws, channel, message)
    return {}


@method("pins.remove")
def remove(request: Request) -> Json:
    channel, message = _named(request)
    left = [pin for pin in channel.pins if pin.ts != message.ts]
    if len(left) == len(channel.pins):
        raise Refused("no_pin")
    channel.pins = left
    announce(request.ws, channel, message)
    return {}


@method("pins.list")
def listing(request: Request) -> Json:
    channel = known_channel(request)
    items = [
        {
            "type": "message",
            "channel": channel.id,
            "created": pin.at,
            "created_by": pin.pinned_by,
            "message": message_json(request.ws, channel, channel.by_ts[pin.ts]),
        }
        for pin in reversed(channel.pins)
    ]
    return {"items": items}


def _named(request: Request) -> tuple[Channel, Message]:
    channel = joined_channel(request)
    if not text(request, "timestamp"):
        raise Refused("no_item_specified")
    return channel, lasting_message(channel, text(request, "timestamp"))
