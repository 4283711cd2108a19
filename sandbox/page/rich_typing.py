"""What a person types into a rich text field (*bold*, - lists, > quotes) as Slack's rich_text, and back."""

import re
from collections.abc import Iterator
from itertools import groupby

from sandbox.page.emoji import NAMED
from sandbox.workspace import Json

BULLET, NUMBER, QUOTE = re.compile(r"( *)[-•] +"), re.compile(r"( *)\d+[.)] +"), re.compile("> ?")
STYLES = {"bold": "*", "italic": "_", "strike": "~", "code": "`"}
RUN = re.compile(
    r"`(?P<code>[^`\n]+)`"
    r"|(?<![\w*])\*(?P<bold>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])"
    r"|(?<![\w_])_(?P<italic>[^\s_](?:[^_\n]*[^\s_])?)_(?![\w_])"
    r"|(?<![\w~])~(?P<strike>[^\s~](?:[^~\n]*[^\s~])?)~(?![\w~])"
    rf"|(?P<emoji>{NAMED.pattern})"
    r"|(?P<link>https?://[^\s<>|\"]+(?<![.,;:!?)]))"
)


def rich_of(text: str) -> Json:
    return {"type": "rich_text", "elements": list(_parts(text))}


def _parts(text: str) -> Iterator[Json]:
    """Fenced code first; then neighbouring lines of one kind together."""
    for n, piece in enumerate(re.split(r"\n?```\n?", text)):
        if n % 2:
            yield {"type": "rich_text_preformatted", "elements": [_text(piece)]}
        elif piece:
            for kind, lines in groupby(piece.split("\n"), key=_kind):
                yield _part(kind, list(lines))


def _kind(line: str) -> tuple[str, int]:
    """The kind of part, and how far a list is indented."""
    for kind, mark in (("bullet", BULLET), ("ordered", NUMBER)):
        if found := mark.match(line):
            return kind, min(8, len(found[1]) // 2)
    return ("quote", 0) if QUOTE.match(line) else ("section", 0)


def _part(kind: tuple[str, int], lines: list[str]) -> Json:
    name, indent = kind
    if name in ("bullet", "ordered"):
        mark = BULLET if name == "bullet" else NUMBER
        items = [_section([mark.sub("", line, count=1)]) for line in lines]
        return {"type": "rich_text_list", "style": name, "indent": indent, "elements": items}
    if name == "quote":
        return _section([QUOTE.sub("", line, count=1) for line in lines], "rich_text_quote")
    return _section(lines)


def _section(lines: list[str], kind: str = "rich_text_section") -> Json:
    return {"type": kind, "elements": list(_runs("\n".join(lines))) or [_text("\n")]}


def _runs(text: str) -> Iterator[Json]:
    end = 0
    for found in RUN.finditer(text):
        if found.start() > end:
            yield _text(text[end : found.start()])
        yield _run(found)
        end = found.end()
    if end < len(text):
        yield _text(text[end:])


def _run(found: re.Match[str]) -> Json:
    for style in STYLES:
        if found[style]:
            return {**_text(found[style]), "style": {style: True}}
    if found["emoji"]:
        return {"type": "emoji", "name": found["emoji"].strip(":")}
    return {"type": "link", "url": found["link"]}


def _text(text: str) -> Json:
    return {"type": "text", "text": text}


def text_of(rich: Json | None) -> str:
    """As somebody would have typed it; mentions keep their id."""
    return "\n".join(_typed(part) for part in rich["elements"]) if rich else ""


def _typed(part: Json) -> str:
    if part["type"] == "rich_text_list":
        space, ordered = "  " * part.get("indent", 0), part["style"] == "ordered"
        items = enumerate((_typed(item) for item in part["elements"]), 1)
        return "\n".join(f"{space}{f'{n}.' if ordered else '-'} {item}" for n, item in items)
    words = "".join(_typed_run(run) for run in part["elements"])
    if part["type"] == "rich_text_preformatted":
        return f"```\n{words}\n```"
    if part["type"] == "rich_text_quote":
        return "\n".join(f"> {line}" for line in words.split("\n"))
    return words


def _typed_run(run: Json) -> str:
    words: str = run.get("text") or run.get("url") or _named(run)
    for style, mark in STYLES.items():
        if run.get("style", {}).get(style):
            words = f"{mark}{words}{mark}"
    return words


def _named(run: Json) -> str:
    """A mention, an emoji, a colour, a date."""
    names = {
        "user": "@{user_id}",
        "channel": "#{channel_id}",
        "usergroup": "@{usergroup_id}",
        "team": "@{team_id}",
        "broadcast": "@{range}",
        "emoji": ":{name}:",
        "color": "{value}",
        "date": "{timestamp}",
    }
    return names.get(run["type"], "").format(**run)
