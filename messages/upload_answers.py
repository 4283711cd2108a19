"""What became of a process file that was handed in."""

from collections.abc import Sequence

from gates.process import Process
from gates.process_files.errors import ProcessError
from gates.versions.comparing import Difference
from messages.blocks import actions, button, header, section, section_of, sections
from messages.ids import Action
from messages.limits import MESSAGE_TEXT, lines_within, text_size
from messages.message import Message
from messages.mrkdwn import harmless, line, literal
from messages.processes.differences import difference_line
from messages.processes.list import deliveries
from messages.processes.titles import process_title
from messages.refs import ProcessRef
from messages.titles import count

MOST_REPLIES = 10
DIFFERENCES_SHOWN = 2000  # characters
NOT_TAKEN = "The process file was not taken"


def taken(process: Process, before: Process | None, found: Sequence[Difference], on_older: int) -> Message:
    """`on_older` are the running deliveries that stay where they are."""
    title = f"{process_title(process)} is in use from now on."
    lines = [title, f"{deliveries(on_older)} on an older version, and on it they stay." if on_older else ""]
    blocks = [header("The process file was taken"), section_of(*lines)]
    if before:
        heading = f"*{count(len(found), 'difference')}* from version {before.version}:"
        shown = [heading, *[difference_line(each) for each in found]]
        blocks.append(section(lines_within(shown, DIFFERENCES_SHOWN)))
    ref = ProcessRef(process=process.key, version=process.version)
    return Message.of(lines, [*blocks, actions(button("Show", Action.PROCESS_SHOW, ref))])


def known_already(process: Process) -> Message:
    words = f"{process_title(process)} is known already, and says the same as your file. Nothing has changed."
    return Message.of([words], [section(words)])


def not_taken(name: str, sentence: str) -> Message:
    """`sentence` says what to do."""
    words = harmless(sentence, 2500)
    return Message.of([NOT_TAKEN, words], [header(NOT_TAKEN), section_of(f"*{line(name)}*", words)])


def invalid(name: str, errors: Sequence[ProcessError]) -> list[Message]:
    """How many errors there are; then, as replies to it, each with its line, in as many as that needs."""
    lines = [f"• {harmless(literal(str(error)), 900)}" for error in errors]
    parts = pages(lines)
    shown, left = parts[:MOST_REPLIES], sum(len(part) for part in parts[MOST_REPLIES:])
    replies = [error_page(part, number, len(parts)) for number, part in enumerate(shown, 1)]
    if left:
        rest = f"… and {count(left, 'more error')}. Mend these first: many of them may have one cause."
        replies.append(Message.of([rest], [section(rest)]))
    return [not_taken_with(name, len(errors)), *replies]


def not_taken_with(name: str, errors: int) -> Message:
    each, them = ("Each", "them") if errors > 1 else ("It", "it")
    below = f"{each} stands in this thread with its line. Mend {them}, then upload the file again."
    words = f"*{line(name)}* has {count(errors, 'error')}. {below}"
    return Message.of([NOT_TAKEN, words], [header(NOT_TAKEN), section(words)])


def error_page(lines: list[str], number: int, last: int) -> Message:
    if last == 1:
        return Message.of(lines, sections(lines))
    words = f"*Errors*, part {number} of {last}"
    return Message.of([words, *lines], [section(words), *sections(lines)])


def pages(lines: Sequence[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for each in lines:
        if parts[-1] and text_size([{"text": t} for t in [*parts[-1], each]]) > MESSAGE_TEXT - 1000:
            parts.append([])
        parts[-1].append(each)
    return parts
