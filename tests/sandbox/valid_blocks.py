"""Blocks and views that Slack takes; between them they use every field of Block Kit.

Written from docs.slack.dev, "Block Kit": the examples and tables of fields on each block's page.
"""

from typing import Any

Json = dict[str, Any]


def plain(words: str = "Text") -> Json:
    return {"type": "plain_text", "text": words, "emoji": True}


def mrkdwn(words: str = "*Text*") -> Json:
    return {"type": "mrkdwn", "text": words, "verbatim": False}


def option(value: str = "1", **more: Any) -> Json:
    return {"text": plain(f"Option {value}"), "value": value, **more}


CONFIRM = {
    "title": plain(), "text": mrkdwn(), "confirm": plain("Yes"), "deny": plain("No"), "style": "danger",
}  # fmt: skip
CONFIG = {"trigger_actions_on": ["on_enter_pressed"]}
OPTIONS = [option("1", description=plain("Why")), option("2", description=mrkdwn("_Why_")), option("3")]
BUTTON: Json = {
    "type": "button", "action_id": "gate.approve", "text": plain("Approve"), "value": "1", "style": "primary",
    "url": "https://example.org", "confirm": CONFIRM, "accessibility_label": "Approve the gate",
    "agent_prompt": "Tell me about the gate", "agent_prompt_display": "The gate",
    "visible_to_user_ids": ["U0DANA0001"],
}  # fmt: skip
WORKFLOW: Json = {
    "type": "workflow_button", "action_id": "a", "text": plain("Run"), "style": "primary",
    "accessibility_label": "Run the workflow", "confirm": CONFIRM,
    "workflow": {
        "trigger": {
            "url": "https://slack.com/shortcuts/Ft1/a",
            "customizable_input_parameters": [{"name": "gate", "value": "1"}],
        }
    },
}  # fmt: skip
FEEDBACK: Json = {
    "type": "feedback_buttons", "action_id": "feedback",
    "positive_button": {"text": plain("Good"), "value": "1", "accessibility_label": "A good answer"},
    "negative_button": {"text": plain("Bad"), "value": "0", "accessibility_label": "A bad answer"},
}  # fmt: skip
TRASH: Json = {
    "type": "icon_button", "action_id": "trash", "icon": "trash", "text": plain("Delete"), "value": "1",
    "confirm": CONFIRM, "accessibility_label": "Delete the answer", "visible_to_user_ids": ["U0DANA0001"],
}  # fmt: skip
IMAGE: Json = {"type": "image", "image_url": "https://example.org/a.png", "alt_text": "A plan"}
STORED_IMAGE = {"type": "image", "slack_file": {"id": "F0000000001"}, "alt_text": "A plan"}
MENU = {"placeholder": plain("Choose"), "confirm": CONFIRM, "focus_on_load": False}
FILTER = {"include": ["public"], "exclude_bot_users": True, "exclude_external_shared_channels": True}
TYPED = {"placeholder": plain("Type"), "focus_on_load": False, "dispatch_action_config": CONFIG}

STYLE = {"bold": True, "italic": False, "strike": False, "code": False, "underline": False}
MARKED = {"highlight": True, "client_highlight": True, "unlink": True}
RICH_PARTS: list[Json] = [
    {"type": "text", "text": "Hello ", "style": STYLE},
    {"type": "text", "text": "x", "style": MARKED},
    {"type": "link", "url": "https://example.org", "text": "there", "unsafe": False, "style": STYLE},
    {"type": "user", "user_id": "U0DANA0001", "style": MARKED},
    {"type": "usergroup", "usergroup_id": "S000000001", "style": MARKED},
    {"type": "channel", "channel_id": "C0GENERAL1", "style": MARKED},
    {"type": "team", "team_id": "T0NORTHWND", "style": MARKED},
    {
        "type": "emoji", "name": "tada", "unicode": "1f389", "skin_tone": 2,
        "url": "https://example.org/e.png", "style": STYLE,
    },
    {"type": "broadcast", "range": "here", "style": STYLE},
    {"type": "color", "value": "#ff0000", "style": STYLE},
    {
        "type": "date", "timestamp": 1_700_000_000, "format": "{date}", "url": "https://x.org",
        "fallback": "then", "style": STYLE,
    },
]  # fmt: skip
SECTION_PART = {"type": "rich_text_section", "elements": RICH_PARTS}
LIST_PART = {
    "type": "rich_text_list", "style": "bullet", "indent": 1, "offset": 0, "border": 0,
    "elements": [SECTION_PART],
}  # fmt: skip
RICH_PIECES: list[Json] = [
    SECTION_PART,
    LIST_PART,
    {"type": "rich_text_quote", "elements": RICH_PARTS[:1], "border": 1},
    {"type": "rich_text_preformatted", "elements": RICH_PARTS[:1], "border": 0, "language": "python"},
]
RICH_TEXT = {"type": "rich_text", "block_id": "rich", "elements": RICH_PIECES}
BARE_RICH_TEXT: Json = {"type": "rich_text", "elements": [SECTION_PART]}

SELECTS: dict[str, Json] = {
    "static_select": {"options": OPTIONS, "initial_option": OPTIONS[1]},
    "multi_static_select": {
        "option_groups": [{"label": plain("Group"), "options": OPTIONS}],
        "initial_options": [OPTIONS[0]],
        "max_selected_items": 2,
    },
    "external_select": {"min_query_length": 2, "initial_option": option()},
    "multi_external_select": {
        "min_query_length": 2, "initial_options": [option()], "max_selected_items": 2,
    },
    "users_select": {"initial_user": "U0DANA0001"},
    "multi_users_select": {"initial_users": ["U0DANA0001"], "max_selected_items": 2},
    "conversations_select": {
        "initial_conversation": "C0GENERAL1", "default_to_current_conversation": True,
        "response_url_enabled": False, "filter": FILTER,
    },
    "multi_conversations_select": {
        "initial_conversations": ["C0GENERAL1"], "max_selected_items": 2,
        "default_to_current_conversation": True, "filter": FILTER,
    },
    "channels_select": {"initial_channel": "C0GENERAL1", "response_url_enabled": False},
    "multi_channels_select": {"initial_channels": ["C0GENERAL1"], "max_selected_items": 2},
    "datepicker": {"initial_date": "2026-11-21"},
    "timepicker": {"initial_time": "09:30", "timezone": "Europe/Berlin"},
}  # fmt: skip
ELEMENTS: dict[str, Json] = {
    "button": BUTTON,
    "overflow": {
        "type": "overflow", "action_id": "a", "confirm": {**CONFIRM, "text": plain()},
        "options": [option("1", url="https://example.org", description=plain()), OPTIONS[1]],
    },
    "checkboxes": {
        "type": "checkboxes", "action_id": "a", "options": [{"text": mrkdwn(), "value": "1"}, *OPTIONS],
        "initial_options": OPTIONS, "confirm": CONFIRM, "focus_on_load": False,
    },
    "radio_buttons": {
        "type": "radio_buttons", "action_id": "a", "options": OPTIONS, "initial_option": OPTIONS[0],
        "confirm": CONFIRM, "focus_on_load": False,
    },
    **{kind: {"type": kind, "action_id": "a", **MENU, **more} for kind, more in SELECTS.items()},
}  # fmt: skip
INPUTS: dict[str, Json] = {
    "plain_text_input": {
        "initial_value": "Acme", "multiline": True, "min_length": 1, "max_length": 3_000, **TYPED,
    },
    "email_text_input": {"initial_value": "dana@example.org", **TYPED},
    "url_text_input": {"initial_value": "https://example.org", **TYPED},
    "number_input": {
        "is_decimal_allowed": False, "initial_value": "3", "min_value": "1", "max_value": "9", **TYPED,
    },
    "rich_text_input": {"initial_value": BARE_RICH_TEXT, "min_lines": 2, "max_lines": 9, **TYPED},
    "file_input": {"filetypes": ["pdf"], "max_files": 3},
    "datetimepicker": {"initial_date_time": 1_700_000_000, "confirm": CONFIRM, "focus_on_load": False},
}  # fmt: skip


def input_block(element: Json, **more: Any) -> Json:
    return {"type": "input", "label": plain("Label"), "element": element, **more}


def section(**more: Any) -> Json:
    return {"type": "section", "text": mrkdwn(), **more}


LAYOUT: dict[str, Json] = {
    "section": section(block_id="b", fields=[plain(), mrkdwn()], accessory=BUTTON, expand=True),
    "section with an image": section(accessory=IMAGE),
    "section of fields": {"type": "section", "fields": [plain()] * 10},
    "header": {"type": "header", "block_id": "b", "text": plain()},
    "divider": {"type": "divider", "block_id": "b"},
    "context": {"type": "context", "block_id": "b", "elements": [plain(), mrkdwn(), IMAGE, STORED_IMAGE]},
    "actions": {
        "type": "actions", "block_id": "b",
        "elements": [{**BUTTON, "action_id": "x"}, ELEMENTS["checkboxes"]],
    },
    "actions without ids": {
        "type": "actions", "elements": [{"type": "button", "text": plain()}] * 2,
    },
    "input": input_block(
        {"type": "plain_text_input"}, block_id="b", hint=plain(), optional=True, dispatch_action=True
    ),
    **{f"section with {kind}": section(accessory=each) for kind, each in ELEMENTS.items()},
    "image": {**IMAGE, "block_id": "b", "title": plain()},
    "image of a file": {**STORED_IMAGE, "slack_file": {"url": "https://files.example.org/a"}},
    "video": {
        "type": "video", "block_id": "b", "alt_text": "x", "title": plain(), "title_url": "https://x.org",
        "thumbnail_url": "https://x.org/t.png", "video_url": "https://x.org/v", "author_name": "Dana",
        "description": plain(), "provider_name": "X", "provider_icon_url": "https://x.org/i.png",
    },
    "rich text": RICH_TEXT,
}  # fmt: skip

CELLS: list[Json] = [{"type": "raw_text", "text": "A"}, {"type": "raw_number", "value": 1.5, "text": "1.50"}]
CHART_POINTS: list[Json] = [{"label": "May", "value": 3}, {"label": "June", "value": 4}]
CARD: Json = {
    "type": "card", "block_id": "card", "hero_image": IMAGE, "icon": IMAGE, "title": mrkdwn(),
    "subtitle": plain(), "body": mrkdwn(), "subtext": mrkdwn(), "actions": [BUTTON],
}  # fmt: skip
PLOT: Json = {
    "series": [{"name": "Rounds", "data": CHART_POINTS}],
    "axis_config": {"categories": ["May", "June"], "x_label": "Month", "y_label": "Rounds"},
}
ICON: Json = {"type": "icon", "name": "rocket"}
TASK: Json = {
    "type": "task_card", "block_id": "task", "task_id": "1", "title": "Check", "details": BARE_RICH_TEXT,
    "output": BARE_RICH_TEXT, "sources": [{"type": "url", "url": "https://x.org", "text": "X"}],
    "status": "pending",
}  # fmt: skip
NEWER: dict[str, Json] = {
    "card": CARD,
    "card in other words": {
        "type": "card", "title": plain(), "subtitle": mrkdwn(), "body": plain(), "subtext": plain(),
        "slack_icon": ICON,
    },
    "container with a plain subtitle": {
        "type": "container", "title": plain(), "subtitle": plain(), "child_blocks": [section()],
    },
    "carousel": {"type": "carousel", "block_id": "b", "elements": [CARD]},
    "container": {
        "type": "container", "block_id": "b", "title": plain(), "rich_text_title": BARE_RICH_TEXT,
        "subtitle": mrkdwn(), "child_blocks": [section()], "width": "wide", "icon": IMAGE,
        "is_collapsible": True, "default_collapsed": True, "has_header_divider": False,
    },
    "table": {
        "type": "table", "block_id": "b", "rows": [[*CELLS, BARE_RICH_TEXT]],
        "column_settings": [{"align": "right", "is_wrapped": True}, None],
    },
    "data_table": {
        "type": "data_table", "block_id": "b", "caption": "Gates",
        "rows": [CELLS, [CELLS[0], BARE_RICH_TEXT]], "page_size": 10, "row_header_column_index": 1,
    },
    "pie": {
        "type": "data_visualization", "block_id": "b", "title": "Rounds",
        "chart": {"type": "pie", "segments": CHART_POINTS},
    },
    "line": {"type": "data_visualization", "title": "Rounds", "chart": {"type": "line", **PLOT}},
}  # fmt: skip
MESSAGES_ONLY: dict[str, Json] = {
    "section with workflow_button": section(accessory=WORKFLOW),
    "context_actions": {"type": "context_actions", "block_id": "b", "elements": [FEEDBACK, TRASH]},
    "markdown": {"type": "markdown", "block_id": "b", "text": "**Text**"},
    "task_card": TASK,
    "plan": {"type": "plan", "block_id": "b", "title": "Plan", "tasks": [TASK]},
}
MODALS_ONLY: dict[str, Json] = {
    "alert": {"type": "alert", "block_id": "b", "text": mrkdwn(), "level": "warning"},
    "plain alert": {"type": "alert", "text": plain()},
    **{
        f"input of {kind}": input_block({"type": kind, "action_id": "a", **more})
        for kind, more in INPUTS.items()
    },
}


IN_MESSAGES = LAYOUT | NEWER | MESSAGES_ONLY
IN_MODALS = LAYOUT | MODALS_ONLY
IN_HOMES = LAYOUT | NEWER


def modal(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": plain("Form"), "submit": plain("Send"), "blocks": list(blocks), **more}


def home(*blocks: Json, **more: Any) -> Json:
    return {"type": "home", "blocks": list(blocks), **more}


WHOLE_MODAL = modal(
    section(),
    close=plain("Cancel"),
    private_metadata="{}",
    callback_id="delivery.form",
    external_id="one",
    clear_on_close=True,
    notify_on_close=True,
)
WHOLE_HOME = home(section(), private_metadata="{}", callback_id="home", external_id="two")
