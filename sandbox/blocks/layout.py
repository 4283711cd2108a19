"""Layout blocks. docs.slack.dev, "Blocks": each page's table of fields."""

from sandbox.blocks.composition import BLOCK, MRKDWN, PLAIN, SLACK_FILE, address, plain, words
from sandbox.blocks.elements import ELEMENTS
from sandbox.blocks.kinds import Shape, by_type, flag, items, string
from sandbox.blocks.newer import NEWER, container_of
from sandbox.blocks.rich_text import RICH_TEXT
from sandbox.blocks.rules import action_ids_differ, image_has_a_source, section_has_text_or_fields

SELECTS = tuple(kind for kind in ELEMENTS if kind.endswith("_select"))
PICKERS = ("datepicker", "timepicker", "checkboxes", "radio_buttons")
# docs.slack.dev, each element's page: "Works with block types"
IN_SECTION = ("button", "image", "overflow", *SELECTS, *PICKERS)
IN_ACTIONS = ("button", "overflow", "datetimepicker", *SELECTS, *PICKERS)
IN_INPUT = (
    "plain_text_input",
    "email_text_input",
    "url_text_input",
    "number_input",
    "rich_text_input",
    "file_input",
    "datetimepicker",
    *SELECTS,
    *PICKERS,
)

IN_CONTEXT: dict[str, Shape] = {"mrkdwn": MRKDWN, "plain_text": PLAIN, "image": ELEMENTS["image"]}

BLOCKS: dict[str, Shape] = {
    "section": Shape(
        {
            **BLOCK,
            "text": words(3_000),
            "fields": items(words(2_000), 1, 10),
            "accessory": by_type(ELEMENTS, *IN_SECTION),
            "expand": flag,
        },
        rules=[section_has_text_or_fields],
    ),
    "header": Shape({**BLOCK, "text": plain(150)}, required=("text",)),
    "divider": Shape({**BLOCK}),
    "context": Shape(
        {**BLOCK, "elements": items(by_type(IN_CONTEXT), 1, 10)},
        required=("elements",),
    ),
    "actions": Shape(
        {**BLOCK, "elements": items(by_type(ELEMENTS, *IN_ACTIONS), 1, 25)},
        required=("elements",),
        rules=[action_ids_differ],
    ),
    "input": Shape(
        {
            **BLOCK,
            "label": plain(2_000),
            "element": by_type(ELEMENTS, *IN_INPUT),
            "hint": plain(2_000),
            "optional": flag,
            "dispatch_action": flag,
        },
        required=("label", "element"),
    ),
    "image": Shape(
        {
            **BLOCK,
            "image_url": address,
            "slack_file": SLACK_FILE,
            "alt_text": string(2_000),
            "title": plain(2_000),
        },
        required=("alt_text",),
        rules=[image_has_a_source],
    ),
    "video": Shape(
        {
            **BLOCK,
            "alt_text": string(),
            "title": plain(199),
            "title_url": address,
            "thumbnail_url": address,
            "video_url": address,
            "author_name": string(49),
            "description": plain(200),
            "provider_name": string(),
            "provider_icon_url": address,
        },
        required=("alt_text", "title", "thumbnail_url", "video_url"),
    ),
    "markdown": Shape({**BLOCK, "text": string(12_000, least=1)}, required=("text",)),
    "rich_text": RICH_TEXT,
    **NEWER,
}
BLOCKS["container"] = container_of(BLOCKS)
