"""Our limits are Slack's, and lists are cut so that they fit."""

from collections.abc import Callable
from typing import Any

import pytest

from messages import blocks, limits
from messages.ids import Action
from messages.items import done_menu
from sandbox.blocks.check import problems_in_blocks, problems_in_view
from tests.messages.deliveries import opened

Json = dict[str, Any]


def plain(size: int) -> Json:
    return {"type": "plain_text", "text": "x" * size}


def a_button(text: int = 1, value: int = 1) -> Json:
    return {"type": "button", "action_id": "a", "text": plain(text), "value": "x" * value}


def acting(element: Json) -> Json:
    return {"type": "actions", "elements": [element]}


def choosing(kind: str, size: int, text: int = 1, value: int = 0) -> Json:
    options = [{"text": plain(text), "value": "x" * value or str(number)} for number in range(size)]
    return acting({"type": kind, "action_id": "a", "options": options})


CASES: list[tuple[int, Callable[[int], Json]]] = [
    (limits.SECTION, lambda size: {"type": "section", "text": {"type": "mrkdwn", "text": "x" * size}}),
    (limits.HEADER, lambda size: {"type": "header", "text": plain(size)}),
    (limits.BUTTON_TEXT, lambda size: acting(a_button(text=size))),
    (limits.BUTTON_VALUE, lambda size: acting(a_button(value=size))),
    (limits.RADIO_OPTIONS, lambda size: choosing("radio_buttons", size)),
    (limits.OPTIONS, lambda size: choosing("static_select", size)),
    (limits.OPTION_TEXT, lambda size: choosing("overflow", 1, text=size)),
    (limits.OPTION_VALUE, lambda size: choosing("overflow", 1, value=size)),
]


@pytest.mark.parametrize(("most", "build"), CASES)
def test_our_limits_are_those_of_slack(most: int, build: Callable[[int], Json]) -> None:
    assert not problems_in_blocks([build(most)])
    assert problems_in_blocks([build(most + 1)])


def test_as_many_blocks_as_slack_takes() -> None:
    divider = blocks.divider()
    assert not problems_in_blocks([divider] * limits.MESSAGE_BLOCKS)
    assert problems_in_blocks([divider] * (limits.MESSAGE_BLOCKS + 1))


@pytest.mark.parametrize(
    ("field", "most"), [("title", limits.VIEW_TITLE), ("private_metadata", limits.PRIVATE_METADATA)]
)
def test_views_have_limits_too(field: str, most: int) -> None:
    def view(size: int) -> Json:
        text = plain(size) if field == "title" else "x" * size
        return {"type": "modal", "title": plain(1), "blocks": [blocks.divider()], field: text}

    assert not problems_in_view(view(most))
    assert problems_in_view(view(most + 1))


def a_row(number: int = 1) -> list[Json]:
    return [blocks.section(f"row {number}")]


def left_out(left: int) -> Json:
    return blocks.section(f"and {left} more")


def test_rows_that_do_not_fit_are_counted() -> None:
    rows = [a_row(number) for number in range(60)]
    kept = limits.fit([blocks.divider()], rows, [blocks.divider()], left_out)
    assert len(kept) == limits.MESSAGE_BLOCKS
    assert kept[-2] == left_out(13)


def test_rows_that_fit_exactly_are_all_kept() -> None:
    kept = limits.fit([blocks.divider()], [a_row()] * 48, [blocks.divider()], left_out)
    assert len(kept) == limits.MESSAGE_BLOCKS
    assert kept[1:-1] == a_row() * 48


def test_text_is_counted_as_well_as_blocks() -> None:
    kept = limits.fit([], [[blocks.section("x" * 2000)]] * 10, [], left_out)
    assert kept[-1] == left_out(6)


def test_lines_are_kept_whole_and_the_rest_is_hinted_at() -> None:
    assert limits.lines_within(["one", "two", "three"], 12) == "one\ntwo\n…"
    assert limits.lines_within(["one", "two"], 12) == "one\ntwo"


def test_lines_that_are_too_many_for_one_section_fill_several() -> None:
    lines = [f"{number:04} {'x' * 95}" for number in range(70)]
    made = blocks.sections(lines)
    assert [len(each["text"]["text"]) for each in made] == [2928, 2928, 1211]
    assert "\n".join(each["text"]["text"] for each in made) == "\n".join(lines)


def test_a_menu_whose_references_would_be_too_long_becomes_a_button() -> None:
    delivery = opened()
    gate = delivery.gates[0]
    gate.items[0].key = "k" * 60
    delivery.id = "d" * 40
    element = done_menu(delivery, gate, gate.items[0]).to_dict()
    assert (element["type"], element["action_id"]) == ("button", Action.ITEM_EVIDENCE)
