"""What Slack takes, the validator lets through; and every field that it knows is in the corpus."""

from typing import Any

import pytest

from sandbox.blocks.check import problems_in_blocks, problems_in_view
from sandbox.blocks.fill import fill_in_ids
from sandbox.blocks.state import elements_of
from sandbox.ids import IdMaker
from tests.sandbox import valid_blocks as valid
from tests.sandbox.places import changed, places
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


ODD: list[Any] = [None, 7, "", [], {}, [None], [{}], [[]]]
WRONG = {"wrong": "type"}  # no field of Block Kit is an object with this one key


@pytest.mark.parametrize("name", valid.IN_MESSAGES)
def test_no_field_of_a_valid_block_may_have_another_type(name: str) -> None:
    block = valid.IN_MESSAGES[name]
    for path, _ in places(block):
        pointer = "/".join(str(key) for key in ("/blocks", 0, *path))
        problems = problems_in_blocks([changed(block, path, WRONG)])
        assert any(f"json-pointer:{pointer}" in problem for problem in problems), (path, problems)


@pytest.mark.parametrize("view", [valid.WHOLE_MODAL, valid.WHOLE_HOME], ids=["modal", "home"])
def test_no_field_of_a_valid_view_may_have_another_type(view: Json) -> None:
    for path, _ in places(view):
        pointer = "/".join(str(key) for key in ("/view", *path))
        problems = problems_in_view(changed(view, path, WRONG))
        assert any(f"json-pointer:{pointer}" in problem for problem in problems), (path, problems)


@pytest.mark.parametrize("name", valid.IN_MESSAGES)
def test_no_odd_content_makes_the_validator_stumble(name: str) -> None:
    block = valid.IN_MESSAGES[name]
    for path, _ in places(block):
        for odd in ODD:
            blocks = [changed(block, path, odd)]
            if problems_in_blocks(blocks) == []:
                assert fill_in_ids(blocks, IdMaker())


def test_ids_are_filled_in_wherever_somebody_can_press_something() -> None:
    button = {"type": "button", "text": valid.plain()}
    blocks: list[Json] = [
        {"type": "actions", "elements": [button]},
        {"type": "container", "title": valid.plain(), "child_blocks": [valid.section(accessory=button)]},
        {"type": "carousel", "elements": [{"type": "card", "title": valid.plain(), "actions": [button]}]},
        valid.input_block({"type": "plain_text_input"}),
    ]
    found = list(elements_of(fill_in_ids(blocks, IdMaker())))
    assert len(found) == 4
    assert len({block["block_id"] for block, _ in found}) == 4
    assert len({element["action_id"] for _, element in found}) == 4
