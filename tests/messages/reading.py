"""Reads messages the way a person or a test does: all texts, all buttons, all fields."""

from collections.abc import Iterator
from typing import Any

from messages.message import Message

Json = dict[str, Any]
# Values that go back to us, or into a field where the person goes on editing; Slack shows none as markup.
NOT_SHOWN = {"value", "private_metadata", "initial_value", "action_id", "block_id", "callback_id"}


def shown(part: object) -> Iterator[str]:
    """Every text that somebody may see or hear."""
    if isinstance(part, Message):
        yield part.text
        yield from shown(part.blocks)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key not in NOT_SHOWN:
                yield from shown(value)
    elif isinstance(part, list):
        for each in part:
            yield from shown(each)
    elif isinstance(part, str):
        yield part


def plain_texts(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        if part.get("type") == "plain_text":
            yield part["text"]
        if "accessibility_label" in part:
            yield part["accessibility_label"]
        for value in part.values():
            yield from plain_texts(value)
    elif isinstance(part, list):
        for each in part:
            yield from plain_texts(each)


def all_text(content: Message | Json) -> str:
    return "\n".join(shown(content))


def elements(content: Message | Json) -> list[Json]:
    """Everything that can be pressed, chosen or filled in."""
    blocks = content.blocks if isinstance(content, Message) else content["blocks"]
    found = []
    for block in blocks:
        found += [each for each in (block.get("accessory"), block.get("element")) if each]
        found += [each for each in block.get("elements", []) if "action_id" in each]
    return found


def pressable(content: Message | Json) -> list[str]:
    """The words on its buttons, in reading order."""
    return [each["text"]["text"] for each in elements(content) if each["type"] == "button"]


def actions(content: Message | Json) -> list[str]:
    return [each["action_id"] for each in elements(content)]


def fields(view: Json) -> dict[str, Json]:
    """The elements of a form by the id of their field."""
    return {block["block_id"]: block["element"] for block in view["blocks"] if block["type"] == "input"}
