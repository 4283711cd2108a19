"""A Slack message's own text as a person would have typed it, to begin a form with."""

import html
import re

from messages.limits import cut
from messages.mrkdwn import INVISIBLE

MARK = re.compile(r"<([^<>|]+)(?:\|([^<>]*))?>")


def typed(text: str, most: int) -> str:
    """Slack's escapes and its marks for links, people and channels taken off."""
    return cut(INVISIBLE.sub("", html.unescape(MARK.sub(as_typed, text))).strip(), most)


def as_typed(mark: re.Match[str]) -> str:
    target, label = mark[1], mark[2]
    if target.startswith(("@", "#")):
        return f"{target[0]}{label or target[1:]}"
    if target.startswith("!"):
        return label or f"@{target[1:]}"
    return target
