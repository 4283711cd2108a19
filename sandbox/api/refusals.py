"""How Slack says that blocks or a view are wrong."""

from collections.abc import Sequence
from typing import Any

from sandbox.api.arguments import invalid_arguments
from sandbox.api.registry import Refused
from sandbox.blocks.check import problems_in_blocks, problems_in_view
from sandbox.workspace import Json


def check_blocks(blocks: Any) -> list[Json]:
    """The blocks of a message, or invalid_blocks with the JSON pointer of each problem."""
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise Refused("invalid_blocks_format")
    problems = problems_in_blocks(blocks)
    if problems:
        metadata = {"messages": [f"[ERROR] {problem}" for problem in problems]}
        raise Refused("invalid_blocks", errors=problems, response_metadata=metadata)
    return blocks


def check_view(view: Any, without: Sequence[str] = ()) -> Json:
    """A modal or Home, or invalid_arguments; Slack does not answer invalid_blocks here.

    `without` are types of blocks that are refused as Slack refuses unknown ones.
    """
    if not isinstance(view, dict):
        raise invalid_arguments("must provide an object [json-pointer:/view]")
    problems = problems_in_view(view) or [
        f"unsupported type: {block['type']} [json-pointer:/view/blocks/{number}/type]"
        for number, block in enumerate(view["blocks"])
        if block["type"] in without
    ]
    if problems:
        raise invalid_arguments(*problems)
    return view
