"""The message list: who wrote what, under which day, as one person sees it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from sandbox.page.reader import Reader
from sandbox.page.surface import Surface, of_message
from sandbox.page.times import clock_time, day_heading, slack_date
from sandbox.workspace import Channel, Message, Person, Workspace

WINDOW = 60  # messages at once; twice as many where somebody reads in the middle of a channel
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
    opens_new: bool
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
    """A part of a channel: the newest messages, or those around one of them."""

    rows: list[Row]
    has_earlier: bool
    has_later: bool


def conversation(ws: Workspace, channel: Channel, reader: Reader, around: str = "") -> Conversation:
    """around is a ts in the middle; without it the newest messages. Nothing walks through a long channel."""
    messages = channel.messages
    middle = bisect_left(messages, around, key=_ts) if around else len(messages)
    above = _some(_flow((messages[n] for n in range(middle - 1, -1, -1)), reader.me))
    below = _some(_flow((messages[n] for n in range(middle, len(messages))), reader.me))
    shown = [*above[:WINDOW][::-1], *below[:WINDOW]]
    return Conversation(_rows(ws, channel, shown, reader, "m"), len(above) > WINDOW, len(below) > WINDOW)


def thread(ws: Workspace, channel: Channel, reader: Reader, ts: str) -> Thread | None:
    parent = channel.by_ts.get(ts)
    if parent is None or parent.ephemeral_for not in (None, reader.me):
        return None
    start = bisect_left(channel.messages, ts, key=_ts)
    later = (channel.messages[n] for n in range(start, len(channel.messages)))
    replies = [m for m in later if m.thread_ts == ts and m.ephemeral_for in (None, reader.me)]
    first, *rest = _rows(ws, channel, [parent, *replies], reader, "t")
    return Thread(first, rest)


def _ts(message: Message) -> str:
    return message.ts


def _flow(messages: Iterable[Message], me: str) -> Iterator[Message]:
    """What stands in the channel itself for this person; replies stand in their threads."""
    return (m for m in messages if (not m.thread_ts or m.broadcast) and m.ephemeral_for in (None, me))


def _some(messages: Iterator[Message]) -> list[Message]:
    """A window full, and one more where there is one."""
    return list(islice(messages, WINDOW + 1))


def _rows(ws: Workspace, channel: Channel, messages: list[Message], reader: Reader, prefix: str) -> list[Row]:
    pins = {pin.ts: pin for pin in channel.pins}
    rows: list[Row] = []
    first_new = _first_new(messages, reader) if prefix == "m" else None
    for message in messages:
        before = rows[-1] if rows else None
        at = reader.sent(message.ts)
        new_day = before is None or before.at.date() != at.date()
        new = message is first_new
        pin = pins.get(message.ts)
        repliers = dict.fromkeys(channel.by_ts[ts].user for ts in message.replies if ts in channel.by_ts)
        row = Row(
            message=message,
            author=_author(ws, message.user),
            at=at,
            surface=of_message(message, prefix),
            opens_day=day_heading(at.date(), reader.now.date()) if new_day else None,
            opens_group=new_day or new or bool(pin) or not (before and _continues(before, message, at)),
            opens_new=new,
            pinned_by=ws.people.get(pin.pinned_by) if pin else None,
            repliers=[_author(ws, user) for user in repliers],
        )
        rows.append(row)
    return rows


def _first_new(messages: list[Message], reader: Reader) -> Message | None:
    """The first one that somebody else wrote since the person last looked, if they had looked before."""
    if not messages or not messages[0].ts <= reader.read_until:
        return None
    unseen = (m for m in messages if m.ts > reader.read_until and m.user != reader.me)
    return next(unseen, None)


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
