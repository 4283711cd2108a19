"""Messages, modals and Homes. docs.slack.dev, "Surfaces", "View objects", and "Surfaces" of each block."""

from sandbox.blocks.composition import plain
from sandbox.blocks.kinds import ByType, Check, Items, Once, Shape, Text, anything, flag
from sandbox.blocks.layout import BLOCKS
from sandbox.blocks.payload_rules import (
    IN_NO_HOME,
    IN_NO_MESSAGE,
    IN_NO_MODAL,
    MARKDOWN_TOGETHER,
    ONE_TABLE,
    TWO_CHARTS,
    AcrossBlocks,
    block_ids_differ,
    inputs_need_a_submit,
    one_focus,
)

MESSAGES_ONLY = ("context_actions", "markdown", "plan", "task_card")
MODALS_ONLY = ("alert",)
# slackapi/slack-skills-plugin, "Data display": tables and charts stand in messages and Home, not in modals
NOT_IN_MODALS = ("card", "carousel", "container", "data_table", "data_visualization", "table")

IN_MESSAGES = tuple(kind for kind in BLOCKS if kind not in MODALS_ONLY)
IN_MODALS = tuple(kind for kind in BLOCKS if kind not in (*MESSAGES_ONLY, *NOT_IN_MODALS))
IN_HOMES = tuple(kind for kind in BLOCKS if kind not in (*MESSAGES_ONLY, *MODALS_ONLY))


def _block(allowed: tuple[str, ...]) -> Once:
    return Once(ByType(BLOCKS, allowed))


MESSAGE = Shape(
    {"blocks": Items(_block(IN_MESSAGES), most=50)},
    rules=[
        AcrossBlocks((block_ids_differ, MARKDOWN_TOGETHER, ONE_TABLE, TWO_CHARTS, IN_NO_MESSAGE)),
    ],
)

VIEW: dict[str, Check] = {
    "type": anything,
    "private_metadata": Text(3_000),
    "callback_id": Text(255),
    "external_id": Text(255),
}

VIEWS: dict[str, Shape] = {
    "modal": Shape(
        {
            **VIEW,
            "blocks": Items(_block(IN_MODALS), 1, 100),
            "title": plain(24),
            "submit": plain(24),
            "close": plain(24),
            "clear_on_close": flag,
            "notify_on_close": flag,
        },
        required=("title", "blocks"),
        rules=[AcrossBlocks((block_ids_differ, one_focus, IN_NO_MODAL)), inputs_need_a_submit],
    ),
    "home": Shape(
        {**VIEW, "blocks": Items(_block(IN_HOMES), 1, 100)},
        required=("blocks",),
        rules=[AcrossBlocks((block_ids_differ, one_focus, IN_NO_HOME))],
    ),
}
VIEW_ARGUMENT = Shape({"view": ByType(VIEWS)})
