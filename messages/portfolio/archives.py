"""Archived deliveries, as whoever saw them meets them in lists and searches."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from messages.answer import answer
from messages.blocks import context, section, sections
from messages.limits import MESSAGE_BLOCKS
from messages.message import Message
from messages.mrkdwn import escape, line, mention, on

HINT = (
    "Their record and audit log are files now. Whoever runs Gatehouse has them; `/gate list` shows what runs."
)
MORE = "These are the newest; add words of a name or a client to find others."


class Archived(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def client(self) -> str | None: ...
    @property
    def status(self) -> str: ...
    @property
    def ended_at(self) -> datetime: ...
    @property
    def archived_at(self) -> datetime: ...
    @property
    def archived_by(self) -> str: ...
    @property
    def file(self) -> str: ...
    @property
    def sha256(self) -> str: ...


def archive_list(archived: Sequence[Archived], words: str, more: bool = False) -> Message:
    said = escape(words.strip(), 100)
    if not archived:
        return answer(
            f"No archived delivery is called “{said}”." if said else "No delivery was archived yet."
        )
    title = f"*Archived{f': “{said}”' if said else ''}*"
    lines = [f"{archive_line(each)}\n{file_line(each)}" for each in archived]
    hints = [MORE, HINT] if more else [HINT]
    return Message.of([title, *lines], [section(title), *sections(lines), *map(context, hints)])


def archive_line(each: Archived) -> str:
    client = f" for {line(each.client, 100)}" if each.client else ""
    ended = f"{line(each.status, 60)} since {on(each.ended_at.date())}"
    archived = f"archived on {on(each.archived_at.date())} by {mention(each.archived_by)}"
    return f"• *{line(each.name, 100)}*{client}: {ended}, {archived}"


def file_line(each: Archived) -> str:
    return f"File `{each.file}`\nSHA-256 `{each.sha256}`"


def with_archives(found: Message, archived: Sequence[Archived]) -> Message:
    """Below what is found among the deliveries that are here."""
    if not archived or len(found.blocks) > MESSAGE_BLOCKS - 2:
        return found
    lines = [archive_line(each) for each in archived]
    return Message("\n".join([found.text, *lines]), [*found.blocks, *sections(["*Archived*", *lines])])
