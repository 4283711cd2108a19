"""What slack_sdk's own models refuse, remembered for blocks that come again."""

import json
import logging
from functools import lru_cache
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

# The models complain of fields that are newer than they are; our own rules know them.
logging.getLogger("slack_sdk.models").setLevel(logging.ERROR)


def refusal_of_block(block: dict[str, Any]) -> str | None:
    return _refusal_of_block(json.dumps(block))


def refusal_of_view(view: dict[str, Any]) -> str | None:
    """The view around its blocks."""
    try:
        View(**view).to_dict()
    except SlackObjectFormationError as refusal:
        return str(refusal)
    return None


@lru_cache(maxsize=4_096)
def _refusal_of_block(block: str) -> str | None:
    try:
        parsed = Block.parse(json.loads(block))
        if parsed is not None:
            parsed.to_dict()
    except SlackObjectFormationError as refusal:
        return str(refusal)
    return None
