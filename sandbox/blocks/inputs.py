"""What a person types or uploads. docs.slack.dev, "Block elements": each page's table of fields."""

from sandbox.blocks.buttons import ACTION
from sandbox.blocks.composition import DISPATCH_CONFIG, plain
from sandbox.blocks.element_rules import (
    decimals_only_where_allowed,
    initial_value_fits,
    is_number,
    lengths_in_order,
    lines_in_order,
    numbers_in_order,
)
from sandbox.blocks.kinds import Check, Items, Matching, Shape, Text, Whole, flag
from sandbox.blocks.rich_text import rich_text

TYPED: dict[str, Check] = {
    **ACTION,
    "placeholder": plain(150),
    "focus_on_load": flag,
    "dispatch_action_config": DISPATCH_CONFIG,
}
NUMBER = Matching(is_number)

INPUTS: dict[str, Shape] = {
    "plain_text_input": Shape(
        {
            **TYPED,
            "initial_value": Text(),
            "multiline": flag,
            "min_length": Whole(0, 3_000),
            "max_length": Whole(1, 3_000),
        },
        rules=[initial_value_fits, lengths_in_order],
    ),
    "email_text_input": Shape({**TYPED, "initial_value": Text()}),
    "url_text_input": Shape({**TYPED, "initial_value": Text()}),
    "number_input": Shape(
        {
            **TYPED,
            "is_decimal_allowed": flag,
            "initial_value": NUMBER,
            "min_value": NUMBER,
            "max_value": NUMBER,
        },
        required=("is_decimal_allowed",),
        rules=[decimals_only_where_allowed, numbers_in_order],
    ),
    "rich_text_input": Shape(
        {**TYPED, "initial_value": rich_text, "min_lines": Whole(1, 100), "max_lines": Whole(1, 100)},
        rules=[lines_in_order],
    ),
    "file_input": Shape({**ACTION, "filetypes": Items(Text(least=1), 1), "max_files": Whole(1, 10)}),
}
