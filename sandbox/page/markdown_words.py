"""What stands within a line of Markdown: marks, code, links, and Slack's own mentions in canvases."""

import re

from markupsafe import Markup, escape

from sandbox.page.emoji import NAMED, emoji_html
from sandbox.page.mentions import angle_html, channel_mention, link, person_mention
from sandbox.page.reader import Reader

TAGS = {
    "strong": Markup("<b>{}</b>"),
    "strong_": Markup("<b>{}</b>"),
    "soft": Markup("<i>{}</i>"),
    "soft_": Markup("<i>{}</i>"),
    "gone": Markup("<s>{}</s>"),
}
INLINE = re.compile(
    "|".join(
        [
            r"\\(?P<escaped>[\\`*_{}\[\]()#+\-.!|~>])",
            r"(?P<ticks>`+)(?P<code>.+?)(?P=ticks)(?!`)",
            r"!\[(?P<image>[^\]\n]*)\]\((?P<source>[^)\s]*)\)",
            r"\[(?P<label>(?:[^\[\]\n]|\[[^\]\n]*\])+)\]\((?P<target>[^)\s]+)(?:\s+\"[^\"\n]*\")?\)",
            r"<(?P<angle>[^<>\n]+)>",
            r"\*\*(?P<strong>(?=\S).+?(?<=\S))\*\*(?!\*)",
            r"(?<!\w)__(?P<strong_>(?=\S).+?(?<=\S))__(?!\w)",
            r"\*(?P<soft>(?=[^\s*]).+?(?<=[^\s*]))\*",
            r"(?<!\w)_(?P<soft_>(?=[^\s_]).+?(?<=[^\s_]))_(?!\w)",
            r"~~(?P<gone>(?=\S).+?(?<=\S))~~",
            rf"(?P<emoji>{NAMED.pattern})",
            r"(?P<address>https?://[^\s<>|\"]+(?<![.,;:!?)]))",
        ]
    )
)


def words_html(text: str, reader: Reader) -> Markup:
    pieces, end = [], 0
    for found in INLINE.finditer(text):
        pieces += [escape(text[end : found.start()]), _piece(found, reader)]
        end = found.end()
    return Markup("").join([*pieces, escape(text[end:])])


def _piece(found: re.Match[str], reader: Reader) -> Markup:
    for name, tag in TAGS.items():
        if found[name] is not None:
            return tag.format(words_html(found[name], reader))
    if found["escaped"]:
        return escape(found["escaped"])
    if found["code"]:
        return Markup("<code>{}</code>").format(found["code"].strip() or found["code"])
    if found["source"] is not None:
        return _image(found["image"], found["source"], reader)
    if found["label"]:
        return _link(found["label"], found["target"], reader)
    if found["angle"]:
        return angle_html(found["angle"], reader)
    if found["emoji"]:
        return emoji_html(found["emoji"].strip(":"))
    return link(found["address"]) or escape(found["address"])


def _image(words: str, source: str, reader: Reader) -> Markup:
    """An image, shown as a link; docs.slack.dev, "Canvases": ![](@U…) and ![](#C…) are mentions."""
    if source.startswith("@"):
        return person_mention(source[1:], reader)
    if source.startswith("#"):
        return channel_mention(source[1:], reader)
    return link(source, words or source) or escape(words or source)


def _link(label: str, target: str, reader: Reader) -> Markup:
    words = words_html(label, reader)
    return link(target, words) or words
