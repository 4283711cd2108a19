"""Two versions of a process are compared in words."""

import pytest
from hypothesis import given

from gates.process import Process
from gates.process_files.file import load_process
from gates.process_files.shipped import shipped_processes
from gates.versions.comparing import Change, differences
from tests.gates.changed_processes import changed
from tests.gates.small_process import SMALL

BEFORE = load_process(SMALL)
SHIPPED = shipped_processes()["client-delivery"]

CASES = [
    (
        "builder: {name: Builder, duty: Builds}",
        "builder: {name: Maker, duty: Builds}",
        Change.CHANGED,
        "Role “Maker”: name changes from “Builder” to “Maker”.",
    ),
    (
        "  boss: {name: Boss, duty: Decides}",
        "  boss: {name: Boss, duty: Decides}\n  qa: {name: QA, duty: Tests}",
        Change.ADDED,
        "Role “QA” is new.",
    ),
    ("informed: [pmo]", "informed: [pmo, boss]", Change.ADDED, "Phase “Build”: informed now has “Boss”."),
    (
        "        - {key: told, text: The client knows the new date, owner: lead}",
        "        - {key: told, text: The client knows the new date, owner: boss}",
        Change.CHANGED,
        (
            "Phase “Handover”, gate, rework item “The client knows the new date”:"
            " owner changes from “Lead” to “Boss”."
        ),
    ),
    (
        "- {key: built, text: It is built, owner: builder}",
        (
            "- {key: built, text: It is built, owner: builder}\n"
            "      - {key: tested, text: It is tested, owner: builder}"
        ),
        Change.ADDED,
        "Phase “Build”: item “It is tested” is new, after “It is built”.",
    ),
    (
        "text: It is built, owner: builder",
        "text: It is well built, owner: builder",
        Change.CHANGED,
        "Phase “Build”, item “It is well built”: text changes from “It is built” to “It is well built”.",
    ),
    (
        "      exceptions: false\n",
        "",
        Change.CHANGED,
        "Phase “Handover”, gate: exceptions allowed changes from no to yes.",
    ),
    (
        "business_days: 5",
        "business_days: 9",
        Change.CHANGED,
        "Phase “Review”, what opens it, date: business days changes from 5 to 9.",
    ),
    (
        "      sent_back_to: review",
        "      sent_back_to: build",
        Change.CHANGED,
        "Phase “Review”, gate: where a rejection sends the work changes from “Review” to “Build”.",
    ),
    (
        "milestones: {start: started}\n    output: The work",
        "milestones: {start: started}\n    output: The thing",
        Change.CHANGED,
        "Phase “Build”: output changes from “The work” to “The thing”.",
    ),
    (
        ", evidence: required, milestone",
        ", milestone",
        Change.CHANGED,
        "Phase “Handover”, item “It is sent”: evidence changes from “required” to “optional”.",
    ),
    (
        "- {role: builder, asks: It is built}",
        "- {role: builder, asks: It is built}\n        - {role: boss, asks: Go}",
        Change.ADDED,
        "Phase “Build”, gate: sign-off of “Boss” is new, after “Builder”.",
    ),
    (
        "escalates_to: boss\n",
        "escalates_to: boss\nreopened_by: [boss]\n",
        Change.ADDED,
        "Who may reopen a closed delivery now has “Boss”.",
    ),
]


@pytest.mark.parametrize(("old", "new", "change", "sentence"), CASES)
def test_each_change_is_told_in_one_sentence(old: str, new: str, change: Change, sentence: str) -> None:
    assert SMALL.count(old) == 1
    found = differences(BEFORE, load_process(SMALL.replace(old, new)))
    assert [(each.change, each.sentence) for each in found] == [(change, sentence)]


def test_what_is_added_one_way_is_removed_the_other_way() -> None:
    after = load_process(SMALL.replace("informed: [pmo]", "informed: [pmo, boss]"))
    [back] = differences(after, BEFORE)
    assert (back.change, back.sentence) == (Change.REMOVED, "Phase “Build”: informed no longer has “Boss”.")


def test_a_phase_that_is_gone_and_one_that_is_new_are_named_once() -> None:
    first, *_, last = SHIPPED.phases
    without = SHIPPED.model_copy(update={"phases": SHIPPED.phases[:-1]})
    [gone], [new] = differences(SHIPPED, without), differences(without, SHIPPED)
    assert (gone.change, gone.sentence) == (Change.REMOVED, f"Stage “{last.name}” is gone.")
    assert (new.change, new.phase) == (Change.ADDED, last.key)
    assert new.sentence == "Stage “Post-delivery review” is new, after “Client handover”."
    assert first.key not in new.sentence


def test_one_phase_that_moves_is_one_sentence() -> None:
    one, two, three, *rest = SHIPPED.phases
    moved = SHIPPED.model_copy(update={"phases": (two, three, one, *rest)})
    [found] = differences(SHIPPED, moved)
    assert (found.change, found.phase) == (Change.MOVED, one.key)
    assert found.sentence == "Stage “Intake handoff” moves after “Production tracking”."


def test_a_long_text_that_changes_at_its_end_is_worded_anew() -> None:
    longer = BEFORE.model_copy(update={"summary": "s" * 900 + "1"})
    other = BEFORE.model_copy(update={"summary": "s" * 900 + "2"})
    assert [each.sentence for each in differences(longer, other)] == ["Summary is worded anew."]


def test_the_number_of_the_version_is_no_difference() -> None:
    assert differences(BEFORE, BEFORE.model_copy(update={"version": 7})) == []


@given(changed(SHIPPED), changed(SHIPPED))
def test_there_is_no_difference_exactly_where_both_say_the_same(before: Process, after: Process) -> None:
    same = before.model_copy(update={"version": 1}) == after.model_copy(update={"version": 1})
    assert (differences(before, after) == []) is same
    assert all(each.sentence.endswith(".") for each in differences(before, after))


@given(changed(BEFORE, most=1))
def test_a_difference_is_seen_from_both_sides(after: Process) -> None:
    there, back = differences(BEFORE, after), differences(after, BEFORE)
    assert bool(there) is bool(back)
    assert sum(each.change is Change.ADDED for each in there) == sum(
        each.change is Change.REMOVED for each in back
    )
