"""A message to the client, as its Slack channel shows it."""

from messages.blocks import divider, section
from messages.digests.letter import Letter, Part, PartKind
from messages.limits import MESSAGE_BLOCKS, SECTION, Json
from messages.message import Message
from messages.mrkdwn import escape


def channel_message(letter: Letter) -> Message:
    return Message.of([escape(letter.subject)], letter_blocks(letter))


def letter_blocks(letter: Letter, most: int = MESSAGE_BLOCKS) -> list[Json]:
    """Neighbouring parts share a section as far as they fit."""
    texts = [f"*{escape(letter.subject)}*"]
    for part in letter.parts:
        text = part_text(part)
        joint = "\n" if texts[-1].endswith("*") else "\n\n"
        if len(texts[-1]) + len(joint) + len(text) > SECTION:
            texts.append(text)
        else:
            texts[-1] += joint + text
    return [section(text) for text in texts[:most]]


def part_text(part: Part) -> str:
    lines = [escape(line, 600) for line in part.lines]
    if part.kind is PartKind.HEADING:
        return f"*{lines[0]}*"
    mark = {PartKind.LIST: "• ", PartKind.NOTE: "> "}.get(part.kind, "")
    kept, room = [], SECTION - 100
    for line in lines:
        room -= len(line) + 3
        if room < 0:
            kept.append("…")
            break
        kept.append(mark + line)
    return "\n".join(kept)


def framed(blocks: list[Json]) -> list[Json]:
    """Between two lines, so that the manager sees where the client's text begins and ends."""
    return [divider(), *blocks, divider()]
