"""What Slack's client checks in a form before it sends it to the app."""

import re
from collections.abc import Iterator

from sandbox.blocks.state import FIELDS
from sandbox.workspace import Json, Typed, Workspace

LONGEST_INPUT = 3_000  # docs.slack.dev, "Plain-text input": max_length
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
NUMBER = re.compile(r"-?\d+(\.\d+)?")


def field_errors(ws: Workspace, blocks: list[Json], values: Typed) -> dict[str, str]:
    """{block_id: sentence} for every input block that cannot be sent as it is."""
    errors: dict[str, str] = {}
    for block in blocks:
        if block["type"] == "input":
            element = block["element"]
            value = values[block["block_id"]][element["action_id"]].get(FIELDS[element["type"]][0])
            for sentence in _problems(ws, block, element, value):
                errors.setdefault(block["block_id"], sentence)
    return errors


def _problems(ws: Workspace, block: Json, element: Json, value: object) -> Iterator[str]:
    if value in (None, "", []):
        if not block.get("optional"):
            yield "Please complete this required field."
        return
    if isinstance(value, str):
        yield from _text_problems(element, value)
    if isinstance(value, list) and len(value) > element.get("max_selected_items", len(value)):
        yield f"Please choose no more than {element['max_selected_items']}."
    yield from _unknown_ids(ws, element["type"], value)


def _text_problems(element: Json, value: str) -> Iterator[str]:
    most = element.get("max_length", LONGEST_INPUT)
    if element["type"] == "plain_text_input" and len(value) > most:
        yield f"Please enter no more than {most} characters."
    if len(value) < element.get("min_length", 0):
        yield f"Please enter at least {element['min_length']} characters."
    if element["type"] == "email_text_input" and not EMAIL.fullmatch(value):
        yield "Please enter a valid email address."
    if element["type"] == "url_text_input" and not value.startswith(("https://", "http://")):
        yield "Please enter a valid URL."
    if element["type"] == "number_input" and not NUMBER.fullmatch(value):
        yield "Please enter a number."


def _unknown_ids(ws: Workspace, kind: str, value: object) -> Iterator[str]:
    """A picker offers only people and channels that exist."""
    chosen = value if isinstance(value, list) else [value]
    if "users_select" in kind and not ws.people.keys() >= set(chosen):
        yield "There is no such person."
    if ("channels_select" in kind or "conversations_select" in kind) and not ws.channels.keys() >= set(
        chosen
    ):
        yield "There is no such channel."
