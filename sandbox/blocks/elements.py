"""Block elements. docs.slack.dev, "Block elements": each page's table of fields."""

import re
from datetime import date

from sandbox.blocks.composition import (
    BOX_OPTION,
    CONFIRM,
    CONVERSATION_FILTER,
    DISPATCH_CONFIG,
    OPTION_GROUP,
    OVERFLOW_OPTION,
    SELECT_OPTION,
    SLACK_FILE,
    address,
    plain,
)
from sandbox.blocks.kinds import Check, Shape, anything, flag, items, matching, one_of, string, whole
from sandbox.blocks.rich_text import rich_text
from sandbox.blocks.rules import (
    image_has_a_source,
    initial_option_is_offered,
    initial_options_are_offered,
    initial_value_fits,
    lengths_in_order,
    options_or_groups,
)

ACTION: dict[str, Check] = {"type": anything, "action_id": string(255)}
FIELD: dict[str, Check] = {**ACTION, "confirm": CONFIRM, "focus_on_load": flag}
MENU: dict[str, Check] = {**FIELD, "placeholder": plain(150)}
INPUT: dict[str, Check] = {
    **ACTION,
    "placeholder": plain(150),
    "focus_on_load": flag,
    "dispatch_action_config": DISPATCH_CONFIG,
}
STATIC: dict[str, Check] = {
    **MENU,
    "options": items(SELECT_OPTION, 1, 100),
    "option_groups": items(OPTION_GROUP, 1, 100),
}
SEVERAL: dict[str, Check] = {"max_selected_items": whole(1)}
IDS = items(string(), 1)


def _is_date(value: str) -> bool:
    try:
        return bool(date.fromisoformat(value)) and len(value) == 10
    except ValueError:
        return False


ELEMENTS: dict[str, Shape] = {
    "button": Shape(
        {
            **ACTION,
            "text": plain(75),
            "url": address,
            "value": string(2_000),
            "style": one_of("primary", "danger"),
            "confirm": CONFIRM,
            "accessibility_label": string(75),
        },
        required=("text",),
    ),
    "image": Shape(
        {"type": anything, "image_url": address, "slack_file": SLACK_FILE, "alt_text": string(2_000)},
        required=("alt_text",),
        rules=[image_has_a_source],
    ),
    "overflow": Shape(
        {**ACTION, "options": items(OVERFLOW_OPTION, 1, 5), "confirm": CONFIRM}, required=("options",)
    ),
    "checkboxes": Shape(
        {**FIELD, "options": items(BOX_OPTION, 1, 10), "initial_options": items(BOX_OPTION, 1, 10)},
        required=("options",),
        rules=[initial_options_are_offered],
    ),
    "radio_buttons": Shape(
        {**FIELD, "options": items(BOX_OPTION, 1, 10), "initial_option": BOX_OPTION},
        required=("options",),
        rules=[initial_option_is_offered],
    ),
    "static_select": Shape(
        {**STATIC, "initial_option": SELECT_OPTION}, rules=[options_or_groups, initial_option_is_offered]
    ),
    "multi_static_select": Shape(
        {**STATIC, **SEVERAL, "initial_options": items(SELECT_OPTION, 1, 100)},
        rules=[options_or_groups, initial_options_are_offered],
    ),
    "external_select": Shape({**MENU, "min_query_length": whole(0), "initial_option": SELECT_OPTION}),
    "multi_external_select": Shape(
        {
            **MENU,
            **SEVERAL,
            "min_query_length": whole(0),
            "initial_options": items(SELECT_OPTION, 1, 100),
        }
    ),
    "users_select": Shape({**MENU, "initial_user": string()}),
    "multi_users_select": Shape({**MENU, **SEVERAL, "initial_users": IDS}),
    "conversations_select": Shape(
        {
            **MENU,
            "initial_conversation": string(),
            "default_to_current_conversation": flag,
            "response_url_enabled": flag,
            "filter": CONVERSATION_FILTER,
        }
    ),
    "multi_conversations_select": Shape(
        {
            **MENU,
            **SEVERAL,
            "initial_conversations": IDS,
            "default_to_current_conversation": flag,
            "filter": CONVERSATION_FILTER,
        }
    ),
    "channels_select": Shape({**MENU, "initial_channel": string(), "response_url_enabled": flag}),
    "multi_channels_select": Shape({**MENU, **SEVERAL, "initial_channels": IDS}),
    "datepicker": Shape({**MENU, "initial_date": matching(_is_date)}),
    "timepicker": Shape(
        {
            **MENU,
            "initial_time": matching(re.compile(r"([01]\d|2[0-3]):[0-5]\d").fullmatch),
            "timezone": string(),
        }
    ),
    "datetimepicker": Shape({**FIELD, "initial_date_time": whole(1_000_000_000, 9_999_999_999)}),
    "plain_text_input": Shape(
        {
            **INPUT,
            "initial_value": string(),
            "multiline": flag,
            "min_length": whole(0, 3_000),
            "max_length": whole(1, 3_000),
        },
        rules=[initial_value_fits, lengths_in_order],
    ),
    "email_text_input": Shape({**INPUT, "initial_value": string()}),
    "url_text_input": Shape({**INPUT, "initial_value": string()}),
    "number_input": Shape(
        {
            **INPUT,
            "is_decimal_allowed": flag,
            "initial_value": string(),
            "min_value": string(),
            "max_value": string(),
        },
        required=("is_decimal_allowed",),
    ),
    "rich_text_input": Shape({**INPUT, "initial_value": rich_text}),
    "file_input": Shape(
        {**ACTION, "filetypes": items(string(), 1), "max_files": whole(1, 10)},
    ),
}
