"""What a person types or picks, in the shape that Slack gives it in `state.values`."""

from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]


def text(value: str) -> Json:
    return {"type": "plain_text_input", "value": value}


def day(value: str) -> Json:
    return {"type": "datepicker", "selected_date": value}


def choice(value: str) -> Json:
    return {
        "type": "static_select",
        "selected_option": {"text": {"type": "plain_text", "text": value}, "value": value},
    }


def choices(*values: str) -> Json:
    options = [{"text": {"type": "plain_text", "text": value}, "value": value} for value in values]
    return {"type": "multi_static_select", "selected_options": options}


def radio(value: str) -> Json:
    return choice(value) | {"type": "radio_buttons"}


def person(user_id: str) -> Json:
    return {"type": "users_select", "selected_user": user_id}


def people(*user_ids: str) -> Json:
    return {"type": "multi_users_select", "selected_users": list(user_ids)}


def channel(channel_id: str) -> Json:
    return {"type": "conversations_select", "selected_conversation": channel_id}


def values(fields: Mapping[Any, Json]) -> Json:
    """Fields of ours carry the same word as block_id and as action_id."""
    return {field: {field: element} for field, element in fields.items()}
