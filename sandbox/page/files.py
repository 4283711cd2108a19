"""What the page shows of files and canvases, and to whom."""

from sandbox.documents.canvases import access_of
from sandbox.documents.kinds import Canvas, File
from sandbox.page.screen import Screen

PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})  # SVG can hold scripts
LINES, LETTERS = 6, 600


def canvas_of(screen: Screen) -> Canvas | None:
    """The canvas that is open; None where it is gone or not shared with this person."""
    canvas = screen.ws.canvases.get(screen.canvas_id)
    if canvas is None or canvas.deleted:
        return None
    seen = access_of(screen.ws, canvas, screen.me) or _posted(screen, canvas)
    return canvas if seen else None


def _posted(screen: Screen, canvas: Canvas) -> bool:
    """In a message of the channel that is open."""
    return screen.channel is not None and any(canvas.id in each.files for each in screen.channel.messages)


def channel_canvas(screen: Screen) -> Canvas | None:
    """The one in the tab of the channel that is open."""
    if screen.channel is None:
        return None
    canvases = screen.ws.canvases.values()
    here = (each for each in canvases if each.channel_id == screen.channel.id and not each.deleted)
    return next(here, None)


def size_words(size: int) -> str:
    """Like 12 KB."""
    amount = float(size)
    for unit in ("bytes", "KB", "MB"):
        if amount < 1000:
            return f"{amount:.0f} {unit}" if amount >= 10 or unit == "bytes" else f"{amount:.1f} {unit}"
        amount /= 1000
    return f"{amount:.1f} GB"


def first_lines(file: File) -> str:
    lines = file.content[: LETTERS * 4].decode("utf-8", "replace").splitlines()
    shown = "\n".join(lines[:LINES])[:LETTERS]
    return f"{shown}\n…" if len(shown) < len(file.content.decode("utf-8", "replace").rstrip()) else shown
