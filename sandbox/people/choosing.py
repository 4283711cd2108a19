"""What a person typed or chose, checked against the fields that are really there."""

from typing import Any

from sandbox.blocks.state import FIELDS, LISTS, elements_of
from sandbox.people.acting import NotPossible
from sandbox.people.offers import EXTERNAL
from sandbox.workspace import Json, Typed

OPTION_TYPES = EXTERNAL | {"static_select", "multi_static_select", "radio_buttons", "checkboxes", "overflow"}


def chosen_action(block: Json, element: Json, given: Json) -> Json:
    """The action of a block_actions payload: what the element says, and what the person chose."""
    kind = element["type"]
    if given.get("type", kind) != kind:
        raise NotPossible(f"{element['action_id']} is a {kind}, not a {given['type']}.")
    action: Json = {"type": kind, "action_id": element["action_id"], "block_id": block["block_id"]}
    copied = ("text", "value", "url", "style") if kind in ("button", "icon_button") else ("placeholder",)
    action |= {name: element[name] for name in (*copied, "confirm") if name in element}
    if kind == "overflow":
        return action | {"selected_option": option_in(element, given.get("selected_option"))}
    if kind in FIELDS:
        return action | field_value(element, given)
    return action


def typed_values(blocks: list[Json], given: Json) -> Typed:
    """Values by block_id and action_id; a block with one field may leave out action_id and wrapping."""
    fields: dict[str, dict[str, Json]] = {}
    for block, element in elements_of(blocks):
        fields.setdefault(block["block_id"], {})[element["action_id"]] = element
    typed: Typed = {}
    for block_id, value in given.items():
        elements = fields.get(block_id)
        if not elements:
            raise NotPossible(f"There is no field {block_id}; there are {', '.join(fields) or 'none'}.")
        for action_id, each in _by_action(block_id, elements, value).items():
            typed.setdefault(block_id, {})[action_id] = field_value(elements[action_id], each)
    return typed


def _by_action(block_id: str, elements: dict[str, Json], value: Any) -> dict[str, Any]:
    if isinstance(value, dict) and value and value.keys() <= elements.keys():
        return value
    if len(elements) == 1:
        return {next(iter(elements)): value}
    raise NotPossible(f"{block_id} has the fields {', '.join(elements)}.")


def field_value(element: Json, given: Any) -> Json:
    """{"type": …, "value": …} as Slack has it in state.values; an empty text is null."""
    kind = element["type"]
    if kind not in FIELDS:
        raise NotPossible(f"Nothing can be typed into a {kind}.")
    name = FIELDS[kind][0]
    value = given.get(name) if isinstance(given, dict) else given
    _demand_shape(element, name, value)
    if kind in OPTION_TYPES:
        value = _options(element, value) if name in LISTS else option_in(element, value)
    elif name in LISTS:
        value = list(value or [])
    return {"type": kind, name: value if value != "" else None}


def _demand_shape(element: Json, name: str, value: Any) -> None:
    """What a browser could not send is no value of this field."""
    if name in LISTS:
        fits, words = isinstance(value, list), "a list"
    elif name == "selected_date_time":
        fits, words = isinstance(value, int), "seconds since 1970"
    elif name in ("selected_option", "rich_text_value"):
        fits, words = isinstance(value, str | dict), "an option" if name == "selected_option" else "rich text"
    else:
        fits, words = isinstance(value, str), "a text"
    if value is not None and not fits:
        raise NotPossible(f"{element['action_id']} takes {words}, not {value!r}.")


def _options(element: Json, values: Any) -> list[Json]:
    return [option for each in values or [] if (option := option_in(element, each))]


def option_in(element: Json, wanted: Any) -> Json | None:
    """The element's own option with this value; nobody can choose what is not offered."""
    if wanted in (None, ""):
        return None
    value = wanted.get("value") if isinstance(wanted, dict) else wanted
    groups = element.get("option_groups") or [element]
    options: list[Json] = [option for group in groups for option in group.get("options", [])]
    for option in options:
        if option.get("value") == value:
            return option
    raise NotPossible(f"{element['action_id']} does not offer {value!r}.")
