"""How large a message's blocks and a whole view may be."""

import json
from typing import Any

from sandbox.workspace import Json

LARGEST_VIEW = 250_000  # docs.slack.dev, views.open: view_too_large
# Slack publishes no number for msg_blocks_too_long. Measured by others against chat.postMessage: a message is
# taken while its rendered characters and about 100 for each header stay under about 13,200.
LONGEST_BLOCKS = 13_200
HEADER = 100
NOT_RENDERED = frozenset({"accessory", "actions"})  # buttons and menus are no text of the message
# They have no words, or limits of their own
NOT_COUNTED = frozenset(
    {"actions", "context_actions", "data_table", "data_visualization", "divider", "input", "table"}
)


def view_is_too_large(view: Any) -> bool:
    return len(json.dumps(view, ensure_ascii=False).encode()) > LARGEST_VIEW


def blocks_are_too_long(blocks: list[Json]) -> bool:
    return sum(map(rendered, blocks)) > LONGEST_BLOCKS


def rendered(part: Any) -> int:
    """Characters that Slack renders of a block: its texts, escaped, and what a header costs besides."""
    if isinstance(part, list):
        return sum(map(rendered, part))
    if not isinstance(part, dict) or part.get("type") in NOT_COUNTED:
        return 0
    size = HEADER if part.get("type") == "header" else 0
    for name, value in part.items():
        if isinstance(value, str):
            size += _length(value, part.get("type")) if name == "text" else 0
        elif name not in NOT_RENDERED:
            size += rendered(value)
    return size


def _length(text: str, kind: object) -> int:
    """With &amp; &lt; and &gt;; mrkdwn comes with them already."""
    if kind == "mrkdwn":
        return len(text)
    return len(text) + 4 * text.count("&") + 3 * (text.count("<") + text.count(">"))
