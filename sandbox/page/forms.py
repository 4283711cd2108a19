"""Form fields of the page to Slack's state.values and to the action of a click."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from sandbox.blocks.state import FIELDS, LISTS, elements_of, find_element
from sandbox.page.rich_typing import rich_of, text_of
from sandbox.page.surface import field_name
from sandbox.people.acting import NotPossible
from sandbox.people.choosing import field_value, option_in
from sandbox.workspace import Json, Typed

Fields = Mapping[str, list[str]]


def one(fields: Fields, name: str) -> str:
    return next(iter(fields.get(name, [])), "")


def state_values(blocks: list[Json], fields: Fields, zone: ZoneInfo) -> Typed:
    """{block_id: {action_id: {"type": …, "value": …}}} of every field; one that was not sent is empty."""
    values: Typed = {}
    for block, element in elements_of(blocks):
        if element["type"] in FIELDS:
            value = element_value(element, fields.get(field_name(block, element), []), zone)
            values.setdefault(block["block_id"], {})[element["action_id"]] = value
    return values


def element_value(element: Json, sent: list[str], zone: ZoneInfo) -> Json:
    name = FIELDS[element["type"]][0]
    texts = [text.replace("\r\n", "\n") for text in sent if text]
    if name in LISTS:
        return field_value(element, texts)
    text = texts[0] if texts else None
    if name == "selected_date_time" and text:
        return {"type": element["type"], name: _instant(text, zone)}
    if name == "rich_text_value":
        return {"type": element["type"], name: _rich_text(element, text)}
    return field_value(element, text)


def action_of(blocks: list[Json], block_id: str, action_id: str, fields: Fields, zone: ZoneInfo) -> Json:
    """The element's part of a block_actions payload: {"type": "button", …}, {"type": …, "selected_…": …}."""
    element = find_element(blocks, block_id, action_id)
    if element is None:
        return {"value": fields.get("value", [""])[0]}
    if element["type"] == "overflow":
        chosen = fields.get("chosen", [""])[0]
        return {"type": "overflow", "selected_option": option_in(element, chosen)}
    if element["type"] in FIELDS:
        return state_values(blocks, fields, zone)[block_id][action_id]
    if element["type"] == "feedback_buttons":
        return {"type": "feedback_buttons", "value": fields.get("chosen", [""])[0]}
    shown = ("text", "value", "style", "url")
    return {"type": element["type"], **{name: element[name] for name in shown if name in element}}


def _instant(text: str, zone: ZoneInfo) -> int:
    """Seconds since 1970 of a wall clock's "2026-01-05T10:00" in the person's zone."""
    try:
        return int(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp())
    except ValueError:
        raise NotPossible("Please enter a date and a time.") from None


def _rich_text(element: Json, text: str | None) -> Json | None:
    """What the app had put there and nobody touched stays as it was, with all that cannot be typed."""
    initial: Json | None = element.get("initial_value")
    if initial and (text or "") == text_of(initial):
        return initial
    return rich_of(text) if text else None
