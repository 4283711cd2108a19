"""Tables. docs.slack.dev, "Table block" and "Data table block"; rows and columns from slack.md."""

from sandbox.blocks.block_rules import (
    data_table_text_fits,
    header_row_is_raw,
    row_header_is_a_column,
    rows_are_equally_long,
    table_text_fits,
)
from sandbox.blocks.composition import BLOCK
from sandbox.blocks.kinds import ByType, Items, OneOf, OrNull, Shape, Text, Whole, anything, flag, number
from sandbox.blocks.rich_text import RICH_TEXT

# slack_sdk 3.47, RawTextObject and RawNumberObject: text of at least one character
CELLS: dict[str, Shape] = {
    "raw_text": Shape({"type": anything, "text": Text(least=1)}, required=("text",)),
    "raw_number": Shape(
        {"type": anything, "value": number, "text": Text(least=1)}, required=("value", "text")
    ),
    "rich_text": RICH_TEXT,
}
ROW = Items(ByType(CELLS), 1, 20)
COLUMN = Shape({"align": OneOf(("left", "center", "right")), "is_wrapped": flag})

TABLE = Shape(
    # null skips a column of the settings
    {**BLOCK, "rows": Items(ROW, 1, 100), "column_settings": Items(OrNull(COLUMN), most=20)},
    required=("rows",),
    rules=[table_text_fits],
)
DATA_TABLE = Shape(
    {
        **BLOCK,
        "caption": Text(least=1),
        "rows": Items(ROW, 2, 101),  # the header and up to 100
        "page_size": Whole(1, 100),
        "row_header_column_index": Whole(0),
    },
    required=("caption", "rows"),
    rules=[rows_are_equally_long, header_row_is_raw, row_header_is_a_column, data_table_text_fits],
)
