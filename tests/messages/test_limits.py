"""Lists are cut so that they fit; whether our limits are Slack's stands in test_limits_of_slack.py."""

from typing import Any

from messages import blocks, limits
from messages.ids import Action
from messages.items import done_menu
from tests.messages.deliveries import opened

Json = dict[str, Any]


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


def test_lines_are_kept_whole_and_the_rest_is_counted() -> None:
    lines = [f"line {number:02}" for number in range(20)]
    assert limits.lines_within(lines[:5], 45) == "\n".join(lines[:5])
    cut = limits.lines_within(lines, 45)
    assert cut == "line 00\nline 01\nline 02\n… and 17 more lines"
    assert len(cut) <= 45


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
