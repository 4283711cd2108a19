"""A definition of done that nobody agrees on, or that is checked too early, is refused with its line."""

import pytest

from gates.process_files.file import load_process
from tests.gates.small_process import SMALL, Change, assert_refused, refused

AGREED = "{key: built, text: It is built, owner: builder}"
PART = "      - {key: talked, text: We talked, owner: lead}"
CONTRACT = (
    SMALL.replace("delivered_by: handed_over\n", "delivered_by: handed_over\ndevelopment: handover\n")
    .replace(AGREED, AGREED.replace("}", ", needs: definition_of_done}"))
    .replace(PART, PART.replace("}", ", part_of_done: true}"))
)
MARKED = PART.replace("}", ", part_of_done: true}")
BEGINS = "delivered_by: handed_over\n"

SENSELESS = {
    "no word on when development begins": Change(
        PART, MARKED, "phases[2].checklist[0].part_of_done",
        "these parts are a contract for a development of which the file does not say when it begins",
        'Add "development:" with the key of a phase', at="part_of_done",
    ),
    "a development without parts": Change(
        BEGINS, f"{BEGINS}development: handover\n", "development",
        "nothing is part of the definition of done, so it does not matter when development begins",
        'Mark items with "part_of_done: true".', at="development: handover",
    ),
    "a development that is no phase": Change(
        BEGINS, f"{BEGINS}development: hand_over\n", "development",
        'there is no phase "hand_over"', 'Did you mean "handover"?', at="development: hand_over",
    ),
    "an agreement on nothing": Change(
        AGREED, AGREED.replace("}", ", needs: definition_of_done}"), "phases[0].checklist[0].needs",
        "there is no definition of done to agree on", "Mark items of a later phase",
    ),
    "a kept key": Change(
        "{key: built,", "{key: done_1,", "phases[0].checklist[0].key",
        'the key "done_1" is kept for items that a rejection or a condition adds', "Choose another key.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", SENSELESS.values(), ids=SENSELESS)
def test_a_contract_that_could_not_work_is_refused(change: Change) -> None:
    assert_refused(change)


def test_a_contract_that_is_agreed_and_checked_in_time_is_taken() -> None:
    assert load_process(CONTRACT).development == "handover"


NOBODY = "nobody agrees on the definition of done before this phase"
WRONG = {
    "nobody agrees on it": (", needs: definition_of_done", "", NOBODY),
    "agreed too late": ("development: handover", "development: build", NOBODY),
    "in two phases": (
        "owner: lead, evidence: required, milestone: handed_over}",
        "owner: lead, evidence: required, part_of_done: true}", "stands in the checklist of another phase",
    ),
    "more hangs on it": ("part_of_done: true}", "part_of_done: true, needs: review}", "which may be dropped"),
}  # fmt: skip


@pytest.mark.parametrize(("was", "now", "wrong"), WRONG.values(), ids=WRONG)
def test_what_would_break_a_contract_is_refused(was: str, now: str, wrong: str) -> None:
    assert CONTRACT.count(was) >= 1
    assert any(wrong in error.wrong for error in refused(CONTRACT.replace(was, now, 1)).errors)
