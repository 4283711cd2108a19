"""The validator's entrance: every problem that Slack would name, with its JSON pointer."""

from typing import Any

from sandbox.blocks.kinds import Problems
from sandbox.blocks.sdk import refusal_of_block, refusal_of_view
from sandbox.blocks.surfaces import MESSAGE, VIEW_ARGUMENT


def problems_in_blocks(blocks: list[Any]) -> Problems:
    """The blocks of a message; an empty list means that Slack would take them."""
    problems: Problems = []
    MESSAGE({"blocks": blocks}, "", problems)
    return problems or _refused_by_models(blocks, "/blocks")


def problems_in_view(view: Any) -> Problems:
    """A modal or Home."""
    problems: Problems = []
    VIEW_ARGUMENT({"view": view}, "", problems)
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
