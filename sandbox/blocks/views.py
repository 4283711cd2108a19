"""Modals and Homes. docs.slack.dev, "View objects"."""

from sandbox.blocks.composition import plain
from sandbox.blocks.kinds import Check, Shape, anything, by_type, flag, items, string
from sandbox.blocks.layout import BLOCKS
from sandbox.blocks.rules import inputs_need_a_submit, one_focus

MESSAGES_ONLY = ("markdown", "table", "plan", "task_card")
MODALS_ONLY = ("alert",)

IN_MESSAGES = tuple(kind for kind in BLOCKS if kind not in MODALS_ONLY)
IN_MODALS = tuple(kind for kind in BLOCKS if kind not in MESSAGES_ONLY)
IN_HOMES = tuple(kind for kind in IN_MODALS if kind not in MODALS_ONLY)

VIEW: dict[str, Check] = {
    "type": anything,
    "private_metadata": string(3_000),
    "callback_id": string(255),
    "external_id": string(255),
}

VIEWS: dict[str, Shape] = {
    "modal": Shape(
        {
            **VIEW,
            "blocks": items(by_type(BLOCKS, *IN_MODALS), 1, 100),
            "title": plain(24),
            "submit": plain(24),
            "close": plain(24),
            "clear_on_close": flag,
            "notify_on_close": flag,
        },
        required=("title", "blocks"),
        rules=[inputs_need_a_submit, one_focus],
    ),
    "home": Shape(
        {**VIEW, "blocks": items(by_type(BLOCKS, *IN_HOMES), 1, 100)}, required=("blocks",), rules=[one_focus]
    ),
}
