"""What stands in a person's sidebar, in which order, with what unread."""

from dataclasses import dataclass

from sandbox.page.screen import Screen
from sandbox.workspace import Channel, Person

DIRECT = ("im", "mpim")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the sidebar; person is the other one of a direct message."""

    channel: Channel
    name: str
    unread: int
    is_open: bool
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Sidebar:
    """Channels by name, direct messages by name, and the app's own."""

    channels: list[Entry]
    people: list[Entry]
    app_unread: int

    @property
    def unread(self) -> int:
        return self.app_unread + sum(entry.unread for entry in [*self.channels, *self.people])


def sidebar(screen: Screen) -> Sidebar:
    ws, me = screen.ws, screen.me
    entries = [_entry(screen, channel) for channel in ws.visible(me.id) if _belongs(screen, channel)]
    entries.sort(key=lambda entry: entry.name.casefold())
    app = ws.direct_message(ws.bot.id, me.id)
    return Sidebar(
        channels=[entry for entry in entries if entry.channel.kind not in DIRECT],
        people=[entry for entry in entries if entry.channel.kind in DIRECT and not _is_app(entry)],
        app_unread=ws.unread(me.id, app.id) if app else 0,
    )


def _is_app(entry: Entry) -> bool:
    return entry.person is not None and entry.person.is_bot


def _belongs(screen: Screen, channel: Channel) -> bool:
    return not channel.is_archived or channel is screen.channel


def _entry(screen: Screen, channel: Channel) -> Entry:
    other = other_person(screen, channel)
    return Entry(
        channel=channel,
        name=channel_title(screen, channel),
        unread=screen.ws.unread(screen.me.id, channel.id),
        is_open=channel is screen.channel,
        person=other,
    )


def channel_title(screen: Screen, channel: Channel) -> str:
    """A channel's name, or those of the people whom a direct message is with."""
    if channel.kind == "mpim":
        others = [screen.ws.people[user] for user in sorted(channel.members) if user != screen.me.id]
        return ", ".join(person.real_name for person in others)
    other = other_person(screen, channel)
    return other.real_name if other else channel.name


def other_person(screen: Screen, channel: Channel) -> Person | None:
    """The one whom a direct message is with; oneself in a message to oneself."""
    if channel.kind != "im":
        return None
    others = [screen.ws.people[user] for user in channel.members if user != screen.me.id]
    return others[0] if others else screen.me
