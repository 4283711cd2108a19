"""The other blocks of 2025 and 2026. Sources: docs.slack.dev, "Blocks", and slack_sdk 3.47's models."""

from sandbox.blocks.block_rules import (
    action_ids_differ,
    card_has_content,
    collapsed_only_when_collapsible,
    container_has_a_title,
    divider_not_when_collapsible,
    one_icon,
    task_ids_differ,
)
from sandbox.blocks.buttons import BUTTONS
from sandbox.blocks.composition import BLOCK, plain, words
from sandbox.blocks.elements import IMAGE
from sandbox.blocks.kinds import Address, ByType, Items, OneOf, Shape, Text, anything, flag
from sandbox.blocks.rich_text import rich_text

PICTURE = ByType({"image": IMAGE})
IN_CONTEXT = {kind: BUTTONS[kind] for kind in ("feedback_buttons", "icon_button")}
ICON = Shape({"type": anything, "name": Text(least=1)}, required=("name",))

CARD = Shape(
    {
        **BLOCK,
        "hero_image": PICTURE,
        "icon": PICTURE,
        # Slack's answer to views.publish: missing required field: name […/slack_icon]; it keeps the names
        "slack_icon": ByType({"icon": ICON}),
        "title": words(150),
        "subtitle": words(150),
        "body": words(200),
        "subtext": words(200),
        "actions": Items(ByType({"button": BUTTONS["button"]}), 1, 3),
    },
    rules=[card_has_content, one_icon, action_ids_differ],
)
SOURCE = Shape({"type": anything, "url": Address(), "text": Text(least=1)}, required=("url", "text"))
TASK_CARD = Shape(
    {
        **BLOCK,
        "task_id": Text(least=1),
        "title": Text(least=1),
        "details": rich_text,
        "output": rich_text,
        "sources": Items(ByType({"url": SOURCE}), 1),
        "status": OneOf(("pending", "in_progress", "complete", "error")),
    },
    required=("task_id", "title", "status"),
)

NEWER: dict[str, Shape] = {
    "alert": Shape(
        # slackapi/java-slack-sdk, AlertBlock: up to 200 characters
        {**BLOCK, "text": words(200), "level": OneOf(("default", "info", "warning", "error", "success"))},
        required=("text",),
    ),
    "card": CARD,
    "carousel": Shape({**BLOCK, "elements": Items(ByType({"card": CARD}), 1, 10)}, required=("elements",)),
    "context_actions": Shape(
        {**BLOCK, "elements": Items(ByType(IN_CONTEXT), 1, 5)},
        required=("elements",),
        rules=[action_ids_differ],
    ),
    "task_card": TASK_CARD,
    "plan": Shape(
        {**BLOCK, "title": Text(least=1), "tasks": Items(ByType({"task_card": TASK_CARD}))},
        required=("title",),
        rules=[task_ids_differ],
    ),
}


def container_of(blocks: dict[str, Shape], *children: str) -> Shape:
    """A container's children are ordinary blocks, so it is made when all of them are known."""
    return Shape(
        {
            **BLOCK,
            "title": plain(150),
            "rich_text_title": rich_text,
            "subtitle": words(150),
            "child_blocks": Items(ByType(blocks, children), 1, 10),
            "width": OneOf(("narrow", "standard", "wide", "full")),
            "icon": PICTURE,
            "is_collapsible": flag,
            "default_collapsed": flag,
            "has_header_divider": flag,
        },
        required=("child_blocks",),
        rules=[container_has_a_title, divider_not_when_collapsible, collapsed_only_when_collapsible],
    )
