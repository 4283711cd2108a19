"""The message list: who wrote what, under which day, as one person sees it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sandbox.page.reader import Reader
from sandbox.page.surface import Surface, of_message
from sandbox.page.times import clock_time, day_heading, slack_date
from sandbox.workspace import Channel, Message, Person, Workspace

WINDOW = 60
GROUPED_WITHIN = 300.0  # seconds


@dataclass(frozen=True, slots=True)
class Row:
    """One message with all that its neighbours and its channel say about it."""

    message: Message
    author: Person
    at: datetime
    surface: Surface
    opens_day: str | None
    opens_group: bool
    pinned_by: Person | None
    repliers: list[Person]

    @property
    def time(self) -> str:
        return clock_time(self.at)


@dataclass(frozen=True, slots=True)
class Thread:
    """A parent and its replies, for the pane at the side."""

    parent: Row
    replies: list[Row]


@dataclass(frozen=True, slots=True)
class Conversation:
    """The newest part of a channel; earlier says how many messages stand above it."""

    rows: list[Row]
    earlier: int


def conversation(ws: Workspace, channel: Channel, reader: Reader, pages: int = 1) -> Conversation:
    flow = [m for m in ws.messages_for(reader.me, channel.id) if m.thread_ts is None or m.broadcast]
    shown = flow[-WINDOW * pages :]
    return Conversation(list(_rows(ws, channel, shown, reader, "m")), len(flow) - len(shown))


def thread(ws: Workspace, channel: Channel, reader: Reader, ts: str) -> Thread | None:
    parent = channel.by_ts.get(ts)
    if parent is None or parent.ephemeral_for not in (None, reader.me):
        return None
    replies = [m for m in ws.messages_for(reader.me, channel.id) if m.thread_ts == ts]
    first, *rest = _rows(ws, channel, [parent, *replies], reader, "t")
    return Thread(first, rest)


def _rows(
    ws: Workspace, channel: Channel, messages: list[Message], reader: Reader, prefix: str
) -> Iterator[Row]:
    pins = {pin.ts: pin for pin in channel.pins}
    before: Row | None = None
    for message in messages:
        at = reader.sent(message.ts)
        new_day = before is None or before.at.date() != at.date()
        pin = pins.get(message.ts)
        repliers = dict.fromkeys(channel.by_ts[ts].user for ts in message.replies if ts in channel.by_ts)
        row = Row(
            message=message,
            author=_author(ws, message.user),
            at=at,
            surface=of_message(message, prefix),
            opens_day=day_heading(at.date(), reader.now.date()) if new_day else None,
            opens_group=new_day or before is None or bool(pin) or not _continues(before, message, at),
            pinned_by=ws.people.get(pin.pinned_by) if pin else None,
            repliers=[_author(ws, user) for user in repliers],
        )
        yield row
        before = row


def _continues(before: Row, message: Message, at: datetime) -> bool:
    same = before.message.user == message.user and before.message.ephemeral_for == message.ephemeral_for
    plain = not (message.subtype or before.message.subtype or before.pinned_by or before.message.replies)
    return same and plain and (at - before.at).total_seconds() < GROUPED_WITHIN


def _author(ws: Workspace, user_id: str) -> Person:
    return ws.people.get(user_id) or Person(user_id, user_id, "Somebody who left", ws.team.id)


def last_reply(row: Row, reader: Reader) -> str:
    """When the newest reply came, in words."""
    return slack_date(
        reader.sent(row.message.replies[-1]), "Last reply {date_short_pretty} at {time}", reader.now
    )
