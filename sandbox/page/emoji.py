"""Emoji by their Slack names; one that is not listed stays visible as :name:."""

import json
import re
from pathlib import Path

from markupsafe import Markup, escape

NAMED = re.compile(r":([a-z0-9_+-]+):")
EMOJI: dict[str, str] = json.loads(Path(__file__).with_name("emoji.json").read_text("utf-8"))
CHOICES = {symbol: name for name, symbol in reversed(EMOJI.items())}  # each once, by its first name
DRAWN = Markup('<span class="emoji" role="img" aria-label="{}" title=":{}:">{}</span>')


def emoji_html(name: str, unicode: str = "") -> Markup:
    """One emoji by its name, or by code points like "1f389", with the name for screen readers."""
    symbol = EMOJI.get(name) or _from_code_points(unicode)
    if not symbol:
        return escape(f":{name}:")
    return DRAWN.format(name.replace("_", " "), name, symbol)


def _from_code_points(unicode: str) -> str:
    try:
        return "".join(chr(int(point, 16)) for point in unicode.split("-")) if unicode else ""
    except (ValueError, OverflowError):
        return ""


def with_emoji(text: str) -> Markup:
    """Plain text, escaped, with its :names: drawn."""
    pieces = NAMED.split(text)
    return Markup("").join(emoji_html(piece) if n % 2 else escape(piece) for n, piece in enumerate(pieces))
