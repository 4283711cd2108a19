"""What a person chooses. docs.slack.dev, "Block elements": each page's table of fields."""

import re
from datetime import date

from sandbox.blocks.buttons import ACTION
from sandbox.blocks.composition import (
    BOX_OPTION,
    CONFIRM,
    CONVERSATION_FILTER,
    OPTION_GROUP,
    SELECT_OPTION,
    plain,
)
from sandbox.blocks.element_rules import (
    initial_option_is_offered,
    initial_options_are_offered,
    options_or_groups,
)
from sandbox.blocks.kinds import Check, Items, Matching, Shape, Text, Whole, flag

FIELD: dict[str, Check] = {**ACTION, "confirm": CONFIRM, "focus_on_load": flag}
MENU: dict[str, Check] = {**FIELD, "placeholder": plain(150)}
STATIC: dict[str, Check] = {
    **MENU,
    "options": Items(SELECT_OPTION, 1, 100),
    "option_groups": Items(OPTION_GROUP, 1, 100),
}
EXTERNAL: dict[str, Check] = {**MENU, "min_query_length": Whole(0)}
CONVERSATIONS: dict[str, Check] = {
    **MENU,
    "default_to_current_conversation": flag,
    "filter": CONVERSATION_FILTER,
}
SEVERAL: dict[str, Check] = {"max_selected_items": Whole(1)}
ID, IDS = Text(least=1), Items(Text(least=1), 1)


def _is_date(value: str) -> bool:
    try:
        return bool(date.fromisoformat(value)) and len(value) == 10
    except ValueError:
        return False


_is_time = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII).fullmatch

BOXES: dict[str, Shape] = {
    "checkboxes": Shape(
        {**FIELD, "options": Items(BOX_OPTION, 1, 10), "initial_options": Items(BOX_OPTION, 1, 10)},
        required=("options",),
        rules=[initial_options_are_offered],
    ),
    "radio_buttons": Shape(
        {**FIELD, "options": Items(BOX_OPTION, 1, 10), "initial_option": BOX_OPTION},
        required=("options",),
        rules=[initial_option_is_offered],
    ),
}
SELECTS: dict[str, Shape] = {
    "static_select": Shape(
        {**STATIC, "initial_option": SELECT_OPTION}, rules=[options_or_groups, initial_option_is_offered]
    ),
    "multi_static_select": Shape(
        {**STATIC, **SEVERAL, "initial_options": Items(SELECT_OPTION, 1, 100)},
        rules=[options_or_groups, initial_options_are_offered],
    ),
    "external_select": Shape({**EXTERNAL, "initial_option": SELECT_OPTION}),
    "multi_external_select": Shape({**EXTERNAL, **SEVERAL, "initial_options": Items(SELECT_OPTION, 1, 100)}),
    "users_select": Shape({**MENU, "initial_user": ID}),
    "multi_users_select": Shape({**MENU, **SEVERAL, "initial_users": IDS}),
    "conversations_select": Shape(
        {**CONVERSATIONS, "initial_conversation": ID, "response_url_enabled": flag}
    ),
    "multi_conversations_select": Shape({**CONVERSATIONS, **SEVERAL, "initial_conversations": IDS}),
    "channels_select": Shape({**MENU, "initial_channel": ID, "response_url_enabled": flag}),
    "multi_channels_select": Shape({**MENU, **SEVERAL, "initial_channels": IDS}),
}
PICKERS: dict[str, Shape] = {
    "datepicker": Shape({**MENU, "initial_date": Matching(_is_date)}),
    "timepicker": Shape({**MENU, "initial_time": Matching(_is_time), "timezone": Text(least=1)}),
    "datetimepicker": Shape({**FIELD, "initial_date_time": Whole(1_000_000_000, 9_999_999_999)}),
}
