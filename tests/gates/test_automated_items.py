"""Switches of automated items that make no sense are refused, each on its line and with its cure."""

import pytest

from gates.process_files.file import load_process
from tests.gates.small_process import SMALL, Change, assert_refused

ITEM = "{key: built, text: It is built, owner: builder}"
PLACE = "phases[0].checklist[0]"
AUTOMATED = ITEM.replace("}", ", automated: true, threshold: {at_least: 99.9, unit: '%'}}")
REWORK = "{key: told, text: The client knows the new date, owner: lead"


def item(words: str) -> str:
    return ITEM.replace("}", f", {words}}}")


CHANGES = {
    "threshold by hand": Change(
        ITEM, item("threshold: {at_most: 3}"), f"{PLACE}.threshold",
        "this item is ticked by hand, so no value is measured against a threshold", "automated: true",
    ),
    "failure by hand": Change(
        ITEM, item("if_failing: {key: undo, text: Undo it, owner: lead}"), f"{PLACE}.if_failing",
        "this item is ticked by hand, so no check of it can fail", "automated: true",
    ),
    "freshness by hand": Change(
        ITEM, item("fresh_for_hours: 24"), f"{PLACE}.fresh_for_hours",
        "this item is ticked by hand, so no report of it grows old", "automated: true",
    ),
    "fresh for ever": Change(
        ITEM, item("automated: true, fresh_for_hours: 9000"), f"{PLACE}.fresh_for_hours",
        "9000 is out of range", "8760 or less",
    ),
    "needs": Change(
        ITEM, item("automated: true, needs: review"), f"{PLACE}.needs",
        "a check ticks this item, and it cannot see to it that the record is filled", 'Leave out "needs"',
    ),
    "part of done": Change(
        ITEM, item("automated: true, part_of_done: true"), f"{PLACE}.part_of_done",
        "a check ticks this item, and it would not know of a part that is worded anew", "a person tick it",
    ),
    "no limit": Change(
        ITEM, item("automated: true, threshold: {unit: ms}"), f"{PLACE}.threshold",
        "a threshold needs a limit", "at_most or at_least",
    ),
    "impossible": Change(
        ITEM, item("automated: true, threshold: {at_least: 9, at_most: 3}"), f"{PLACE}.threshold",
        "no value can keep to this", "not above at_most",
    ),
    "no number": Change(
        ITEM, item("automated: true, threshold: {at_most: few}"), f"{PLACE}.threshold.at_most",
        'this is the text "few"', "a number, such as 15 or 99.9",
    ),
    "unknown role": Change(
        ITEM, item("automated: true, if_failing: {key: undo, text: Undo it, owner: nobody}"),
        f"{PLACE}.if_failing.owner", 'there is no role "nobody"', "lead",
    ),
    "an outsider": Change(
        ITEM, item("automated: true, if_failing: {key: undo, text: Undo it, owner: client}"),
        f"{PLACE}.if_failing.owner",
        '"Client" is external, and can only sign, support or be informed', "your own people",
    ),
    "rework": Change(
        REWORK, f"{REWORK}, automated: true", "phases[1].gate.rework[0].automated",
        '"automated" has no effect in a rework item', "Leave it out",
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_it_is_refused_with_the_cure(change: Change) -> None:
    assert_refused(change)


def test_a_threshold_is_read_with_its_decimals_and_said_in_words() -> None:
    [built] = load_process(SMALL.replace(ITEM, AUTOMATED), "small.yml").phases[0].checklist
    assert str(built.threshold) == "at least 99.9 %"
