"""Broken modals and Homes; see broken_blocks.py for the sources."""

from typing import Any

from tests.sandbox.broken_blocks import DIVIDER, ENUM, less, without
from tests.sandbox.broken_tables import AT_LEAST_ONE
from tests.sandbox.valid_blocks import CELLS, Json, home, input_block, modal, mrkdwn, plain, section

FIELD = input_block({"type": "plain_text_input"})
FOCUSED = input_block({"type": "plain_text_input", "focus_on_load": True})
MENU = {"type": "users_select", "focus_on_load": True}
FOCUSED_MENU, FOCUSED_ACTIONS = section(accessory=MENU), {"type": "actions", "elements": [MENU]}


def contained(block: Json) -> Json:
    return {"type": "container", "title": plain(), "child_blocks": [block]}


ViewCase = tuple[str, Any, str, str]  # what, the view, the wording, the JSON pointer

VIEWS: list[ViewCase] = [
    ("101 blocks", modal(*[DIVIDER] * 101), "no more than 100 items allowed", "/view/blocks"),
    ("a home of 101 blocks", home(*[DIVIDER] * 101), "no more than 100 items allowed", "/view/blocks"),
    ("a modal without blocks", modal(), AT_LEAST_ONE, "/view/blocks"),
    ("a home without blocks", home(), AT_LEAST_ONE, "/view/blocks"),
    ("no blocks at all", without(modal(DIVIDER), "blocks"), "missing required field: blocks", "/view"),
    ("no blocks at all in a home", {"type": "home"}, "missing required field: blocks", "/view"),
    ("no title", without(modal(DIVIDER), "title"), "missing required field: title", "/view"),
    ("an unknown type", {**modal(DIVIDER), "type": "popup"}, "unsupported type: popup", "/view/type"),
    *[(f"a {name} of 25", modal(DIVIDER, **{name: plain("x" * 25)}), less(24), f"/view/{name}/text")
      for name in ("title", "submit", "close")],
    ("a private_metadata of 3001", modal(DIVIDER, private_metadata="x" * 3_001),
     less(3_000), "/view/private_metadata"),
    *[(f"a {name} of 256", modal(DIVIDER, **{name: "x" * 256}), less(255), f"/view/{name}")
      for name in ("callback_id", "external_id")],
    ("an input without submit", without(modal(FIELD), "submit"),
     "must define `submit` to use an `input` block in modals", "/view/blocks/0/input"),
    ("submit_disabled", modal(DIVIDER, submit_disabled=True),
     "invalid additional property: submit_disabled", "/view"),
    ("a home with a title", home(DIVIDER, title=plain()), "invalid additional property: title", "/view"),
    ("a block_id twice", modal({**DIVIDER, "block_id": "x"}, {**DIVIDER, "block_id": "x"}),
     '`block_id` "x" already exists', "/view/blocks/1/block_id"),
    ("a table in a modal", modal({"type": "table", "rows": [CELLS]}), "unsupported type: table",
     "/view/blocks/0/type"),
    ("an alert in a home", home({"type": "alert", "text": mrkdwn()}), "unsupported type: alert",
     "/view/blocks/0/type"),
    ("an alert without text", modal({"type": "alert"}), "missing required field: text", "/view/blocks/0"),
    ("an unknown level", modal({"type": "alert", "text": mrkdwn(), "level": "loud"}), ENUM,
     "/view/blocks/0/level"),
    ("two fields in focus", modal(FOCUSED, FOCUSED), "only one element can set `focus_on_load`",
     "/view/blocks/1/element/focus_on_load"),
    ("two fields of a home in focus", home(FOCUSED, FOCUSED), "only one element can set `focus_on_load`",
     "/view/blocks/1/element/focus_on_load"),
    ("a menu of a container in focus, too", home(FOCUSED, contained(FOCUSED_MENU)),
     "only one element can set `focus_on_load`", "/view/blocks/1/child_blocks/0/accessory/focus_on_load"),
    ("a menu among actions in focus, too", home(FOCUSED_MENU, FOCUSED_ACTIONS),
     "only one element can set `focus_on_load`", "/view/blocks/1/elements/0/focus_on_load"),
    ("a block_id twice, once in a container", home({**DIVIDER, "block_id": "x"},
                                                   contained({**DIVIDER, "block_id": "x"})),
     '`block_id` "x" already exists', "/view/blocks/1/child_blocks/0/block_id"),
    ("a view that is a list", [], "must provide an object", "/view"),
    ("a view without type", without(modal(DIVIDER), "type"), "missing required field: type", "/view"),
    *[(f"an alert of 201 as {text['type']}", modal({"type": "alert", "text": text}), less(200),
       "/view/blocks/0/text/text") for text in (plain("x" * 201), mrkdwn("x" * 201))],
    *[(f"a home with a {name} of {most + 1}", home(DIVIDER, **{name: "x" * (most + 1)}), less(most),
       f"/view/{name}")
      for name, most in (("private_metadata", 3_000), ("callback_id", 255), ("external_id", 255))],
]  # fmt: skip
