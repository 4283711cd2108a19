"""Slack's mrkdwn to HTML. Nothing of the text reaches the page unescaped."""

import re
from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup, escape

from sandbox.page.emoji import NAMED, emoji_html
from sandbox.page.mentions import angle_html, decoded, link
from sandbox.page.reader import Reader

FENCE = re.compile(r"\n?```\n?(.*?)\n?```\n?", re.DOTALL)
QUOTE = re.compile(r"(?:&gt;|>) ?")


def _styled(name: str, mark: str) -> str:
    """A run between two marks that stand at the edges of words; mentions and code in it are skipped whole."""
    inside = rf"(?:<[^<>\n]*>|`[^`\n]*`|[^{mark}\n<`])+?"
    return rf"(?P<{name}>(?<![\w{mark}]){mark}(?![\s{mark}]){inside}(?<!\s){mark}(?![\w{mark}]))"


INLINE = re.compile(
    "|".join(
        [
            r"(?P<code>`[^`\n]+`)",
            r"(?P<angle><[^<>\n]+>)",
            _styled("bold", r"\*"),
            _styled("italic", "_"),
            _styled("strike", "~"),
            rf"(?P<emoji>{NAMED.pattern})",
            r"(?P<address>https?://(?:(?!&[lg]t;)[^\s<>|\"])+(?<![.,;:!?)]))",
        ]
    )
)
MARKED = re.compile(r"[*_~`<:]")
TAGS = {"bold": Markup("<b>{}</b>"), "italic": Markup("<i>{}</i>"), "strike": Markup("<s>{}</s>")}


def mrkdwn_html(text: str, reader: Reader) -> Markup:
    """A whole text: code blocks first, then quotes, then what stands within a line."""
    parts = FENCE.split(text)
    return Markup("").join(
        Markup("<pre>{}</pre>").format(decoded(part)) if n % 2 else _lines(part, reader)
        for n, part in enumerate(parts)
        if part or n % 2
    )


def _lines(text: str, reader: Reader) -> Markup:
    return Markup("").join(_groups(text.split("\n"), reader))


def _groups(lines: list[str], reader: Reader) -> Iterator[Markup]:
    """Neighbouring quoted lines make one quote; the rest keeps its line ends (white-space: pre-wrap)."""
    for quoted, group in groupby(lines, key=lambda line: bool(QUOTE.match(line))):
        if quoted:
            inner = Markup("\n").join(_inline(QUOTE.sub("", line, count=1), reader) for line in group)
            yield Markup("<blockquote>{}</blockquote>").format(inner)
        else:
            yield Markup("<span>{}</span>").format(Markup("\n").join(_inline(line, reader) for line in group))


def _inline(text: str, reader: Reader) -> Markup:
    if not MARKED.search(text):
        return escape(decoded(text))
    pieces, end = [], 0
    for found in INLINE.finditer(text):
        pieces.append(escape(decoded(text[end : found.start()])))
        pieces.append(_piece(found, reader))
        end = found.end()
    pieces.append(escape(decoded(text[end:])))
    return Markup("").join(pieces)


def _piece(found: re.Match[str], reader: Reader) -> Markup:
    kind, inside = found.lastgroup or "", found[0][1:-1]
    if kind in TAGS:
        return TAGS[kind].format(_inline(inside, reader))
    if kind == "code":
        return Markup("<code>{}</code>").format(_code(inside))
    if kind == "angle":
        return angle_html(inside, reader)
    if kind == "emoji":
        return emoji_html(inside)
    return link(decoded(found[0])) or escape(found[0])


def _code(inside: str) -> str:
    """Code shows a link's label, as Slack does; everything else stays literal."""
    return decoded(re.sub(r"<(?:https?://|mailto:)[^|<>]*\|([^<>]*)>", r"\1", inside))
