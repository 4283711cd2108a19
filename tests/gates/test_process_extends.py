"""A process file may extend another: it says what differs, by key, and an error names its own line."""

import pytest

from gates.process import Process
from gates.process_files.file import ProcessFileInvalid, load_process
from tests.gates.small_process import SMALL

HEAD = """\
extends: small-delivery
key: tiny-delivery
name: Tiny delivery
version: 1
summary: The same with less.
"""
BASES = {"small-delivery": SMALL}


def variant(changes: str = "", bases: dict[str, str] = BASES) -> Process:
    return load_process(HEAD + changes, "tiny.yml", bases)


def errors(changes: str, bases: dict[str, str] = BASES, head: str = HEAD) -> list[str]:
    with pytest.raises(ProcessFileInvalid) as refused:
        load_process(head + changes, "tiny.yml", bases)
    return str(refused.value).splitlines()


def without_head(process: Process) -> dict[str, object]:
    return process.model_dump(exclude={"key", "name", "version", "summary", "extends"})


# What comes out


def test_a_file_that_changes_nothing_is_the_same_process_under_its_own_name() -> None:
    tiny = variant()
    assert (tiny.key, tiny.name, tiny.extends) == ("tiny-delivery", "Tiny delivery", "small-delivery")
    assert without_head(tiny) == without_head(load_process(SMALL))


def test_a_file_that_says_everything_again_is_the_same_process_too() -> None:
    again = SMALL[SMALL.index("manager:") :]
    assert without_head(variant(again)) == without_head(load_process(SMALL))


def test_what_is_said_of_a_role_changes_that_and_nothing_else() -> None:
    roles = variant("roles:\n  builder: {duty: Builds alone}\n").roles
    assert (roles["builder"].name, roles["builder"].duty) == ("Builder", "Builds alone")
    assert list(roles) == list(load_process(SMALL).roles)


def test_a_role_is_added_where_it_is_said_to_go() -> None:
    roles = variant(
        "roles:\n  tester: {name: Tester, duty: Tests, after: builder}\n  scribe: {name: S, duty: W}\n"
    )
    assert list(roles.roles) == ["lead", "builder", "tester", "boss", "pmo", "client", "scribe"]


def test_items_and_sign_offs_are_changed_added_moved_and_removed_by_key() -> None:
    first = variant("""\
phases:
  - key: build
    checklist:
      - {key: tested, text: It is tested, owner: lead, before: built}
      - {key: built, evidence: required}
    handoff:
      package:
        - {key: sketch, text: A sketch, required: false}
    gate:
      sign_offs:
        - {role: lead, asks: It was asked for, before: builder}
        - {role: builder, asks: It works}
""").phases[0]
    assert [item.key for item in first.checklist] == ["tested", "built"]
    assert (first.checklist[1].text, first.checklist[1].evidence) == ("It is built", "required")
    assert first.handoff is not None
    assert [item.key for item in first.handoff.package] == ["order", "sketch"]
    assert [(rule.role, rule.asks) for rule in first.gate.sign_offs] == [
        ("lead", "It was asked for"),
        ("builder", "It works"),
    ]


def test_a_phase_is_added_between_two_others() -> None:
    process = variant("""\
phases:
  - key: check
    after: build
    name: Check
    purpose: Look at it
    status: Checking
    entry: [It is built]
    activities: [Look]
    owner: [lead]
    checklist:
      - {key: seen, text: It was looked at, owner: lead}
    gate:
      sign_offs:
        - {role: lead, asks: It is right}
      sent_back_to: build
    output: A note
""")
    assert [phase.key for phase in process.phases] == ["build", "check", "handover", "review"]


def test_what_is_removed_is_gone_and_its_last_date_with_it() -> None:
    process = variant("""\
milestones:
  - {key: reviewed, remove: true}
phases:
  - {key: review, remove: true}
  - key: handover
    gate: {holds: next_phase}
""")
    assert [phase.key for phase in process.phases] == ["build", "handover"]
    assert [milestone.key for milestone in process.milestones] == ["started", "handed_over"]


def test_a_field_with_nothing_behind_it_takes_the_one_of_the_base_away() -> None:
    assert variant("phases:\n  - key: build\n    handoff:\n").phases[0].handoff is None


def test_a_plain_list_is_replaced_and_not_added_to() -> None:
    assert variant("phases:\n  - key: build\n    activities: [Build it twice]\n").phases[0].activities == (
        "Build it twice",
    )


def test_a_variant_of_a_variant_has_the_changes_of_both() -> None:
    middle = HEAD + "roles:\n  builder: {duty: Builds alone}\n  boss: {duty: Rules}\n"
    last = HEAD.replace("tiny-delivery", "least-delivery").replace("small-delivery", "tiny-delivery")
    process = load_process(
        f"{last}roles:\n  boss: {{duty: Decides all}}\n", "least.yml", {**BASES, "tiny-delivery": middle}
    )
    assert (process.roles["builder"].duty, process.roles["boss"].duty) == ("Builds alone", "Decides all")


# What is refused, each with the line in the file itself


FAULTS = {
    "a role that the base needs is removed": (
        "roles:\n  boss: {remove: true}\n",
        "line 7, roles.boss",
        'this makes escalates_to on line 6 of small-delivery.yml wrong: there is no role "boss".',
    ),
    "an owner is made a coordinator": (
        "roles:\n  builder: {coordinates: true}\n",
        "line 7, roles.builder",
        'this makes phases[0].owner[0] on line 25 of small-delivery.yml wrong: "Builder" sees across',
    ),
    "the only item that reaches a milestone is replaced": (
        "phases:\n  - key: handover\n    checklist:\n      - {key: sent, milestone: }\n",
        "line 9, phases[0].checklist[0].milestone",
        "this makes milestones[1].key on line 16 of small-delivery.yml wrong: nothing reaches the mile",
    ),
    "a phase is moved behind one that comes back to it": (
        "phases:\n  - {key: build, after: handover}\n",
        "line 7, phases[0]",
        'this makes phases[1].gate.sent_back_to on line 54 of small-delivery.yml wrong: "build" comes',
    ),
    "a new item is owned by nobody": (
        "phases:\n  - key: build\n    checklist:\n      - {key: seen, text: It is seen, owner: lad}\n",
        "line 9, phases[0].checklist[0].owner",
        'there is no role "lad". Did you mean "lead"?',
    ),
    "a field is misspelt": (
        "phases:\n  - key: review\n    ouput: Nothing\n",
        "line 8, phases[0].ouput",
        'there is no field "ouput" here. Did you mean "output"?',
    ),
    "a new item is not whole": (
        "phases:\n  - key: review\n    checklist:\n      - {key: heard, owner: lead}\n",
        "line 9, phases[0].checklist[0].text",
        '"text" is missing.',
    ),
    "what is not there cannot be removed": (
        "phases:\n  - {key: reveiw, remove: true}\n",
        "line 7, phases[0]",
        'there is no "reveiw" to remove. Did you mean "review"?',
    ),
    "what is removed is changed as well": (
        "phases:\n  - {key: review, remove: true, name: Look back}\n",
        "line 7, phases[0]",
        '"review" is removed, so "name" has no effect.',
    ),
    "remove is not true": (
        "phases:\n  - {key: review, remove: yes}\n",
        "line 7, phases[0].remove",
        "this is not true. Write remove: true",
    ),
    "the neighbour is not there": (
        "roles:\n  boss: {before: laed}\n",
        "line 7, roles.boss.before",
        'there is no "laed" that "boss" could come before. Did you mean "lead"?',
    ),
    "there are two neighbours": (
        "roles:\n  boss: {before: lead, after: pmo}\n",
        "line 7, roles.boss.after",
        '"boss" cannot come both before one and after another.',
    ),
    "an entry is changed in two places": (
        "phases:\n  - {key: review, name: A}\n  - {key: review, name: B}\n",
        "line 8, phases[1]",
        '"review" stands already in phases[0] on line 7.',
    ),
    "a required field is taken away": (
        "phases:\n  - key: review\n    purpose:\n",
        "line 7, phases[0].purpose",
        '"purpose" is missing.',
    ),
}


@pytest.mark.parametrize(("changes", "place", "words"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_led_back_to_its_line(changes: str, place: str, words: str) -> None:
    found = errors(changes)
    assert any(each.startswith(f"tiny.yml, {place}: {words}") for each in found), found


def test_what_no_line_of_the_file_is_to_blame_for_is_said_where_it_extends() -> None:
    broken = SMALL.replace("manager: lead", "manager: leda")
    wrong = 'this makes manager on line 5 of small-delivery.yml wrong: there is no role "leda".'
    assert errors("", {"small-delivery": broken}) == [
        f'tiny.yml, line 1, extends: {wrong} Did you mean "lead"?'
    ]


def test_names_and_versions_are_not_taken_over() -> None:
    found = errors("", head="extends: small-delivery\nkey: tiny-delivery\n")
    assert [error.split(":")[0] for error in found] == [
        "tiny.yml, line 1, name", "tiny.yml, line 1, version", "tiny.yml, line 1, summary",
    ]  # fmt: skip


def test_a_process_that_is_not_there_cannot_be_extended() -> None:
    right = 'Did you mean "small-delivery"?'
    assert errors("", head=HEAD.replace("extends: small", "extends: smal")) == [
        f'tiny.yml, line 1, extends: there is no process "smal-delivery" to extend. {right}'
    ]


@pytest.mark.parametrize(
    ("bases", "way"),
    [
        ({"small-delivery": f"extends: tiny-delivery\n{SMALL}"}, '"tiny-delivery" extends "small-delivery"'),
        (
            {"small-delivery": f"extends: small-delivery\n{SMALL}"},
            '"small-delivery" extends "small-delivery"',
        ),
    ],
)
def test_no_process_extends_itself_by_whatever_way(bases: dict[str, str], way: str) -> None:
    assert errors("", bases)[0].startswith(
        f"tiny.yml, line 1, extends: a process cannot extend itself: {way}"
    )


def test_a_base_with_wrong_changes_of_its_own_is_named() -> None:
    middle = f"{HEAD}roles:\n  bos: {{remove: true}}\n".replace("tiny", "middle")
    found = errors(
        "", {**BASES, "middle-delivery": middle}, HEAD.replace("small-delivery", "middle-delivery")
    )
    assert found == [
        'middle-delivery.yml, line 7, roles.bos: there is no "bos" to remove. Did you mean "boss"?'
    ]


def test_changes_belong_into_files_that_extend() -> None:
    with pytest.raises(ProcessFileInvalid, match=r'line 58, .*: there is no field "remove" here'):
        load_process(SMALL.replace("holds: completion", "holds: completion\n      remove: true"))


def test_thousands_of_changes_are_refused_at_once() -> None:
    items = "".join(f"      - {{key: k{number}, text: T, owner: lead}}\n" for number in range(4000))
    found = errors(f"phases:\n  - key: review\n    checklist:\n{items}")
    assert "line 8, phases[0].checklist: there are 4000 here. Keep it to 40 at most." in found[0]
