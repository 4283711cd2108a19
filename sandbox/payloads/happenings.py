"""What the Events API tells of: each event's own fields. docs.slack.dev, "Events", a page for each."""

from sandbox.objects import message_json, person_json
from sandbox.workspace import Channel, ChannelKind, Json, Message, Person, Workspace

CHANNEL_TYPES: dict[ChannelKind, str] = {"channel": "channel", "private": "group", "im": "im", "mpim": "mpim"}


def message_posted(ws: Workspace, channel: Channel, message: Message) -> Json:
    return {**message_json(ws, channel, message), **_where(channel)}


def app_mention(ws: Workspace, channel: Channel, message: Message) -> Json:
    return {**message_json(ws, channel, message), "type": "app_mention", "channel": channel.id}


def message_changed(ws: Workspace, channel: Channel, message: Message, before: Json) -> Json:
    """before is the message as it was shown until now."""
    now = {"message": message_json(ws, channel, message), "previous_message": before}
    return {**_hidden(ws, channel, "message_changed"), **now}


def message_deleted(ws: Workspace, channel: Channel, before: Json) -> Json:
    gone = {"deleted_ts": before["ts"], "previous_message": before}
    return {**_hidden(ws, channel, "message_deleted"), **gone}


def _hidden(ws: Workspace, channel: Channel, subtype: str) -> Json:
    ts = ws.clock.next_ts()
    return {"type": "message", "subtype": subtype, "hidden": True, "ts": ts, **_where(channel)}


def _where(channel: Channel) -> Json:
    return {"channel": channel.id, "channel_type": CHANNEL_TYPES[channel.kind]}


def membership(kind: str, channel: Channel, person: Person, inviter: Person | None = None) -> Json:
    """member_joined_channel and member_left_channel."""
    event: Json = {
        "type": kind,
        "user": person.id,
        "channel": channel.id,
        "channel_type": "G" if channel.kind == "private" else "C",
        "team": person.team_id,
    }
    return event | ({"inviter": inviter.id} if inviter else {})


def left(channel: Channel, actor: Person) -> Json:
    """The app itself is no member any more."""
    return {"type": f"{_family(channel)}_left", "channel": channel.id, "actor_id": actor.id}


def archiving(channel: Channel, what: str, person: Person) -> Json:
    """what is "archive" or "unarchive"; a private channel has events of its own."""
    event: Json = {"type": f"{_family(channel)}_{what}", "channel": channel.id, "user": person.id}
    return event | ({"is_moved": 0} if what == "archive" else {})


def renaming(channel: Channel) -> Json:
    shown = {**_name(channel), "is_mpim": False}
    return {"type": f"{_family(channel)}_rename", "channel": shown}


def channel_created(channel: Channel) -> Json:
    shown = {**_name(channel), "creator": channel.creator, "is_shared": False, "is_org_shared": False}
    return {"type": "channel_created", "channel": shown}


def _name(channel: Channel) -> Json:
    return {
        "id": channel.id,
        "is_channel": channel.kind == "channel",
        "name": channel.name,
        "name_normalized": channel.name,
        "created": channel.created,
    }


def _family(channel: Channel) -> str:
    return "group" if channel.kind == "private" else "channel"


def user_change(ws: Workspace, person: Person) -> Json:
    return {"type": "user_change", "user": person_json(ws, person), "cache_ts": int(ws.clock.now())}


def reaction(kind: str, channel: Channel, message: Message, person: Person, name: str) -> Json:
    """reaction_added and reaction_removed."""
    return {
        "type": kind,
        "user": person.id,
        "reaction": name,
        "item": {"type": "message", "channel": channel.id, "ts": message.ts},
        "item_user": message.user,
    }


def pinning(ws: Workspace, kind: str, channel: Channel, message: Message, person: Person) -> Json:
    """pin_added and pin_removed."""
    item = {
        "type": "message",
        "channel": channel.id,
        "created": int(ws.clock.now()),
        "created_by": person.id,
        "message": message_json(ws, channel, message),
    }
    more: Json = {"channel_id": channel.id, "item": item, "item_user": message.user}
    pins = {"pin_count": len(channel.pins), "has_pins": bool(channel.pins)}
    return {"type": kind, "user": person.id, **more, **(pins if kind == "pin_removed" else {})}
