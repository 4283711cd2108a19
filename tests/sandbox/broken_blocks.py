"""One broken block for each rule: what is wrong, where, and how Slack words it.

Limits are from slack.md and docs.slack.dev, "Block Kit"; wordings from published answers of Slack.
"""

from typing import Any

from tests.sandbox.valid_blocks import (
    BUTTON,
    CELLS,
    ELEMENTS,
    IMAGE,
    INPUTS,
    NEWER,
    STORED_IMAGE,
    Json,
    input_block,
    mrkdwn,
    option,
    plain,
    section,
)  # fmt: skip
from tests.sandbox.valid_blocks import LAYOUT as VALID_LAYOUT

Case = tuple[str, list[Json], str, str]  # what, the blocks, the wording, the JSON pointer


def accessory(kind: str, **changed: Any) -> list[Json]:
    return [section(accessory={**ELEMENTS[kind], **changed})]


def typed(kind: str, **changed: Any) -> list[Json]:
    return [input_block({"type": kind, **INPUTS[kind], **changed})]


def without(value: Json, *names: str) -> Json:
    return {name: each for name, each in value.items() if name not in names}


def rich(*elements: Json) -> list[Json]:
    return [{"type": "rich_text", "elements": list(elements)}]


def words(*parts: Json) -> Json:
    return {"type": "rich_text_section", "elements": list(parts)}


def newer(name: str, **changed: Any) -> list[Json]:
    return [{**NEWER[name], **changed}]


def less(most: int) -> str:
    return f"must be less than {most + 1} characters"


LAYOUT_VIDEO = VALID_LAYOUT["video"]
DIVIDER = {"type": "divider"}
ACC = "/blocks/0/accessory"
ELEMENT = "/blocks/0/element"
CHART = "/blocks/0/chart"
EMPTY = "must be more than 0 characters"
ENUM = "must be a valid enum value"
MANY = [option(str(n)) for n in range(101)]
TWO_BUTTONS = [{**BUTTON, "action_id": "same"}, {**BUTTON, "action_id": "same"}]
ACTIONS = {"type": "actions", "elements": [BUTTON]}

MESSAGES: list[Case] = [
    ("51 blocks", [DIVIDER] * 51, "no more than 50 items allowed", "/blocks"),
    ("a block_id twice", [{**DIVIDER, "block_id": "x"}] * 2,
     '`block_id` "x" already exists', "/blocks/1/block_id"),
    ("an unknown block", [{"type": "dividr"}], "unsupported type: dividr", "/blocks/0/type"),
    ("a block without a type", [{}], "missing required field: type", "/blocks/0"),
    ("a type that is no text", [{"type": ["divider"]}], "must provide a string", "/blocks/0/type"),
    ("an alert in a message", [{"type": "alert", "text": mrkdwn()}],
     "unsupported type: alert", "/blocks/0/type"),
    ("an unknown field", [{**DIVIDER, "colour": "red"}],
     "invalid additional property: colour", "/blocks/0"),
    ("a long block_id", [{**DIVIDER, "block_id": "x" * 256}], less(255), "/blocks/0/block_id"),
    ("two tables", [{"type": "table", "rows": [CELLS]}] * 2, "only_one_table_allowed", "/blocks"),
    ("markdown that is too long", [{"type": "markdown", "text": "x" * 12_001}],
     less(12_000), "/blocks/0/text"),
    ("markdown that is too long together", [{"type": "markdown", "text": "x" * 6_001}] * 2,
     "markdown blocks must be less than 12001 characters together", "/blocks"),
    ("empty markdown", [{"type": "markdown", "text": ""}], EMPTY, "/blocks/0/text"),
    ("markdown without text", [{"type": "markdown"}], "missing required field: text", "/blocks/0"),
]  # fmt: skip

LAYOUT: list[Case] = [
    ("a section without text or fields", [{"type": "section"}],
     "must define either `text` or `fields`", "/blocks/0"),
    ("a section of 3001", [section(text=mrkdwn("x" * 3_001))], less(3_000), "/blocks/0/text/text"),
    ("a plain section of 3001", [section(text=plain("x" * 3_001))],
     less(3_000), "/blocks/0/text/text"),
    ("an empty section", [section(text=mrkdwn(""))], EMPTY, "/blocks/0/text/text"),
    ("an empty plain section", [section(text=plain(""))], EMPTY, "/blocks/0/text/text"),
    ("a text without text", [section(text={"type": "mrkdwn"})],
     "missing required field: text", "/blocks/0/text"),
    ("a plain text without text", [section(text={"type": "plain_text"})],
     "missing required field: text", "/blocks/0/text"),
    ("a text that is a string", [section(text="hello")], "must provide an object", "/blocks/0/text"),
    ("mrkdwn with emoji", [section(text={**mrkdwn(), "emoji": True})],
     "invalid additional property: emoji", "/blocks/0/text"),
    ("11 fields", [section(fields=[mrkdwn()] * 11)], "no more than 10 items allowed", "/blocks/0/fields"),
    ("no fields", [section(fields=[])], "must provide at least 1 items", "/blocks/0/fields"),
    ("a field of 2001", [section(fields=[mrkdwn("x" * 2_001)])],
     less(2_000), "/blocks/0/fields/0/text"),
    ("a plain field of 2001", [section(fields=[plain("x" * 2_001)])],
     less(2_000), "/blocks/0/fields/0/text"),
    ("an input as accessory", [section(accessory={"type": "plain_text_input"})],
     "unsupported type: plain_text_input", f"{ACC}/type"),
    ("a header as mrkdwn", [{"type": "header", "text": mrkdwn()}],
     "unsupported type: mrkdwn", "/blocks/0/text/type"),
    ("a header of 151", [{"type": "header", "text": plain("x" * 151)}], less(150), "/blocks/0/text/text"),
    ("a header without text", [{"type": "header"}], "missing required field: text", "/blocks/0"),
    ("11 context elements", [{"type": "context", "elements": [plain()] * 11}],
     "no more than 10 items allowed", "/blocks/0/elements"),
    ("an empty context", [{"type": "context", "elements": []}],
     "must provide at least 1 items", "/blocks/0/elements"),
    ("a context without elements", [{"type": "context"}], "missing required field: elements", "/blocks/0"),
    ("a button in a context", [{"type": "context", "elements": [BUTTON]}],
     "unsupported type: button", "/blocks/0/elements/0/type"),
    ("a context text of 3001", [{"type": "context", "elements": [mrkdwn("x" * 3_001)]}],
     less(3_000), "/blocks/0/elements/0/text"),
    ("a plain context text of 3001", [{"type": "context", "elements": [plain("x" * 3_001)]}],
     less(3_000), "/blocks/0/elements/0/text"),
    ("an empty context text", [{"type": "context", "elements": [mrkdwn("")]}],
     EMPTY, "/blocks/0/elements/0/text"),
    ("an empty plain context text", [{"type": "context", "elements": [plain("")]}],
     EMPTY, "/blocks/0/elements/0/text"),
    ("26 buttons", [{"type": "actions", "elements": [without(BUTTON, "action_id")] * 26}],
     "no more than 25 items allowed", "/blocks/0/elements"),
    ("no buttons", [{"type": "actions", "elements": []}],
     "must provide at least 1 items", "/blocks/0/elements"),
    ("actions without elements", [{"type": "actions"}], "missing required field: elements", "/blocks/0"),
    ("an action_id twice in a block", [{"type": "actions", "elements": TWO_BUTTONS}],
     '`action_id` "same" already exists', "/blocks/0/elements/1/action_id"),
    ("an input among actions", [{"type": "actions", "elements": [{"type": "plain_text_input"}]}],
     "unsupported type: plain_text_input", "/blocks/0/elements/0/type"),
    ("an input without label", [without(input_block({"type": "plain_text_input"}), "label")],
     "missing required field: label", "/blocks/0"),
    ("an input without element", [{"type": "input", "label": plain()}],
     "missing required field: element", "/blocks/0"),
    ("a button as input", [input_block(BUTTON)], "unsupported type: button", f"{ELEMENT}/type"),
    ("a label of 2001", [input_block({"type": "plain_text_input"}, label=plain("x" * 2_001))],
     less(2_000), "/blocks/0/label/text"),
    ("a hint of 2001", [input_block({"type": "plain_text_input"}, hint=plain("x" * 2_001))],
     less(2_000), "/blocks/0/hint/text"),
    ("an image without alt_text", [without(IMAGE, "alt_text")],
     "missing required field: alt_text", "/blocks/0"),
    ("an image without source", [without(IMAGE, "image_url")],
     "must define either `image_url` or `slack_file`", "/blocks/0"),
    ("an alt_text of 2001", [{**IMAGE, "alt_text": "x" * 2_001}], less(2_000), "/blocks/0/alt_text"),
    ("an image title of 2001", [{**IMAGE, "title": plain("x" * 2_001)}],
     less(2_000), "/blocks/0/title/text"),
    ("an image_url of 3001", [{**IMAGE, "image_url": "https://" + "x" * 2_993}],
     less(3_000), "/blocks/0/image_url"),
    ("an image_url that is none", [{**IMAGE, "image_url": "a.png"}],
     "must be a valid URL", "/blocks/0/image_url"),
    ("a video whose title leads to http", [{**LAYOUT_VIDEO, "title_url": "http://x.org"}],
     "must be a valid HTTPS URL", "/blocks/0/title_url"),
    ("a video by http", [{**LAYOUT_VIDEO, "video_url": "http://x.org"}],
     "must be a valid HTTPS URL", "/blocks/0/video_url"),
    *[(f"a video with a long {name}", [{**LAYOUT_VIDEO, name: "https://" + "x" * 2_993}],
       less(3_000), f"/blocks/0/{name}")
      for name in ("title_url", "thumbnail_url", "video_url", "provider_icon_url")],
    ("a video with an empty alt_text", [{**LAYOUT_VIDEO, "alt_text": ""}], EMPTY, "/blocks/0/alt_text"),
    ("an image of a file without id", [{**STORED_IMAGE, "slack_file": {}}],
     "must define either `id` or `url`", "/blocks/0/slack_file"),
    ("an image of a file with id and url",
     [{**STORED_IMAGE, "slack_file": {"id": "F1", "url": "https://x.org/a"}}],
     "must define either `id` or `url`", "/blocks/0/slack_file"),
    ("an image of a file with an empty id", [{**STORED_IMAGE, "slack_file": {"id": ""}}],
     EMPTY, "/blocks/0/slack_file/id"),
    ("an image of a file with a long url",
     [{**STORED_IMAGE, "slack_file": {"url": "https://" + "x" * 2_993}}],
     less(3_000), "/blocks/0/slack_file/url"),
    ("a video without its fields",
     [{"type": "video", "title": plain(), "alt_text": "x", "video_url": "https://x"}],
     "missing required field: thumbnail_url", "/blocks/0"),
    ("a video without a title", [{"type": "video", "thumbnail_url": "https://x", "alt_text": "x",
                                  "video_url": "https://x"}], "missing required field: title", "/blocks/0"),
    ("a video without alt_text", [{"type": "video", "thumbnail_url": "https://x", "title": plain(),
                                   "video_url": "https://x"}],
     "missing required field: alt_text", "/blocks/0"),
    *[(f"a video {name} of {most + 1}", [{**LAYOUT_VIDEO, name: plain("x" * (most + 1))}],
       less(most), f"/blocks/0/{name}/text") for name, most in (("title", 199), ("description", 200))],
    ("a video author of 50", [{**LAYOUT_VIDEO, "author_name": "x" * 50}],
     less(49), "/blocks/0/author_name"),
    ("a video without a video_url", [{"type": "video", "thumbnail_url": "https://x", "title": plain(),
                                      "alt_text": "x"}],
     "missing required field: video_url", "/blocks/0"),
]  # fmt: skip
