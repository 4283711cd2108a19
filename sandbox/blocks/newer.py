"""The blocks of 2025 and 2026. Sources: docs.slack.dev, "Blocks", and slack_sdk 3.47's models."""

from sandbox.blocks.charts import DATA_VISUALIZATION
from sandbox.blocks.composition import BLOCK, plain, words
from sandbox.blocks.elements import ELEMENTS
from sandbox.blocks.kinds import (
    Shape,
    anything,
    by_type,
    flag,
    items,
    number,
    one_of,
    string,
    whole,
)
from sandbox.blocks.rich_text import RICH_TEXT, rich_text
from sandbox.blocks.rules import (
    action_ids_differ,
    card_has_content,
    collapsed_only_when_collapsible,
    container_has_a_title,
    divider_not_when_collapsible,
    header_row_is_raw,
    rows_are_equally_long,
)

IMAGE = by_type(ELEMENTS, "image")
BUTTONS = by_type(ELEMENTS, "button")

CELLS = {
    "raw_text": Shape({"type": anything, "text": string(least=1)}, required=("text",)),
    "raw_number": Shape(
        {"type": anything, "value": number, "text": string()},
        required=("value",),
    ),
    "rich_text": RICH_TEXT,
}
COLUMN = Shape({"align": one_of("left", "center", "right"), "is_wrapped": flag})
TASK_STATUS = one_of("pending", "in_progress", "complete", "error")

CARD = Shape(
    {
        **BLOCK,
        "hero_image": IMAGE,
        "icon": IMAGE,
        "title": words(150),
        "subtitle": words(150),
        "body": words(200),
        "actions": items(BUTTONS, 1, 5),
    },
    rules=[card_has_content, action_ids_differ],
)

TASK_CARD = Shape(
    {
        **BLOCK,
        "task_id": string(),
        "title": string(least=1),
        "details": rich_text,
        "output": rich_text,
        "sources": items(
            Shape(
                {"type": one_of("url"), "url": string(), "text": string()}, required=("type", "url", "text")
            ),
            1,
        ),
        "status": TASK_STATUS,
    },
    required=("task_id", "title", "status"),
)


NEWER: dict[str, Shape] = {
    "alert": Shape(
        {**BLOCK, "text": words(), "level": one_of("default", "info", "warning", "error", "success")},
        required=("text",),
    ),
    "card": CARD,
    "carousel": Shape({**BLOCK, "elements": items(by_type({"card": CARD}), 1, 10)}, required=("elements",)),
    "task_card": TASK_CARD,
    "plan": Shape(
        {**BLOCK, "title": string(least=1), "tasks": items(by_type({"task_card": TASK_CARD}))},
        required=("title",),
    ),
    "table": Shape(
        {
            **BLOCK,
            "rows": items(items(by_type(CELLS), 1, 20), 1, 100),
            "column_settings": items(COLUMN, most=20),
        },
        required=("rows",),
    ),
    "data_table": Shape(
        {
            **BLOCK,
            "caption": string(least=1),
            "rows": items(items(by_type(CELLS), 1, 20), 2, 101),
            "page_size": whole(1, 100),
            "row_header_column_index": whole(0, 19),
        },
        required=("caption", "rows"),
        rules=[rows_are_equally_long, header_row_is_raw],
    ),
    "data_visualization": DATA_VISUALIZATION,
}


def container_of(blocks: dict[str, Shape]) -> Shape:
    """A container's children are ordinary blocks, so it is made when all of them are known."""
    return Shape(
        {
            **BLOCK,
            "title": plain(150),
            "rich_text_title": rich_text,
            "subtitle": words(150),
            "child_blocks": items(by_type(blocks), 1, 10),
            "width": one_of("narrow", "standard", "wide", "full"),
            "icon": IMAGE,
            "is_collapsible": flag,
            "default_collapsed": flag,
            "has_header_divider": flag,
        },
        required=("child_blocks",),
        rules=[container_has_a_title, divider_not_when_collapsible, collapsed_only_when_collapsible],
    )
