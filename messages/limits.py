"""Slack's limits, and cutting so that nothing is ever refused for its size."""

from collections.abc import Callable, Sequence
from typing import Any

Json = dict[str, Any]

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
SECTION = 3000
HEADER = 150
BUTTON_TEXT = 75
BUTTON_VALUE = 2000
OPTIONS = 100
OPTION_TEXT = 75
OPTION_VALUE = 150
RADIO_OPTIONS = 10
CONFIRM_TEXT = 300
INPUT_LABEL = 2000
VIEW_TITLE = 24
PRIVATE_METADATA = 3000
VIEW_TEXT = 60_000  # a view may have 250 kB; each text also has its frame, and a letter up to four bytes

FALLBACK = 3000  # chat.update refuses a text over 4,000
# All texts of one message together: Slack counts them in a way that it does not publish,
# and refuses from about 11,000 characters on (`msg_blocks_too_long`).
MESSAGE_TEXT = 9000


def cut(text: str, most: int) -> str:
    """The text, or its beginning and an ellipsis. For texts without markup: markup must not be cut in two."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def lines_within(lines: Sequence[str], most: int = SECTION) -> str:
    """As many whole lines as fit; the last one says how many more there are."""
    if sum(len(line) + 1 for line in lines) < most:
        return "\n".join(lines)
    kept, room = [], most - len(more_lines(len(lines)))
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            break
        kept.append(line)
    return "\n".join([*kept, more_lines(len(lines) - len(kept))])


def more_lines(left: int) -> str:
    return f"… and {left} more lines"


def fit(
    head: list[Json],
    rows: Sequence[list[Json]],
    tail: list[Json],
    more: Callable[[int], Json],
    most_blocks: int = MESSAGE_BLOCKS,
    most_text: int = MESSAGE_TEXT,
) -> list[Json]:
    """Head and tail whole, and between them as many rows as there is room for.

    `more` makes the block that stands for the rows left out.
    """
    room_blocks = most_blocks - len(head) - len(tail)
    room_text = most_text - text_size(head) - text_size(tail)
    every_row = [block for row in rows for block in row]
    if len(every_row) <= room_blocks and text_size(every_row) <= room_text:
        return head + every_row + tail
    room_blocks, room_text = room_blocks - 1, room_text - 200  # for the block that `more` makes
    middle: list[Json] = []
    for position, row in enumerate(rows):
        if len(middle) + len(row) > room_blocks or text_size(middle) + text_size(row) > room_text:
            return [*head, *middle, more(len(rows) - position), *tail]
        middle += row
    return head + middle + tail


def text_size(part: object) -> int:
    """Characters of all texts in these blocks."""
    if isinstance(part, dict):
        own = len(part["text"]) if isinstance(part.get("text"), str) else 0
        return own + sum(text_size(each) for each in part.values())
    if isinstance(part, list):
        return sum(text_size(each) for each in part)
    return 0
