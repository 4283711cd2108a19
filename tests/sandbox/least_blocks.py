"""The least that Slack takes of each thing, and every value of each choice.

From docs.slack.dev: "Required" in each page's table of fields; values as slack_sdk's models list them.
"""

from typing import Any

from tests.sandbox import valid_blocks as valid
from tests.sandbox.standing import holding
from tests.sandbox.valid_blocks import Json, input_block, mrkdwn, plain, section

Case = tuple[str, str, Json]  # what, the surface, the blocks or the view

TEXT: Json = {"type": "plain_text", "text": "x"}
MARKED: Json = {"type": "mrkdwn", "text": "x"}
HTTP = "http://example.org"
OPTION: Json = {"text": TEXT, "value": "1"}
LINK: Json = {"type": "image", "image_url": "https://example.org/a.png", "alt_text": ""}
CONFIRM: Json = {"title": TEXT, "text": TEXT, "confirm": TEXT, "deny": TEXT}
SECTION: Json = {"type": "rich_text_section", "elements": []}
RICH: Json = {"type": "rich_text", "elements": [SECTION]}
POINT: Json = {"label": "May", "value": -1.5}
PLOT: Json = {"series": [{"name": "x", "data": [POINT]}], "axis_config": {"categories": ["May"]}}
RAW: Json = {"type": "raw_text", "text": "x"}
TASK: Json = {"type": "task_card", "task_id": "1", "title": "x", "status": "pending"}

# One option in the one, one group of them in the other, so that the group need not come with options.
STATIC: Json = {"options": [OPTION]}
GROUPED: Json = {"option_groups": [{"label": TEXT, "options": [OPTION]}]}
MENUS: dict[str, Json] = {kind: {} for kind in valid.SELECTS} | {
    "static_select": STATIC,
    "multi_static_select": GROUPED,
    "checkboxes": {"options": [{"text": MARKED, "value": "1"}]},
    "radio_buttons": STATIC,
}
PRESSED: dict[str, Json] = {
    "button": {"text": TEXT},
    "overflow": STATIC,
}
TYPED: dict[str, Json] = {kind: {} for kind in valid.INPUTS} | {"number_input": {"is_decimal_allowed": True}}
ANSWER: Json = {"text": TEXT, "value": "1"}
ALONE: list[Json] = [
    {"type": "feedback_buttons", "positive_button": ANSWER, "negative_button": ANSWER},
    {"type": "icon_button", "icon": "trash", "text": TEXT},
]
WORKFLOW: Json = {"type": "workflow_button", "text": TEXT, "workflow": {"trigger": {"url": "https://x.org"}}}


def of_characters(kind: str, count: int) -> list[Json]:
    """A table or a data table with so many characters in all its cells, 1 and 99 of them in other rows."""
    words = {"type": "text", "text": "x" * 99}
    rich = {**RICH, "elements": [{**SECTION, "elements": [words]}]}
    more = {"caption": "x"} if kind == "data_table" else {}
    return [{"type": kind, "rows": [[RAW], [rich], [{**RAW, "text": "x" * (count - 100)}]], **more}]


IN_MESSAGES: list[Json] = [
    *of_characters("table", 10_000),
    *of_characters("data_table", 20_000),
    *({"type": "section", "text": each} for each in (TEXT, MARKED)),
    {"type": "section", "fields": [TEXT]},
    *(section(accessory={"type": kind, **more}) for kind, more in (PRESSED | MENUS).items()),
    section(accessory=LINK),
    # any scheme is good, but for videos
    section(accessory={"type": "button", "text": TEXT, "url": "mailto:dana@example.org"}),
    section(accessory={"type": "overflow", "options": [{**OPTION, "url": HTTP}]}),
    section(accessory={**WORKFLOW, "workflow": {"trigger": {"url": HTTP}}}),
    section(accessory={**LINK, "image_url": HTTP}),
    {**LINK, "image_url": HTTP},
    {**valid.STORED_IMAGE, "slack_file": {"url": HTTP}},
    {**valid.LAYOUT["video"], "thumbnail_url": HTTP, "provider_icon_url": HTTP},
    {**TASK, "sources": [{"type": "url", "url": HTTP, "text": "x"}]},
    section(accessory={"type": "button", "text": TEXT, "confirm": CONFIRM}),
    section(accessory={"type": "conversations_select", "filter": {"include": ["public"]}}),
    section(accessory={"type": "conversations_select", "filter": {"exclude_bot_users": True}}),
    section(accessory=WORKFLOW),
    {"type": "actions", "elements": [{"type": "button", "text": TEXT}] * 2},
    {"type": "context", "elements": [TEXT]},
    {"type": "divider"},
    {"type": "header", "text": TEXT},
    LINK,
    *({**valid.STORED_IMAGE, "slack_file": file} for file in ({"id": "F1"}, {"url": "https://x.org/a"})),
    {"type": "input", "label": TEXT, "element": {"type": "plain_text_input"}},
    {"type": "video", "alt_text": "x", "title": TEXT, "video_url": "https://x.org/v",
     "thumbnail_url": "http://x.org/t"},
    RICH,
    *({"type": "rich_text", "elements": [{"type": kind, "elements": []}]}
      for kind in ("rich_text_quote", "rich_text_preformatted")),
    {"type": "rich_text", "elements": [{"type": "rich_text_list", "style": "ordered", "elements": []}]},
    {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [
        {"type": "text", "text": "x"}, {"type": "text", "text": "x", "style": {}},
        {"type": "link", "url": "x"}, {"type": "user", "user_id": "U1"},
        {"type": "usergroup", "usergroup_id": "S1"}, {"type": "channel", "channel_id": "C1"},
        {"type": "team", "team_id": "T1"}, {"type": "emoji", "name": "tada"},
        {"type": "broadcast", "range": "here"}, {"type": "color", "value": "#fff"},
        {"type": "date", "timestamp": 0, "format": "{date}"}]}]},
    {"type": "markdown", "text": "x"},
    {"type": "card", "title": TEXT},
    {"type": "card", "body": TEXT},
    {"type": "card", "hero_image": LINK},
    {"type": "card", "actions": [{"type": "button", "text": TEXT}]},
    {"type": "carousel", "elements": [{"type": "card", "body": MARKED}]},
    {"type": "container", "title": TEXT, "child_blocks": [{"type": "divider"}]},
    {"type": "container", "rich_text_title": RICH, "child_blocks": [{"type": "divider"}]},
    {"type": "container", "title": TEXT, "child_blocks": [{"type": "divider"}], "has_header_divider": True},
    {"type": "table", "rows": [[RAW]]},
    {"type": "table", "rows": [[RAW]], "column_settings": [{}]},
    {"type": "table", "rows": [[RAW]], "column_settings": []},
    {"type": "data_table", "caption": "x", "rows": [[RAW], [RAW]]},
    *({"type": "data_visualization", "title": "x", "chart": {"type": kind, **PLOT}}
      for kind in ("line", "bar", "area")),
    {"type": "data_visualization", "title": "x",
     "chart": {"type": "pie", "segments": [{"label": "x", "value": 0.5}]}},
    TASK,
    {**TASK, "sources": [{"type": "url", "url": "https://x.org", "text": "x"}]},
    {"type": "plan", "title": "x"},
    {"type": "plan", "title": "x", "tasks": []},
    *({"type": "context_actions", "elements": [each]} for each in ALONE),
]  # fmt: skip
IN_MODALS: list[Json] = [
    *(input_block({"type": kind, **more}) for kind, more in (TYPED | MENUS).items()),
    *(input_block({"type": kind, "dispatch_action_config": {}}) for kind in ("url_text_input",)),
    {"type": "alert", "text": TEXT},
]


def choice(*values: object, block: str = "section", **element: Any) -> list[Json]:
    """The element once for each value of the field that is None."""
    return [
        holding(block, {name: value if each is None else each for name, each in element.items()})[0]
        for value in values
    ]


STYLES = ("primary", "danger")
KINDS_OF_CONVERSATION = ("im", "mpim", "private", "public")
CHOICES: list[Json] = [
    *choice(*STYLES, type="button", text=plain(), style=None),
    *choice(*STYLES, **{**WORKFLOW, "style": None}),
    *choice(*({**CONFIRM, "style": style} for style in STYLES), type="button", text=plain(), confirm=None),
    *choice(*({"include": [kind]} for kind in KINDS_OF_CONVERSATION), type="conversations_select",
            filter=None),
    *({"type": "rich_text", "elements": [{"type": "rich_text_list", "style": style, "elements": [SECTION]}]}
      for style in ("bullet", "ordered")),
    *({"type": "rich_text", "elements": [{**SECTION, "elements": [{"type": "broadcast", "range": kind}]}]}
      for kind in ("here", "channel", "everyone")),
    *({**TASK, "status": status} for status in ("pending", "in_progress", "complete", "error")),
    *({**valid.NEWER["container"], "width": width} for width in ("narrow", "standard", "wide", "full")),
    *({"type": "table", "rows": [[RAW]], "column_settings": [{"align": side}]}
      for side in ("left", "center", "right")),
]  # fmt: skip
CHOICES_IN_MODALS: list[Json] = [
    *choice(*({"trigger_actions_on": [on]} for on in ("on_enter_pressed", "on_character_entered")),
            block="input", type="plain_text_input", dispatch_action_config=None),
    *({"type": "alert", "text": mrkdwn(), "level": level}
      for level in ("default", "info", "warning", "error", "success")),
    *choice("0", "-10", "0.25", block="input", type="number_input", is_decimal_allowed=True,
            initial_value=None),
]  # fmt: skip

LEAST: list[Case] = [
    *((f"least {block['type']} {n}", "message", {"blocks": [block]})
      for n, block in enumerate([*IN_MESSAGES, *CHOICES])),
    *((f"least {block['type']} in a modal {n}", "modal", valid.modal(block))
      for n, block in enumerate([*IN_MODALS, *CHOICES_IN_MODALS])),
    ("no options suggested", "suggestions", {"options": []}),
    ("no groups suggested", "suggestions", {"option_groups": []}),
    ("a message of nothing", "message", {"blocks": []}),
    ("a message of two charts", "message", {"blocks": [valid.NEWER["line"]] * 2}),
    ("the least modal", "modal", {"type": "modal", "title": TEXT, "blocks": [{"type": "divider"}]}),
    ("the least home", "home", {"type": "home", "blocks": [{"type": "divider"}]}),
]  # fmt: skip
