"""One broken block for each rule, and proof that no rule is there in vain."""

from collections.abc import Callable, Iterable, Iterator
from types import CellType
from typing import Any

import pytest

from sandbox.blocks import check, views
from sandbox.blocks.check import problems_in_blocks, problems_in_view
from sandbox.blocks.kinds import Shape, anything
from tests.sandbox import broken_blocks, broken_newer, broken_parts
from tests.sandbox.broken_blocks import EMPTY
from tests.sandbox.places import Path, changed, places
from tests.sandbox.valid_blocks import IN_MESSAGES, WHOLE_MODAL, Json


def texts(block: Json) -> Iterator[tuple[Path, Json]]:
    for path, value in places(block):
        if isinstance(value, dict) and value.get("type") in ("plain_text", "mrkdwn"):
            yield path, value


def broken_texts(at: str, blocks: Iterable[Json]) -> Iterator[tuple[str, Json, str]]:
    """A text object of each kind in each field, once empty and once without its text."""
    seen: set[tuple[object, ...]] = set()
    for block in blocks:
        for path, value in texts(block):
            field = (block["type"], value["type"], *[key for key in path if isinstance(key, str)])
            if field not in seen:
                seen.add(field)
                pointer = "/".join(str(key) for key in (at, *path))
                empty, missing = {**value, "text": ""}, {"type": value["type"]}
                yield f"empty {field}", changed(block, path, empty), f"{EMPTY} [json-pointer:{pointer}/text]"
                yield f"no {field}", changed(block, path, missing), f"{NO_TEXT} [json-pointer:{pointer}]"


NO_TEXT = "missing required field: text"
BLOCKS = [
    *broken_blocks.MESSAGES,
    *broken_blocks.LAYOUT,
    *broken_blocks.ELEMENT_CASES,
    *broken_parts.COMPOSITION,
    *broken_parts.RICH_TEXT,
    *broken_newer.NEWER_CASES,
    *((name, [block], problem) for name, block, problem in broken_texts("/blocks/0", IN_MESSAGES.values())),
]
VIEWS = [*broken_newer.VIEWS, *broken_texts("/view", [WHOLE_MODAL])]


@pytest.mark.parametrize(
    ("blocks", "problem"), [case[1:] for case in BLOCKS], ids=[case[0] for case in BLOCKS]
)
def test_a_broken_block_is_refused_as_slack_refuses_it(blocks: list[Json], problem: str) -> None:
    assert problem in problems_in_blocks(blocks)


@pytest.mark.parametrize(
    ("view", "problem"),
    [case[1:] for case in VIEWS],
    ids=[case[0] for case in VIEWS],
)
def test_a_broken_view_is_refused_as_slack_refuses_it(view: Json, problem: str) -> None:
    assert problem in problems_in_view(view)


def verdicts() -> Iterator[bool]:
    """For each broken case, whether its problem is found."""
    yield from (problem in problems_in_blocks(blocks) for _, blocks, problem in BLOCKS)
    yield from (problem in problems_in_view(view) for _, view, problem in VIEWS)


def parts() -> Iterator[Any]:
    """Every shape and check that the validator uses, each once."""
    waiting: list[Any] = [check._message_blocks, check._view, views.VIEWS]
    seen: list[Any] = []
    while waiting:
        part = waiting.pop()
        if any(part is each for each in seen):
            continue
        seen.append(part)
        yield part
        waiting += inside(part)


def inside(part: Any) -> list[Any]:
    if isinstance(part, Shape):
        return list(part.fields.values())
    if isinstance(part, dict):
        return list(part.values())
    return [cell.cell_contents for cell in getattr(part, "__closure__", None) or ()]


def removals() -> Iterator[tuple[str, Callable[[], Callable[[], None]]]]:
    """Each removal with its name; calling it takes the rule out and gives back what puts it in again."""
    for part in parts():
        if isinstance(part, Shape):
            for rule in part.rules:
                yield f"rule {rule.__name__}", lambda p=part, r=rule: without_rule(p.rules, r)
            for name in part.required:
                yield f"required {name} of {sorted(part.fields)}", lambda p=part, n=name: optional(p, n)
        for cell in getattr(part, "__closure__", None) or ():
            if type(cell.cell_contents) is int:
                yield f"limit {cell.cell_contents} in {part.__qualname__}", lambda c=cell: unlimited(c)
    for rules in (check.MESSAGE_RULES, check.VIEW_RULES):
        for rule in rules:
            yield f"rule {rule.__name__}", lambda rs=rules, r=rule: without_rule(rs, r)


def without_rule(rules: list[Any], rule: Any) -> Callable[[], None]:
    place = rules.index(rule)
    rules.remove(rule)
    return lambda: rules.insert(place, rule)


def optional(shape: Shape, name: str) -> Callable[[], None]:
    required = shape.required
    shape.required = tuple(each for each in required if each != name)
    return lambda: setattr(shape, "required", required)


def unlimited(cell: CellType) -> Callable[[], None]:
    limit = cell.cell_contents
    cell.cell_contents = 10**12 if limit > 1 else -(10**12)
    return lambda: setattr(cell, "cell_contents", limit)


def noticed() -> bool:
    """A case fails, or the validator itself stumbles over what the rule kept from it."""
    try:
        return not all(verdicts())
    except (KeyError, IndexError, TypeError, AttributeError):
        return True


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
