"""All blocks and views that the validator is held against: what it lets through, what it refuses, and how."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from sandbox.blocks.check import problems_in_blocks, problems_in_view
from sandbox.blocks.suggestions import problems_in_suggestions
from tests.sandbox import (
    broken_blocks,
    broken_elements,
    broken_newer,
    broken_parts,
    broken_tables,
    broken_views,
    valid_blocks,
)
from tests.sandbox.broken_blocks import EMPTY, ENUM, less
from tests.sandbox.least_blocks import LEAST
from tests.sandbox.places import changed, content, signed_places
from tests.sandbox.standing import misplaced, on, standing
from tests.sandbox.valid_blocks import Json


class Valid(NamedTuple):
    """A message ({"blocks": …}), a modal or a Home, or an answer to block_suggestion that Slack takes."""

    name: str
    surface: str
    payload: Json


class Broken(NamedTuple):
    """One that Slack refuses, with its words and the JSON pointer."""

    name: str
    surface: str
    payload: Json
    wording: str
    pointer: str

    @property
    def problem(self) -> str:
        return f"{self.wording} [json-pointer:{self.pointer}]"


def problems(surface: str, payload: Json) -> list[str]:
    if surface == "suggestions":
        return problems_in_suggestions(payload)
    return problems_in_blocks(payload["blocks"]) if surface == "message" else problems_in_view(payload)


def whole() -> list[Valid]:
    """Everything with all its fields, on each surface on which it may stand."""
    surfaces = {
        "message": valid_blocks.IN_MESSAGES, "modal": valid_blocks.IN_MODALS, "home": valid_blocks.IN_HOMES,
    }  # fmt: skip
    blocks = [
        Valid(f"{name} on a {surface}", surface, on(surface, block)[0])
        for surface, blocks in surfaces.items()
        for name, block in blocks.items()
    ]
    return [
        *blocks,
        Valid("the whole modal", "modal", valid_blocks.WHOLE_MODAL),
        Valid("the whole home", "home", valid_blocks.WHOLE_HOME),
        Valid("suggested options", "suggestions", {"options": valid_blocks.OPTIONS}),
        Valid("suggested groups", "suggestions", {"option_groups": [broken_elements.GROUP]}),
    ]


# What stands in the way of the type that a field has, and Slack's words for each
OTHER_TYPE: list[tuple[type, Any, str]] = [
    (bool, "yes", "must provide a boolean"),
    (str, 7, "must provide a string"),
    (dict, "x", "must provide an object"),
    (list, {}, "must provide an array"),
    (int, "7", "must provide an integer"),
    (float, "7", "must provide a number"),
]
CHOSEN = re.compile(r"/(style|level|width|align|status|range|icon|include/\d+|trigger_actions_on/\d+)$")
COUNTED = re.compile(r"/(segments|data|rows)/\d+/(\d+/)?value$")  # a point's or a cell's may have a fraction


def of_another_type(name: str, surface: str, payload: Json) -> Iterator[Broken]:
    root = "/view" if surface in ("modal", "home") else ""
    for path, value, signature in signed_places(payload):
        pointer = root + "".join(f"/{key}" for key in path)
        for kind, other, wording in OTHER_TYPE:
            if isinstance(value, kind):
                said = ENUM if kind is str and CHOSEN.search(pointer) else wording
                said = "must provide a number" if COUNTED.search(pointer) else said
                odd = changed(payload, path, other)
                yield Broken(f"{signature} of another type", surface, odd, said, pointer)
                break


def with_something_unknown(name: str, surface: str, payload: Json) -> Iterator[Broken]:
    root = "/view" if surface in ("modal", "home") else ""
    for path, value, signature in signed_places(payload):
        if isinstance(value, dict):
            pointer = root + "".join(f"/{key}" for key in path)
            odd = changed(payload, path, {**value, "unheard_of": 1})
            yield Broken(f"{signature} with an unknown field", surface, odd,
                         "invalid additional property: unheard_of", pointer)  # fmt: skip


def with_broken_text(name: str, surface: str, payload: Json) -> Iterator[Broken]:
    """A text object, once empty and once without its text."""
    root = "/view" if surface in ("modal", "home") else ""
    for path, value, signature in signed_places(payload):
        if isinstance(value, dict) and value.get("type") in ("plain_text", "mrkdwn"):
            pointer = root + "".join(f"/{key}" for key in path)
            empty = changed(payload, path, {**value, "text": ""})
            yield Broken(f"{signature} empty", surface, empty, EMPTY, f"{pointer}/text")
            nothing = changed(payload, path, {"type": value["type"]})
            yield Broken(f"{signature} without text", surface, nothing, "missing required field: text",
                         pointer)  # fmt: skip


def with_a_long_id(name: str, surface: str, payload: Json) -> Iterator[Broken]:
    """docs.slack.dev, each block and element: block_id and action_id of up to 255 characters."""
    root = "/view" if surface in ("modal", "home") else ""
    for path, _, signature in signed_places(payload):
        if path[-1] in ("block_id", "action_id"):
            pointer = root + "".join(f"/{key}" for key in path)
            long = changed(payload, path, "x" * 256)
            yield Broken(f"{signature} of 256", surface, long, less(255), pointer)


def once(cases: Iterable[Broken]) -> list[Broken]:
    return list({case.name: case for case in cases}.values())


def written() -> list[Broken]:
    """One for each rule, by hand."""
    messages = [
        *broken_blocks.MESSAGES, *broken_blocks.LAYOUT,
        *broken_elements.BUTTONS, *broken_elements.MENUS, *broken_elements.FIELDS,
        *broken_parts.COMPOSITION, *broken_parts.RICH_TEXT, *broken_newer.NEWER_CASES,
        *broken_tables.TABLES, *broken_tables.CHARTS,
    ]  # fmt: skip
    return [
        *(Broken(name, "message", {"blocks": blocks}, wording, at) for name, blocks, wording, at in messages),
        *(
            Broken(name, "suggestions", answer, wording, at)
            for name, answer, wording, at in broken_elements.SUGGESTIONS
        ),
        *(Broken(name, "view", view, wording, at) for name, view, wording, at in broken_views.VIEWS),
    ]


def made() -> list[Broken]:
    """From whole blocks and views: each field broken in the ways that any field can be."""
    kinds = (of_another_type, with_something_unknown, with_broken_text, with_a_long_id)
    return once(case for valid in whole() for kind in kinds for case in kind(*valid))


TEXT = re.compile(r"must be less than (\d+) characters")
LIST = re.compile(r"no more than (\d+) items allowed")
NUMBER = re.compile(r"must be (?:greater|less) than (\d+)")


def mended(case: Broken) -> Valid | None:
    """The same with just as much at the place named as the words allow: Slack takes it."""
    path = case.pointer.removeprefix("/view").split("/")[1:]
    fitting = _fitting(content(case.payload, path), case.wording)
    initial_ones_differ = case.wording == EMPTY and any("option" in key for key in path)
    if fitting is None or initial_ones_differ:
        return None
    payload = changed(case.payload, keys(path), fitting)
    return _where_inputs_may_stand(Valid(f"{case.name}, mended", case.surface, payload))


def _fitting(value: object, wording: str) -> object:
    """As much as these words allow; nothing when they do not say how much that is."""
    text, items, number = TEXT.fullmatch(wording), LIST.fullmatch(wording), NUMBER.fullmatch(wording)
    if isinstance(value, str):
        bound = number[1] if number else None  # a number input spells its numbers as text
        return value[: int(text[1]) - 1] if text else "x" if wording == EMPTY else bound
    if isinstance(value, list):
        return value[: int(items[1])] if items else None
    return int(number[1]) if number and int(number[1]) != value else None


def keys(path: list[str]) -> tuple[str | int, ...]:
    return tuple(int(key) if key.isdigit() else key for key in path)


def _where_inputs_may_stand(valid: Valid) -> Valid:
    blocks = valid.payload.get("blocks", [])
    if valid.surface == "message" and any(block.get("type") == "input" for block in blocks):
        return Valid(valid.name, "modal", valid_blocks.modal(*blocks))
    return valid


BROKEN = [*written(), *(Broken(*case) for case in misplaced()), *made()]
VALID = [
    *whole(),
    *(Valid(*case) for case in (*LEAST, *standing())),
    *(valid for valid in map(mended, BROKEN) if valid),
]
