"""How large a message's blocks and a whole view may be."""

import json
from typing import Any

from sandbox.workspace import Json

LARGEST_VIEW = 250_000  # docs.slack.dev, views.open: view_too_large
# Slack publishes no number for msg_blocks_too_long. Measured by others against chat.postMessage: a message is
# taken while its rendered characters and about 100 for each header stay under about 13,200.
LONGEST_BLOCKS = 13_200
HEADER = 100
ENTITIES = {"&": 5, "<": 4, ">": 4}  # as Slack escapes them
NOT_RENDERED = ("accessory", "actions")  # buttons and menus are no text of the message
OWN_LIMITS = ("table", "data_table", "data_visualization", "actions", "input", "context_actions")


def view_is_too_large(view: Any) -> bool:
    return len(json.dumps(view, ensure_ascii=False).encode()) > LARGEST_VIEW


def blocks_are_too_long(blocks: list[Json]) -> bool:
    return sum(map(rendered, blocks)) > LONGEST_BLOCKS


def rendered(part: Any) -> int:
    """Characters that Slack renders of a block: its texts, escaped, and what a header costs besides."""
    if isinstance(part, list):
        return sum(map(rendered, part))
    if not isinstance(part, dict) or part.get("type") in OWN_LIMITS:
        return 0
    text = part.get("text")
    own = _escaped(text) if isinstance(text, str) else 0
    rest = sum(rendered(each) for name, each in part.items() if name not in NOT_RENDERED)
    return own + rest + (HEADER if part.get("type") == "header" else 0)


def _escaped(text: str) -> int:
    return len(text) + sum(text.count(sign) * (length - 1) for sign, length in ENTITIES.items())
