"""Layout blocks. docs.slack.dev, "Blocks": each page's table of fields."""

from sandbox.blocks.block_rules import action_ids_differ, section_has_text_or_fields
from sandbox.blocks.charts import DATA_VISUALIZATION
from sandbox.blocks.composition import BLOCK, MRKDWN, PLAIN, plain, words
from sandbox.blocks.elements import ELEMENTS, IMAGE
from sandbox.blocks.inputs import INPUTS
from sandbox.blocks.kinds import Address, ByType, Items, Shape, Text, flag
from sandbox.blocks.menus import BOXES, SELECTS
from sandbox.blocks.newer import NEWER, container_of
from sandbox.blocks.rich_text import RICH_TEXT
from sandbox.blocks.tables import DATA_TABLE, TABLE

CHOICES = (*BOXES, *SELECTS, "datepicker", "timepicker")
# docs.slack.dev, each element's page: "Works with block types"
IN_SECTION = ("button", "workflow_button", "image", "overflow", *CHOICES)
IN_ACTIONS = ("button", "workflow_button", "overflow", "datetimepicker", "rich_text_input", *CHOICES)
IN_INPUT = (*INPUTS, "datetimepicker", *CHOICES)

IN_CONTEXT: dict[str, Shape] = {"mrkdwn": MRKDWN, "plain_text": PLAIN, "image": IMAGE}

BLOCKS: dict[str, Shape] = {
    "section": Shape(
        {
            **BLOCK,
            "text": words(3_000),
            "fields": Items(words(2_000), 1, 10),
            "accessory": ByType(ELEMENTS, IN_SECTION),
            "expand": flag,
        },
        rules=[section_has_text_or_fields],
    ),
    "header": Shape({**BLOCK, "text": plain(150)}, required=("text",)),
    "divider": Shape({**BLOCK}),
    "context": Shape({**BLOCK, "elements": Items(ByType(IN_CONTEXT), 1, 10)}, required=("elements",)),
    "actions": Shape(
        {**BLOCK, "elements": Items(ByType(ELEMENTS, IN_ACTIONS), 1, 25)},
        required=("elements",),
        rules=[action_ids_differ],
    ),
    "input": Shape(
        {
            **BLOCK,
            "label": plain(2_000),
            "element": ByType(ELEMENTS, IN_INPUT),
            "hint": plain(2_000),
            "optional": flag,
            "dispatch_action": flag,
        },
        required=("label", "element"),
    ),
    "image": Shape({**IMAGE.fields, **BLOCK, "title": plain(2_000)}, IMAGE.required, [*IMAGE.rules]),
    "video": Shape(
        {
            **BLOCK,
            "alt_text": Text(least=1),
            "title": plain(199),  # "must be less than 200 characters"
            "title_url": Address(secure=True),
            "thumbnail_url": Address(),
            "video_url": Address(secure=True),
            "author_name": Text(49),  # "must be less than 50 characters"
            "description": plain(200),
            "provider_name": Text(),
            "provider_icon_url": Address(),
        },
        required=("alt_text", "title", "thumbnail_url", "video_url"),
    ),
    "markdown": Shape({**BLOCK, "text": Text(12_000, least=1)}, required=("text",)),
    "rich_text": RICH_TEXT,
    "table": TABLE,
    "data_table": DATA_TABLE,
    "data_visualization": DATA_VISUALIZATION,
    **NEWER,
}
# @slack/types, ContainerBlock: child_blocks
BLOCKS["container"] = container_of(
    BLOCKS,
    "actions",
    "context",
    "divider",
    "header",
    "image",
    "input",
    "rich_text",
    "section",
    "table",
    "video",
)
