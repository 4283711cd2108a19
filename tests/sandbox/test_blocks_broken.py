"""One broken block for each rule, and proof that no rule is there in vain."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from types import CellType
from typing import Any

import pytest

from sandbox.blocks import check, views
from sandbox.blocks.check import problems_in_blocks, problems_in_view
from sandbox.blocks.kinds import Shape, anything
from tests.sandbox import broken_blocks, broken_newer, broken_parts
from tests.sandbox.broken_blocks import EMPTY
from tests.sandbox.places import changed, places
from tests.sandbox.valid_blocks import IN_MESSAGES, WHOLE_MODAL, Json

NO_TEXT = "missing required field: text"
Undo = Callable[[], None]


def broken_texts(at: str, blocks: Iterable[Json]) -> Iterator[tuple[str, Json, str, str]]:
    """A text object of each kind in each field, once empty and once without its text."""
    seen: set[tuple[object, ...]] = set()
    for block in blocks:
        for path, value in places(block):
            if not isinstance(value, dict) or value.get("type") not in ("plain_text", "mrkdwn"):
                continue
            field = (block["type"], value["type"], *[key for key in path if isinstance(key, str)])
            if field not in seen:
                seen.add(field)
                pointer = "/".join(str(key) for key in (at, *path))
                yield f"empty {field}", changed(block, path, {**value, "text": ""}), EMPTY, f"{pointer}/text"
                yield f"no {field}", changed(block, path, {"type": value["type"]}), NO_TEXT, pointer


BLOCKS: list[broken_blocks.Case] = [
    *broken_blocks.MESSAGES,
    *broken_blocks.LAYOUT,
    *broken_blocks.ELEMENT_CASES,
    *broken_parts.COMPOSITION,
    *broken_parts.RICH_TEXT,
    *broken_newer.NEWER_CASES,
    *(
        (name, [block], wording, at)
        for name, block, wording, at in broken_texts("/blocks/0", IN_MESSAGES.values())
    ),
]
VIEWS: list[broken_newer.ViewCase] = [*broken_newer.VIEWS, *broken_texts("/view", [WHOLE_MODAL])]


@pytest.mark.parametrize(
    ("blocks", "wording", "pointer"), [each[1:] for each in BLOCKS], ids=[each[0] for each in BLOCKS]
)
def test_a_broken_block_is_refused_as_slack_refuses_it(
    blocks: list[Json], wording: str, pointer: str
) -> None:
    assert f"{wording} [json-pointer:{pointer}]" in problems_in_blocks(blocks)


@pytest.mark.parametrize(
    ("view", "wording", "pointer"), [each[1:] for each in VIEWS], ids=[each[0] for each in VIEWS]
)
def test_a_broken_view_is_refused_as_slack_refuses_it(view: Json, wording: str, pointer: str) -> None:
    assert f"{wording} [json-pointer:{pointer}]" in problems_in_view(view)


def verdicts() -> Iterator[bool]:
    """For each broken case, whether its problem is found."""
    for _, blocks, wording, pointer in BLOCKS:
        yield f"{wording} [json-pointer:{pointer}]" in problems_in_blocks(blocks)
    for _, view, wording, pointer in VIEWS:
        yield f"{wording} [json-pointer:{pointer}]" in problems_in_view(view)


def noticed() -> bool:
    """A case fails, or the validator itself stumbles over what the rule kept from it."""
    try:
        return not all(verdicts())
    except (KeyError, IndexError, TypeError, AttributeError):
        return True


def parts() -> Iterator[Any]:
    """Every shape and check that the validator uses, each once."""
    waiting: list[Any] = [check._message_blocks, check._view, views.VIEWS]
    seen: list[Any] = []
    while waiting:
        part = waiting.pop()
        if not any(part is each for each in seen):
            seen.append(part)
            waiting += inside(part)
            yield part


def inside(part: Any) -> list[Any]:
    if isinstance(part, Shape):
        return list(part.fields.values())
    if isinstance(part, dict):
        return list(part.values())
    return [cell.cell_contents for cell in getattr(part, "__closure__", None) or ()]


def removals() -> Iterator[tuple[str, Callable[[], Undo]]]:
    """Each rule, required field and limit by its name, and what takes it out."""
    for part in parts():
        if isinstance(part, Shape):
            yield from (_rule(part.rules, rule) for rule in part.rules)
            for name in part.required:
                yield f"required {name} of {sorted(part.fields)}", partial(without_required, part, name)
        for cell in getattr(part, "__closure__", None) or ():
            if type(cell.cell_contents) is int:
                yield f"limit {cell.cell_contents} in {part.__qualname__}", partial(without_limit, cell)
    yield from (_rule(check.MESSAGE_RULES, rule) for rule in check.MESSAGE_RULES)
    yield from (_rule(check.VIEW_RULES, rule) for rule in check.VIEW_RULES)


def _rule(rules: list[Any], rule: Any) -> tuple[str, Callable[[], Undo]]:
    return f"rule {rule.__name__}", partial(without_rule, rules, rule)


def without_rule(rules: list[Any], rule: Any) -> Undo:
    place = rules.index(rule)
    rules.remove(rule)
    return lambda: rules.insert(place, rule)


def without_required(shape: Shape, name: str) -> Undo:
    required = shape.required
    shape.required = tuple(each for each in required if each != name)
    return lambda: setattr(shape, "required", required)


def without_limit(cell: CellType) -> Undo:
    limit = cell.cell_contents
    cell.cell_contents = 10**12 if limit > 1 else -(10**12)
    return lambda: setattr(cell, "cell_contents", limit)


def test_every_removed_rule_lets_a_broken_block_through() -> None:
    assert all(verdicts())
    unnoticed = []
    for name, remove in list(removals()):
        put_back = remove()
        if not noticed():
            unnoticed.append(name)
        put_back()
    assert unnoticed == []
    assert all(verdicts())


def test_no_field_is_left_unchecked_but_the_type_that_chose_its_shape() -> None:
    shapes = [part for part in parts() if isinstance(part, Shape)]
    unchecked = {name for shape in shapes for name, each in shape.fields.items() if each is anything}
    assert unchecked == {"type"}
