"""Channels and direct messages come into being and change, and people join and leave them."""

from sandbox.payloads.happenings import archiving, channel_created, left, membership, renaming
from sandbox.workspace import Channel, ChannelKind, Person, SharedInvite, Workspace


def create_channel(ws: Workspace, name: str, creator: Person, kind: ChannelKind = "channel") -> Channel:
    prefix = "D" if kind == "im" else "C"
    channel = Channel(
        id=ws.ids.new(prefix), name=name, kind=kind, creator=creator.id, created=int(ws.clock.now())
    )
    channel.members.add(creator.id)
    ws.channels[channel.id] = channel
    ws.changes.publish("channel", channel_id=channel.id)
    if kind == "channel":
        ws.courier.post_event(ws, channel_created(channel), channel)
    return channel


def direct_message(ws: Workspace, one: Person, other: Person) -> Channel:
    """The two people's direct message, opened now if they never had one."""
    found = ws.direct_message(one.id, other.id)
    if found:
        return found
    channel = create_channel(ws, "", one, "im")
    channel.members.add(other.id)
    return channel


def group_message(ws: Workspace, people: list[Person]) -> tuple[Channel, bool]:
    """The direct message of exactly these people, and whether it was there before."""
    members = {person.id for person in people}
    for channel in ws.channels.values():
        if channel.kind == "mpim" and channel.members == members:
            return channel, True
    names = "--".join(person.name for person in people)
    channel = create_channel(ws, f"mpdm-{names}-1", people[0], "mpim")
    channel.members |= members
    return channel, False


def join(ws: Workspace, channel: Channel, person: Person, inviter: Person | None = None) -> None:
    """Add a member; the app hears of it when it is a member itself."""
    channel.members.add(person.id)
    ws.changes.publish("channel", channel_id=channel.id, user_id=person.id)
    event = membership("member_joined_channel", channel, person, inviter)
    ws.courier.post_event(ws, event, channel)


def accept_shared_invite(ws: Workspace, invite: SharedInvite, person: Person) -> None:
    """The channel belongs to two workspaces from now on. docs.slack.dev, "Slack Connect"."""
    del ws.shared_invites[invite.id]
    channel = ws.channels[invite.channel_id]
    channel.is_ext_shared = True
    join(ws, channel, person)


def leave(ws: Workspace, channel: Channel, person: Person) -> None:
    """Whether the person goes or is removed. Of its own going the app hears in another way."""
    channel.members.discard(person.id)
    ws.changes.publish("channel", channel_id=channel.id, user_id=person.id)
    if person.id == ws.bot.id:
        ws.courier.post_event(ws, left(channel, person))
    else:
        ws.courier.post_event(ws, membership("member_left_channel", channel, person), channel)


def archive(ws: Workspace, channel: Channel, person: Person) -> None:
    channel.is_archived = True
    ws.changes.publish("channel", channel_id=channel.id)
    ws.courier.post_event(ws, archiving(channel, "archive", person), channel)


def unarchive(ws: Workspace, channel: Channel, person: Person) -> None:
    channel.is_archived = False
    ws.changes.publish("channel", channel_id=channel.id)
    ws.courier.post_event(ws, archiving(channel, "unarchive", person), channel)


def rename(ws: Workspace, channel: Channel, name: str) -> None:
    channel.previous_names.insert(0, channel.name)
    channel.name = name
    ws.changes.publish("channel", channel_id=channel.id)
    ws.courier.post_event(ws, renaming(channel), channel)


def shares_a_channel(ws: Workspace, one: Person, other: Person) -> bool:
    """People of two teams can meet only in a shared channel. docs.slack.dev, "Slack Connect"."""
    if one.team_id == other.team_id:
        return True
    return any({one.id, other.id} <= c.members for c in ws.channels.values() if c.is_ext_shared)
