"""One person's screen: who they are, where they look, and everything that stands there."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request

from sandbox.page.conversation import Conversation, Thread, conversation, thread
from sandbox.page.reader import Reader, reader_of
from sandbox.workspace import Channel, Person, View, Workspace

Tab = Literal["home", "messages", ""]


@dataclass(frozen=True)
class Screen:
    """tab is set while the app's own Home or Messages are open; channel is None where nothing is open.

    around is the ts that the message list is scrolled to, read_until the one below which "New" stands.
    """

    ws: Workspace
    me: Person
    channel: Channel | None
    tab: Tab = ""
    thread_ts: str = ""
    around: str = ""
    read_until: str = ""
    canvas_id: str = ""

    @cached_property
    def reader(self) -> Reader:
        return reader_of(self.ws, self.me, self.read_until)

    @cached_property
    def conversation(self) -> Conversation:
        if self.channel is None:
            return Conversation([], has_earlier=False, has_later=False)
        return conversation(self.ws, self.channel, self.reader, self.around)

    @cached_property
    def thread(self) -> Thread | None:
        if self.channel is None or not self.thread_ts:
            return None
        return thread(self.ws, self.channel, self.reader, self.thread_ts)

    @property
    def is_insider(self) -> bool:
        """Somebody of our own team; people from outside have no commands, shortcuts or Home."""
        return self.me.team_id == self.ws.team.id

    @property
    def views(self) -> list[View]:
        return self.ws.views.get(self.me.id, [])

    @property
    def home(self) -> View | None:
        return self.ws.homes.get(self.me.id)

    @property
    def title(self) -> str:
        """Of the browser's tab: how much is unread is set before it by the page's script."""
        if self.tab:
            return f"{self.ws.manifest.name} · {self.ws.team.name}"
        if self.channel and self.channel.name:
            return f"#{self.channel.name} · {self.ws.team.name}"
        return self.ws.team.name

    @property
    def humans(self) -> list[Person]:
        return [each for each in self.ws.people.values() if not each.is_bot and not each.deleted]

    @property
    def members(self) -> list[Person]:
        ids = self.channel.members if self.channel else set()
        return [person for person in self.ws.people.values() if person.id in ids]

    def url(self, **places: str) -> str:
        """An address of this page, as the same person unless as_ says otherwise."""
        person = places.pop("as_", self.me.id)
        return "/?" + urlencode({"as": person, **{name: value for name, value in places.items() if value}})

    def here(self, **places: str) -> str:
        """The address of what is open now, changed in places."""
        now = {"channel": self.channel.id if self.channel and self.tab != "home" else "", "app": self.tab}
        return self.url(**(now | {"thread": self.thread_ts} | places))


def open_screen(request: Request) -> Screen:
    """From ?as=U…&channel=C…&thread=ts&around=ts or &app=home|messages; else the place that is busiest."""
    ws: Workspace = request.app.state.workspace
    asked = request.query_params
    me = person_asked(ws, asked.get("as", ""))
    channel, tab = _place(ws, me, asked.get("channel", ""), asked.get("app", ""))
    read_until = channel.last_read.get(me.id, "") if channel else ""
    return Screen(
        ws,
        me,
        channel,
        tab,
        thread_ts=asked.get("thread", ""),
        around=asked.get("around", ""),
        read_until=asked.get("read", read_until),
        canvas_id=asked.get("canvas", ""),
    )


def _place(ws: Workspace, me: Person, channel_id: str, tab: str) -> tuple[Channel | None, Tab]:
    dm = ws.direct_message(ws.bot.id, me.id)
    if tab == "home" and me.team_id == ws.team.id:
        return dm, "home"
    channel = ws.channels.get(channel_id)
    if tab == "messages" and not channel:
        return dm, "messages"
    if channel is None or me.id not in channel.members:
        channel = first_channel(ws, me)
    return channel, "messages" if channel is not None and channel is dm else ""


def person_asked(ws: Workspace, user_id: str) -> Person:
    """The person of that id, or without one the first who lives here."""
    person = ws.people.get(user_id)
    if person and not person.is_bot:
        return person
    people = [each for each in ws.people.values() if not each.is_bot]
    if not people:
        raise HTTPException(404, "Nobody lives in this workspace yet.")
    return people[0]


def first_channel(ws: Workspace, me: Person) -> Channel | None:
    """The one where something happened last."""
    channels = [channel for channel in ws.visible(me.id) if channel.kind != "im" and not channel.is_archived]
    return max(channels, key=lambda channel: (_last_ts(channel), not channel.is_general), default=None)


def _last_ts(channel: Channel) -> str:
    return channel.messages[-1].ts if channel.messages else ""
