"""What Slack takes, the validator lets through: all fields, the least of them, and each at its limit."""

import pytest

from sandbox.blocks.fill import fill_in_ids
from sandbox.blocks.state import elements_of
from sandbox.ids import IdMaker
from tests.sandbox import valid_blocks as valid
from tests.sandbox.corpus import VALID, Valid, problems, whole
from tests.sandbox.valid_blocks import Json


@pytest.mark.parametrize("case", whole(), ids=lambda case: case.name)
def test_everything_with_all_its_fields_is_let_through(case: Valid) -> None:
    assert problems(case.surface, case.payload) == []


def test_the_least_of_everything_and_everything_at_its_limit_is_let_through() -> None:
    refused = {case.name: found for case in VALID if (found := problems(case.surface, case.payload))}
    assert refused == {}


def test_as_many_blocks_as_slack_takes() -> None:
    divider = {"type": "divider"}
    assert problems("message", {"blocks": [divider] * 50}) == []
    assert problems("modal", valid.modal(*[divider] * 100)) == []
    assert problems("home", valid.home(*[divider] * 100)) == []


def test_ids_are_filled_in_wherever_somebody_can_press_something() -> None:
    button = {"type": "button", "text": valid.plain()}
    blocks: list[Json] = [
        {"type": "actions", "elements": [button]},
        {"type": "container", "title": valid.plain(), "child_blocks": [valid.section(accessory=button)]},
        {"type": "carousel", "elements": [{"type": "card", "title": valid.plain(), "actions": [button]}]},
        {"type": "context_actions", "elements": [{"type": "icon_button", "icon": "trash"}]},
        valid.input_block({"type": "plain_text_input"}),
    ]
    found = list(elements_of(fill_in_ids(blocks, IdMaker())))
    assert len(found) == 5
    assert len({block["block_id"] for block, _ in found}) == 5
    assert len({element["action_id"] for _, element in found}) == 5
