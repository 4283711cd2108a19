"""The validator's entrance: every problem that Slack would name, with its JSON pointer."""

from typing import Any

from sandbox.blocks.kinds import Problems, by_type, items
from sandbox.blocks.layout import BLOCKS
from sandbox.blocks.rules import block_ids_differ, markdown_together_fits, only_one_table
from sandbox.blocks.sdk import refusal_of_block, refusal_of_view
from sandbox.blocks.views import IN_MESSAGES, VIEWS

MOST_IN_A_MESSAGE = 50  # docs.slack.dev, "Blocks": up to 50 in a message, 100 in a modal or Home

_message_blocks = items(by_type(BLOCKS, *IN_MESSAGES), most=MOST_IN_A_MESSAGE)
_view = by_type(VIEWS)
MESSAGE_RULES = [block_ids_differ, markdown_together_fits, only_one_table]
VIEW_RULES = [block_ids_differ]


def problems_in_blocks(blocks: list[Any]) -> Problems:
    """The blocks of a message; an empty list means that Slack would take them."""
    problems: Problems = []
    _message_blocks(blocks, "/blocks", problems)
    if problems:
        return problems
    for rule in MESSAGE_RULES:
        rule(blocks, "/blocks", problems)
    return problems or _refused_by_models(blocks, "/blocks")


def problems_in_view(view: dict[str, Any]) -> Problems:
    """A modal or Home."""
    problems: Problems = []
    _view(view, "/view", problems)
    if problems:
        return problems
    for rule in VIEW_RULES:
        rule(view["blocks"], "/view/blocks", problems)
    if problems:
        return problems
    refusal = refusal_of_view({**view, "blocks": [{"type": "divider"}]})
    return (
        [f"{refusal} [json-pointer:/view]"] if refusal else _refused_by_models(view["blocks"], "/view/blocks")
    )


def _refused_by_models(blocks: list[Any], at: str) -> Problems:
    """slack_sdk's own models are the net beneath our rules."""
    refusals = ((index, refusal_of_block(block)) for index, block in enumerate(blocks))
    return [f"{refusal} [json-pointer:{at}/{index}]" for index, refusal in refusals if refusal]
