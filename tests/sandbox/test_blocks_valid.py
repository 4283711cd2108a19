"""What Slack takes, the validator lets through; and every field that it knows is in the corpus."""

import copy
from collections.abc import Iterator

import pytest

from sandbox.blocks.check import problems_in_blocks, problems_in_view
from tests.sandbox import valid_blocks as valid
from tests.sandbox.valid_blocks import Json


@pytest.mark.parametrize("name", valid.IN_MESSAGES)
def test_a_valid_block_is_let_through_in_a_message(name: str) -> None:
    assert problems_in_blocks([valid.IN_MESSAGES[name]]) == []


@pytest.mark.parametrize("name", valid.IN_MODALS)
def test_a_valid_block_is_let_through_in_a_modal(name: str) -> None:
    assert problems_in_view(valid.modal(valid.IN_MODALS[name])) == []


@pytest.mark.parametrize("name", valid.EVERYWHERE)
def test_a_valid_block_is_let_through_in_home(name: str) -> None:
    assert problems_in_view(valid.home(valid.EVERYWHERE[name])) == []


def test_whole_views_and_the_largest_ones_are_let_through() -> None:
    divider = {"type": "divider"}
    assert problems_in_view(valid.WHOLE_MODAL) == []
    assert problems_in_view(valid.WHOLE_HOME) == []
    assert problems_in_blocks([divider] * 50) == []
    assert problems_in_view(valid.modal(*[divider] * 100)) == []
    assert problems_in_blocks([]) == []


def places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every field in a block, whatever its depth."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield (*path, key)
        yield from places(inner, (*path, key))


def with_wrong_type(block: Json, path: tuple[str | int, ...]) -> Json:
    """No field of Block Kit is an object with this one key."""
    broken = copy.deepcopy(block)
    inner: object = broken
    for key in path[:-1]:
        inner = inner[key]  # type: ignore[index]
    inner[path[-1]] = {"wrong": "type"}  # type: ignore[index]
    return broken


@pytest.mark.parametrize("name", valid.IN_MESSAGES)
def test_no_field_of_a_valid_block_may_have_another_type(name: str) -> None:
    block = valid.IN_MESSAGES[name]
    for path in places(block):
        pointer = "/".join(str(key) for key in ("/blocks", 0, *path))
        problems = problems_in_blocks([with_wrong_type(block, path)])
        assert any(f"json-pointer:{pointer}" in problem for problem in problems), (path, problems)


@pytest.mark.parametrize("view", [valid.WHOLE_MODAL, valid.WHOLE_HOME], ids=["modal", "home"])
def test_no_field_of_a_valid_view_may_have_another_type(view: Json) -> None:
    for path in places(view):
        pointer = "/".join(str(key) for key in ("/view", *path))
        problems = problems_in_view(with_wrong_type(view, path))
        assert any(f"json-pointer:{pointer}" in problem for problem in problems), (path, problems)
