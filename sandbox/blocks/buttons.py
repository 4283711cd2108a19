"""What a person presses. docs.slack.dev, "Block elements": each page's table of fields."""

from sandbox.blocks.composition import CONFIRM, OVERFLOW_OPTION, WORKFLOW, plain
from sandbox.blocks.kinds import Address, Check, Items, OneOf, Shape, Text, anything

ACTION: dict[str, Check] = {"type": anything, "action_id": Text(255)}
PRESSED: dict[str, Check] = {
    **ACTION,
    "text": plain(75),
    "style": OneOf(("primary", "danger")),
    "confirm": CONFIRM,
    "accessibility_label": Text(75),
}
READERS = Items(Text(least=1), most=10)  # slack_sdk 3.47, IconButtonElement: up to 10 user ids

FEEDBACK = Shape(
    {"text": plain(75), "value": Text(2_000), "accessibility_label": Text(75)}, required=("text", "value")
)

BUTTONS: dict[str, Shape] = {
    "button": Shape(
        {
            **PRESSED,
            "url": Address(),
            "value": Text(2_000),
            "agent_prompt": Text(4_000),  # slack_sdk 3.47, ButtonElement
            "agent_prompt_display": Text(),
            "visible_to_user_ids": READERS,
        },
        required=("text",),
    ),
    "workflow_button": Shape({**PRESSED, "workflow": WORKFLOW}, required=("text", "workflow")),
    "icon_button": Shape(
        {
            **ACTION,
            "icon": OneOf(("trash",)),
            "text": plain(),
            "confirm": CONFIRM,
            "value": Text(2_000),
            "accessibility_label": Text(75),
            "visible_to_user_ids": READERS,
        },
        required=("icon", "text"),
    ),
    "feedback_buttons": Shape(
        {**ACTION, "positive_button": FEEDBACK, "negative_button": FEEDBACK},
        required=("positive_button", "negative_button"),
    ),
    "overflow": Shape(
        {**ACTION, "options": Items(OVERFLOW_OPTION, 1, 5), "confirm": CONFIRM}, required=("options",)
    ),
}
