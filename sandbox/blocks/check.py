"""The validator's entrance: every problem that Slack would name, with its JSON pointer."""

from typing import Any

from sandbox.blocks.kinds import Problems
from sandbox.blocks.surfaces import MESSAGE, VIEW_ARGUMENT


def problems_in_blocks(blocks: Any) -> Problems:
    """The blocks of a message; an empty list means that Slack would take them."""
    problems: Problems = []
    MESSAGE({"blocks": blocks}, "", problems)
    return problems


def problems_in_view(view: Any) -> Problems:
    """A modal or Home."""
    problems: Problems = []
    VIEW_ARGUMENT({"view": view}, "", problems)
    return problems
