"""People go about the workspace: into the app's Home, into channels and out of them."""

from sandbox.objects import view_json
from sandbox.people.acting import NotPossible, Outcome, act, channel_of, colleague_of, person_of
from sandbox.rooms import archive, direct_message, join, leave, rename, unarchive
from sandbox.workspace import Channel, Json, Person, Workspace


@act
async def open_home(ws: Workspace, user_id: str, tab: str = "home") -> Outcome:
    """Open the app's Home or Messages; what Home shows is whatever the bot publishes."""
    person = colleague_of(ws, user_id, "open the app's Home")
    if tab not in ("home", "messages"):
        raise NotPossible(f"The app has no tab {tab}.")
    channel = direct_message(ws, ws.bot, person)
    event: Json = {"type": "app_home_opened", "user": person.id, "channel": channel.id, "tab": tab}
    home = ws.homes.get(person.id)
    if home and tab == "home":
        event["view"] = view_json(ws, home)
    ws.courier.post_event(ws, event)
    return Outcome(True)


@act
async def read(ws: Workspace, user_id: str, channel_id: str) -> Outcome:
    """Everything in the channel up to now has been seen."""
    channel = channel_of(ws, person_of(ws, user_id), channel_id)
    if channel.messages and channel.last_read.get(user_id) != channel.messages[-1].ts:
        channel.last_read[user_id] = channel.messages[-1].ts
        ws.changes.publish("channel", channel_id=channel.id, user_id=user_id)
    return Outcome(True)


@act
async def invite(ws: Workspace, user_id: str, channel_id: str, invited_id: str) -> Outcome:
    """Bring somebody (or the bot) into a channel that the person is in; anybody may join a public one."""
    person = person_of(ws, user_id)
    channel, invited = ws.channels.get(channel_id), ws.people.get(invited_id)
    if channel is None or invited is None or channel.kind == "im":
        raise NotPossible("There is no such channel or person.")
    if person.id not in channel.members and not (invited is person and channel.kind == "channel"):
        raise NotPossible(f"{person.real_name} is not in the channel {channel_id}.")
    if invited.team_id != ws.team.id and not channel.is_ext_shared:
        raise NotPossible(f"{invited.real_name} belongs to another workspace and this channel is not shared.")
    if invited.id not in channel.members:
        join(ws, channel, invited, inviter=person)
    return Outcome(True)


@act
async def leave_channel(ws: Workspace, user_id: str, channel_id: str) -> Outcome:
    person, channel = _room(ws, user_id, channel_id)
    if channel.is_general:
        raise NotPossible(f"Nobody can leave #{channel.name}.")
    leave(ws, channel, person)
    return Outcome(True)


@act
async def remove_from_channel(ws: Workspace, user_id: str, channel_id: str, removed_id: str) -> Outcome:
    """Somebody else, or the bot."""
    _, channel = _room(ws, user_id, channel_id)
    if removed_id not in channel.members or channel.is_general:
        raise NotPossible(f"{removed_id} cannot be removed from #{channel.name}.")
    leave(ws, channel, ws.people[removed_id])
    return Outcome(True)


@act
async def archive_channel(ws: Workspace, user_id: str, channel_id: str) -> Outcome:
    person, channel = _room(ws, user_id, channel_id)
    if channel.is_archived or channel.is_general:
        raise NotPossible(f"#{channel.name} cannot be archived.")
    archive(ws, channel, person)
    return Outcome(True)


@act
async def unarchive_channel(ws: Workspace, user_id: str, channel_id: str) -> Outcome:
    person, channel = _room(ws, user_id, channel_id)
    if not channel.is_archived:
        raise NotPossible(f"#{channel.name} is not archived.")
    unarchive(ws, channel, person)
    return Outcome(True)


@act
async def rename_channel(ws: Workspace, user_id: str, channel_id: str, name: str) -> Outcome:
    _, channel = _room(ws, user_id, channel_id)
    if not name or any(other.name == name for other in ws.channels.values()):
        raise NotPossible(f"No channel can be called {name!r} now.")
    rename(ws, channel, name)
    return Outcome(True)


def _room(ws: Workspace, user_id: str, channel_id: str) -> tuple[Person, Channel]:
    """A channel that the person is in; direct messages cannot be left, renamed or archived."""
    person = person_of(ws, user_id)
    channel = channel_of(ws, person, channel_id)
    if channel.kind in ("im", "mpim"):
        raise NotPossible("A direct message has no name and no members to change.")
    return person, channel
