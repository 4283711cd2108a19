"""What slack_sdk's own models refuse: the net beneath the validator's rules."""

import logging

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from tests.sandbox.valid_blocks import Json

# The models complain of fields that are newer than they are.
logging.getLogger("slack_sdk.models").setLevel(logging.ERROR)


def refused_by_models(surface: str, payload: Json) -> list[str]:
    """The complaints about the blocks of a message, or about a view."""
    refusals = [] if surface == "message" else [_refusal_of_view(payload)]
    refusals += [_refusal_of_block(block) for block in payload["blocks"]]
    return [refusal for refusal in refusals if refusal]


def _refusal_of_block(block: Json) -> str | None:
    try:
        parsed = Block.parse(block)
        if parsed is not None:
            parsed.to_dict()
    except SlackObjectFormationError as refusal:
        return str(refusal)
    return None


def _refusal_of_view(view: Json) -> str | None:
    """The view around its blocks."""
    try:
        View(**{**view, "blocks": [{"type": "divider"}]}).to_dict()
    except SlackObjectFormationError as refusal:
        return str(refusal)
    return None
