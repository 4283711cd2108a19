"""Putting a delivery away: what that means, and how it ended."""

from gates.archiving.putting_away import ended_at
from gates.delivery import Delivery
from messages.answer import undone
from messages.blocks import context, section, section_of
from messages.ids import Form
from messages.limits import Json
from messages.message import Message
from messages.mrkdwn import line, on
from messages.portfolio.archives import Archived, file_line
from messages.refs import Ref
from messages.titles import delivery_title
from messages.views import form, reading

TITLE = "Archive a delivery"
NOT_ARCHIVED = "Nothing was archived"
FOUND_BY = "`/gate find` and `/gate archived` still name it, to those who can see it now."


def archive_form(delivery: Delivery, file: str) -> Json:
    ended = ended_at(delivery)
    over = f"Over since {on(ended.date())}." if ended else ""
    blocks = [
        section_of(delivery_title(delivery), over),
        section(
            f"*What goes:* its record and its audit log leave the database for one file, `{file}`, in the"
            " folder that whoever runs Gatehouse keeps."
        ),
        section(f"*What stays:* its name and dates, and the proof of that file. {FOUND_BY}"),
        section("*There is no way back.* It cannot be reopened afterwards."),
        context("Messages, files and canvases in Slack stay as they are; the buttons on its cards end."),
    ]  # fmt: skip
    return form(Form.ARCHIVE, TITLE, "Archive it", blocks, Ref.to(delivery).dump(), close="Keep it")


def archive_noted() -> Json:
    words = "It is being archived. A direct message tells you how it ended; you can close this window."
    return reading(TITLE, [section(words)])


def archived(archive: Archived) -> Message:
    lines = [f"*“{line(archive.name, 100)}” is archived.*", file_line(archive)]
    return Message.of(lines, [section_of(*lines), context(FOUND_BY)])


def not_archived(sentence: str) -> Message:
    return undone(NOT_ARCHIVED, sentence)
