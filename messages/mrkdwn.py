"""Slack's text markup: what a person typed made safe, people, channels, times."""

import html
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime

from messages.limits import cut

MADE_BY = ", created by "  # stands between the name of a check token and its maker
USER_ID = re.compile(r"[UW][A-Z0-9]{2,}")
URL = re.compile(r"https?://[^\s<>|]+")
# Control characters, and those that turn the direction of the text after them.
INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
# Slack knows no escape for its marks. A pair that would format is written with marks that look alike.
LOOKALIKES = {"*": "\u2217", "_": "\u02cd", "~": "\u223c", "`": "\u02cb"}
PAIRS = {
    mark: re.compile(rf"(?<!\w){re.escape(mark)}+(?=\S)([^\n]*?\S){re.escape(mark)}+(?!\w)")
    for mark in LOOKALIKES
}
HALF_ENTITY = re.compile(r"&[a-z]{0,3}$")
LONGEST_URL = 600
LINES_QUOTED = 20


def escape(text: str, most: int = 300) -> str:
    """What a person typed, as text that calls nobody; at most `most` characters long once escaped."""
    return harmless(literal(text), most)


def harmless(text: str, most: int = 300) -> str:
    """The same for a sentence of ours, whose marks are meant, with typed words in it."""
    clean = cut(INVISIBLE.sub("", text), most)
    escaped = html.escape(clean, quote=False)
    return escaped if len(escaped) <= most else f"{HALF_ENTITY.sub('', escaped[: most - 1])}…"


def literal(text: str) -> str:
    """Typed marks stay marks: "*so*" is shown with its asterisks and not in bold."""
    for mark, pair in PAIRS.items():
        while text.count(mark) > 1 and (found := pair.search(text)):
            shown = found[0].replace(mark, LOOKALIKES[mark])
            text = text[: found.start()] + shown + text[found.end() :]
    return text


def line(text: str, most: int = 300) -> str:
    """The same, on one line."""
    return escape(" ".join(text.split()), most) or "–"


def quoted(text: str, most: int = 300) -> str:
    """Typed words as a quotation, line by line; links in them can be clicked."""
    lines = [part.strip() for part in text.splitlines() if part.strip()]
    more = ["…"] if len(lines) > LINES_QUOTED else []
    shown = linked("\n".join(lines[:LINES_QUOTED] + more), most)
    return "\n".join(f"> {part}" for part in shown.splitlines()) or "> –"


def linked(text: str, most: int = 300) -> str:
    """Typed text, escaped, with its links made clickable."""
    parts: list[str] = []
    room, end = most, 0
    for found in URL.finditer(text):
        before, address = text[end : found.start()], link(found[0])
        if len(before) + len(address) > room:
            break
        parts += [escaped := escape(before, max(room - len(address), 1)) if before else "", address]
        room, end = room - len(escaped) - len(address), found.end()
    rest = text[end:]
    if rest and room > 0:
        parts.append(escape(rest, room))
    return "".join(parts)


def link(url: str) -> str:
    """A link that shows where it leads."""
    address = html.escape(url, quote=False)
    if len(address) > LONGEST_URL:
        return escape(url)
    shown = escape(url.split("://", 1)[1], 60)
    return f"<{address}|{shown}>"


def mention(user_id: str) -> str:
    """A person; the clock, the operator at the command line and a check token are named in words."""
    if USER_ID.fullmatch(user_id):
        return f"<@{user_id}>"
    actor, made, maker = user_id.rpartition(MADE_BY)
    return f"the {escape(actor, 80)}{made}{mention(maker)}" if made else f"the {escape(user_id, 40)}"


def people(user_ids: Sequence[str], most: int = 5) -> str:
    shown = ", ".join(mention(user) for user in user_ids[:most])
    left = len(user_ids) - most
    return f"{shown} and {left} more" if left > 0 else shown


def channel(channel_id: str) -> str:
    return f"<#{channel_id}>"


def at(moment: datetime) -> str:
    """A moment behind what it tells about: ", today at 3:35 PM", to each reader in their own zone."""
    return moment_after(", ", moment)


def since(moment: datetime) -> str:
    return moment_after("since ", moment)


def moment_after(words: str, moment: datetime) -> str:
    """The words stand inside, because Slack writes "Today" with a capital where it comes first."""
    fallback = f"{moment.astimezone(UTC):%-d %b %Y, %H:%M} UTC"
    return f"<!date^{int(moment.timestamp())}^{words}{{date_short_pretty}} at {{time}}|{words}{fallback}>"


def on(day: date) -> str:
    """A calendar day: the same for everybody, wherever they are."""
    return f"{day:%a %-d %b %Y}"
