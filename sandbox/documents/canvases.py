"""The text of a canvas, in sections that can be found and changed one by one."""

import re
from collections.abc import Iterator

from sandbox.documents.kinds import Canvas, CanvasAccess, Section
from sandbox.workspace import Channel, Person, Workspace

HEADING = re.compile(r"(#{1,3}) +\S")
LARGEST_CHANGE = 1024 * 1024  # bytes; reported by others, of canvases.edit
LIST_IN_QUOTE = re.compile(r">\s*([-*+]|\d+\.)\s")


def new_canvas(ws: Workspace, creator: Person, title: str, markdown: str, channel: Channel | None) -> Canvas:
    now = int(ws.clock.now())
    canvas = Canvas(
        id=ws.ids.new("F"),
        title=title,
        creator=creator.id,
        created=now,
        edited_at=now,
        sections=sections_of(ws, markdown),
        channel_id=channel.id if channel else None,
        access={creator.id: "owner"},
    )
    ws.canvases[canvas.id] = canvas
    ws.changes.publish("channel", channel_id=canvas.channel_id)
    return canvas


def sections_of(ws: Workspace, markdown: str) -> list[Section]:
    """Headings stand alone; other paragraphs end at an empty line; a fenced code block is never cut."""
    return [Section(f"temp:C:{ws.ids.new('e')}", part) for part in _parts(markdown)]


def problem_in(markdown: str) -> str | None:
    """What Slack cannot put into a canvas. slack-api-ref, canvases.create: its example of a failure."""
    for number, line in enumerate(markdown.splitlines(), 1):
        if LIST_IN_QUOTE.match(line):
            return f"'content' error: line {number}: Unsupported block type (List) within block quote"
    return None


def is_too_large(markdown: str) -> bool:
    return len(markdown.encode()) > LARGEST_CHANGE


def heading_of(section: Section) -> str | None:
    """ "h1" to "h3", or None for a section that is no heading."""
    found = HEADING.match(section.markdown)
    return f"h{len(found[1])}" if found else None


def access_of(ws: Workspace, canvas: Canvas, person: Person) -> CanvasAccess | None:
    """The person's own access, or else that of a channel they are in; a channel's canvas is its members'."""
    if own := canvas.access.get(person.id):
        return own
    tab = ws.channels.get(canvas.channel_id or "")
    if tab and person.id in tab.members:
        return "write"
    levels = {
        level
        for channel_id, level in canvas.access.items()
        if channel_id in ws.channels and person.id in ws.channels[channel_id].members
    }
    return "write" if "write" in levels else "read" if levels else None


def _parts(markdown: str) -> Iterator[str]:
    lines: list[str] = []
    fenced = False
    for line in [*markdown.splitlines(), ""]:
        fenced ^= line.lstrip().startswith("```")
        alone = not fenced and bool(HEADING.match(line))
        if lines and not fenced and (alone or not line.strip()):
            yield "\n".join(lines)
            lines = []
        if alone:
            yield line
        elif line.strip() or fenced:
            lines.append(line)
    if lines:
        yield "\n".join(lines)
