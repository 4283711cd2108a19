"""Reactions and pins, put on a message and taken off again by whomever."""

from sandbox.payloads.happenings import pinning, reaction
from sandbox.posting import announce
from sandbox.workspace import Channel, Message, Person, Pin, Workspace


def react(ws: Workspace, channel: Channel, message: Message, person: Person, name: str) -> bool:
    """False when the person has put this one there before."""
    users = message.reactions.setdefault(name, [])
    if person.id in users:
        return False
    users.append(person.id)
    announce(ws, channel, message)
    ws.courier.post_event(ws, reaction("reaction_added", channel, message, person, name), channel)
    return True


def unreact(ws: Workspace, channel: Channel, message: Message, person: Person, name: str) -> bool:
    """False when the person has not put this one there."""
    users = message.reactions.get(name, [])
    if person.id not in users:
        return False
    users.remove(person.id)
    if not users:
        del message.reactions[name]
    announce(ws, channel, message)
    ws.courier.post_event(ws, reaction("reaction_removed", channel, message, person, name), channel)
    return True


def pin(ws: Workspace, channel: Channel, message: Message, person: Person) -> None:
    channel.pins.append(Pin(message.ts, person.id, int(ws.clock.now())))
    announce(ws, channel, message)
    ws.courier.post_event(ws, pinning(ws, "pin_added", channel, message, person), channel)


def unpin(ws: Workspace, channel: Channel, message: Message, person: Person) -> bool:
    """False when the message is not pinned."""
    left = [each for each in channel.pins if each.ts != message.ts]
    if len(left) == len(channel.pins):
        return False
    channel.pins = left
    announce(ws, channel, message)
    ws.courier.post_event(ws, pinning(ws, "pin_removed", channel, message, person), channel)
    return True
