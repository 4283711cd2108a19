"""An app's answer to block_suggestion. docs.slack.dev, "block_suggestion payload": up to 100 options."""

from typing import Any

from sandbox.blocks.composition import OPTION_GROUP, SELECT_OPTION
from sandbox.blocks.element_rules import options_or_groups
from sandbox.blocks.kinds import Items, Problems, Shape

MOST = 100

ANSWER = Shape(
    {"options": Items(SELECT_OPTION, most=MOST), "option_groups": Items(OPTION_GROUP, most=MOST)},
    rules=[options_or_groups],
)


def problems_in_suggestions(answer: Any) -> Problems:
    """{"options": […]} or {"option_groups": […]}; an empty list finds nothing, which is allowed."""
    problems: Problems = []
    ANSWER(answer, "", problems)
    return problems
