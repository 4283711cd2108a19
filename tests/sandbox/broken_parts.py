"""Broken composition objects, rich text, newer blocks and views; see broken_blocks.py for the sources."""

from typing import Any

from tests.sandbox.broken_blocks import (
    ACC,
    ELEMENT,
    EMPTY,
    ENUM,
    MANY,
    Case,
    accessory,
    less,
    rich,
    typed,
    without,
    words,
)  # fmt: skip
from tests.sandbox.valid_blocks import (
    BARE_RICH_TEXT,
    CONFIRM,
    OPTIONS,
    RICH_PARTS,
    Json,
    input_block,
    mrkdwn,
    option,
    plain,
    section,
)  # fmt: skip

OPT = f"{ACC}/options/0"
GROUP = f"{ACC}/option_groups"
PART = "/blocks/0/elements/0/elements/0"
FIELD = input_block({"type": "plain_text_input"})


NEEDED = {
    "link": ("url",),
    "emoji": ("name",),
    "broadcast": ("range",),
    "color": ("value",),
    "date": ("timestamp", "format"),
}


def one(kind: str, changed: Json) -> list[Json]:
    """A menu with one option that is changed."""
    return [section(accessory={"type": kind, "options": [changed]})]


def grouped(*groups: Json) -> list[Json]:
    return [section(accessory={"type": "static_select", "option_groups": list(groups)})]


def confirm(**changed: Any) -> list[Json]:
    return accessory("button", confirm={**CONFIRM, **changed})


def unconfirmed(name: str) -> list[Json]:
    return accessory("button", confirm=without(CONFIRM, name))


COMPOSITION: list[Case] = [
    ("an option of 76", one("static_select", {"text": plain("x" * 76), "value": "1"}),
     less(75), f"{OPT}/text/text"),
    ("a checkbox of 76", one("checkboxes", {"text": mrkdwn("x" * 76), "value": "1"}),
     less(75), f"{OPT}/text/text"),
    ("a plain checkbox of 76", one("checkboxes", {"text": plain("x" * 76), "value": "1"}),
     less(75), f"{OPT}/text/text"),
    ("an overflow option of 76", one("overflow", {"text": plain("x" * 76), "value": "1"}),
     less(75), f"{OPT}/text/text"),
    ("an option as mrkdwn", one("static_select", {"text": mrkdwn(), "value": "1"}),
     "unsupported type: mrkdwn", f"{OPT}/text/type"),
    ("an option value of 151", one("static_select", option("x" * 151, text=plain())),
     less(150), f"{OPT}/value"),
    ("a checkbox value of 151", one("checkboxes", option("x" * 151, text=plain())),
     less(150), f"{OPT}/value"),
    ("an overflow value of 151", one("overflow", option("x" * 151, text=plain())),
     less(150), f"{OPT}/value"),
    *[(f"a description of 76 in {kind} as {text['type']}", one(kind, option(description=text)),
       less(75), f"{OPT}/description/text")
      for kind in ("overflow", "static_select", "checkboxes")
      for text in (plain("x" * 76), mrkdwn("x" * 76))],
    *[(f"an empty description in {kind} as {text['type']}", one(kind, option(description=text)),
       EMPTY, f"{OPT}/description/text")
      for kind in ("overflow", "static_select", "checkboxes") for text in (plain(""), mrkdwn(""))],
    ("an option url of 3001", one("overflow", option(url="https://" + "x" * 2_993)),
     less(3_000), f"{OPT}/url"),
    ("a url outside an overflow", one("static_select", option(url="https://x.org")),
     "invalid additional property: url", f"{OPT}"),
    ("an option with a type", one("static_select", {"type": "option", **option()}),
     "invalid additional property: type", f"{OPT}"),
    ("an option without value", one("static_select", {"text": plain()}),
     "missing required field: value", f"{OPT}"),
    ("an option without text", one("static_select", {"value": "1"}),
     "missing required field: text", f"{OPT}"),
    ("a checkbox without value", one("checkboxes", {"text": plain()}),
     "missing required field: value", f"{OPT}"),
    ("a checkbox without text", one("checkboxes", {"value": "1"}),
     "missing required field: text", f"{OPT}"),
    ("an overflow option without value", one("overflow", {"text": plain()}),
     "missing required field: value", f"{OPT}"),
    ("an overflow option without text", one("overflow", {"value": "1"}),
     "missing required field: text", f"{OPT}"),
    ("101 groups", grouped(*[{"label": plain(), "options": OPTIONS}] * 101),
     "no more than 100 items allowed", f"{GROUP}"),
    ("no groups", grouped(), "must provide at least 1 items", f"{GROUP}"),
    ("a group of 101", grouped({"label": plain(), "options": MANY}),
     "no more than 100 items allowed", f"{GROUP}/0/options"),
    ("an empty group", grouped({"label": plain(), "options": []}),
     "must provide at least 1 items", f"{GROUP}/0/options"),
    ("a group label of 76", grouped({"label": plain("x" * 76), "options": OPTIONS}),
     less(75), f"{GROUP}/0/label/text"),
    ("a group without label", grouped({"options": OPTIONS}),
     "missing required field: label", f"{GROUP}/0"),
    ("a group without options", grouped({"label": plain()}),
     "missing required field: options", f"{GROUP}/0"),
    ("a confirm title of 101", confirm(title=plain("x" * 101)),
     less(100), f"{ACC}/confirm/title/text"),
    ("a confirm text of 301", confirm(text=mrkdwn("x" * 301)),
     less(300), f"{ACC}/confirm/text/text"),
    ("a plain confirm text of 301", confirm(text=plain("x" * 301)),
     less(300), f"{ACC}/confirm/text/text"),
    ("a confirm button of 31", confirm(confirm=plain("x" * 31)),
     less(30), f"{ACC}/confirm/confirm/text"),
    ("a deny button of 31", confirm(deny=plain("x" * 31)), less(30), f"{ACC}/confirm/deny/text"),
    ("an unknown confirm style", confirm(style="default"), ENUM, f"{ACC}/confirm/style"),
    ("a confirm with a type", confirm(type="confirm"),
     "invalid additional property: type", f"{ACC}/confirm"),
    *[(f"a confirm without {name}", unconfirmed(name), f"missing required field: {name}", f"{ACC}/confirm")
      for name in ("title", "text", "confirm", "deny")],
    ("an empty filter", accessory("conversations_select", filter={}),
     "must have minimum 1 properties", f"{ACC}/filter"),
    ("a filter of nothing", accessory("conversations_select", filter={"include": []}),
     "must provide at least 1 items", f"{ACC}/filter/include"),
    ("a filter of too much", accessory("conversations_select", filter={"include": ["im"] * 5}),
     "no more than 4 items allowed", f"{ACC}/filter/include"),
    ("an unknown filter", accessory("conversations_select", filter={"include": ["all"]}),
     ENUM, f"{ACC}/filter/include/0"),
    ("an unknown dispatch", typed("url_text_input", dispatch_action_config={"trigger_actions_on": ["blur"]}),
     ENUM, f"{ELEMENT}/dispatch_action_config/trigger_actions_on/0"),
    ("no dispatch", typed("url_text_input", dispatch_action_config={"trigger_actions_on": []}),
     "must provide at least 1 items", f"{ELEMENT}/dispatch_action_config/trigger_actions_on"),
    ("three dispatches",
     typed("url_text_input", dispatch_action_config={"trigger_actions_on": ["on_enter_pressed"] * 3}),
     "no more than 2 items allowed", f"{ELEMENT}/dispatch_action_config/trigger_actions_on"),
]  # fmt: skip

RICH_TEXT: list[Case] = [
    ("rich text without elements", [{"type": "rich_text"}], "missing required field: elements", "/blocks/0"),
    ("empty rich text", rich(), "must provide at least 1 items", "/blocks/0/elements"),
    ("rich text with a long block_id", [{**BARE_RICH_TEXT, "block_id": "x" * 256}],
     less(255), "/blocks/0/block_id"),
    ("an unknown piece", rich({"type": "rich_text_table"}),
     "unsupported type: rich_text_table", "/blocks/0/elements/0/type"),
    ("a text at the top", rich({"type": "text", "text": "x"}),
     "unsupported type: text", "/blocks/0/elements/0/type"),
    ("an unknown part", rich(words({"type": "image"})), "unsupported type: image", f"{PART}/type"),
    ("an empty text", rich(words({"type": "text", "text": ""})), EMPTY, f"{PART}/text"),
    ("an unknown style", rich(words({"type": "text", "text": "x", "style": {"big": True}})),
     "invalid additional property: big", f"{PART}/style"),
    ("a link of 3001", rich(words({"type": "link", "url": "x" * 3_001})), less(3_000), f"{PART}/url"),
    ("an unknown broadcast", rich(words({"type": "broadcast", "range": "all"})),
     ENUM, f"{PART}/range"),
    ("a skin tone of 7", rich(words({"type": "emoji", "name": "wave", "skin_tone": 7})),
     "must be less than 6", f"{PART}/skin_tone"),
    ("a skin tone of 0", rich(words({"type": "emoji", "name": "wave", "skin_tone": 0})),
     "must be greater than 1", f"{PART}/skin_tone"),
    ("a negative date", rich(words({"type": "date", "timestamp": -1, "format": "{date}"})),
     "must be greater than 0", f"{PART}/timestamp"),
    ("a date without form", rich(words({"type": "date", "timestamp": 1, "format": ""})),
     EMPTY, f"{PART}/format"),
    *[(f"a {part['type']} without its {name}", rich(words(without(part, name))),
       f"missing required field: {name}", PART)
      for part in RICH_PARTS[2:] for name in part
      if name.endswith("_id") or name in NEEDED.get(part["type"], ())],
    ("a text without its text", rich(words({"type": "text"})), "missing required field: text", PART),
    *[(f"a {part['type']} of nothing", rich(words({**part, name: ""})), EMPTY, f"{PART}/{name}")
      for part in RICH_PARTS[2:] for name in part
      if name.endswith("_id") or (part["type"], name) in (("link", "url"), ("emoji", "name"))],
    ("an emoji in preformatted text", rich({"type": "rich_text_preformatted", "elements": RICH_PARTS[7:8]}),
     "unsupported type: emoji", f"{PART}/type"),
    *[(f"a {piece} without elements",
       rich({"type": piece, "style": "bullet"} if piece == "rich_text_list" else {"type": piece}),
       "missing required field: elements", "/blocks/0/elements/0")
      for piece in ("rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted")],
    ("a list without style", rich({"type": "rich_text_list", "elements": []}),
     "missing required field: style", "/blocks/0/elements/0"),
    ("an unknown list", rich({"type": "rich_text_list", "style": "dash", "elements": []}),
     ENUM, "/blocks/0/elements/0/style"),
    ("a text right in a list",
     rich({"type": "rich_text_list", "style": "bullet", "elements": [{"type": "text"}]}),
     "unsupported type: text", "/blocks/0/elements/0/elements/0/type"),
    ("a deep indent", rich({"type": "rich_text_list", "style": "bullet", "elements": [], "indent": 9}),
     "must be less than 8", "/blocks/0/elements/0/indent"),
    ("a negative indent", rich({"type": "rich_text_list", "style": "bullet", "elements": [], "indent": -1}),
     "must be greater than 0", "/blocks/0/elements/0/indent"),
    ("a negative offset", rich({"type": "rich_text_list", "style": "bullet", "elements": [], "offset": -1}),
     "must be greater than 0", "/blocks/0/elements/0/offset"),
    *[(f"a {kind} with a border of {border}",
       rich({"type": kind, "elements": [], "style": "bullet", "border": border}
            if kind == "rich_text_list" else {"type": kind, "elements": [], "border": border}),
       wording, "/blocks/0/elements/0/border")
      for kind in ("rich_text_list", "rich_text_quote", "rich_text_preformatted")
      for border, wording in ((2, "must be less than 1"), (-1, "must be greater than 0"))],
]  # fmt: skip
