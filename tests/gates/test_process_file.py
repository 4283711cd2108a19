"""A process file loads, or is refused with the field, the line, what is wrong and what would be right."""

from pathlib import Path

import pytest
import yaml

from gates.process import Process
from gates.process_files.file import ProcessFileInvalid, load_process, load_process_file
from tests.gates.small_process import SMALL, Change, assert_refused, refused


def test_a_whole_file_loads_as_a_process() -> None:
    process = load_process(SMALL)
    assert [process.label(phase.key) for phase in process.phases] == [
        "Phase 1: Build",
        "Phase 2: Handover",
        "Phase 3: Review",
    ]


def test_the_plain_safe_loader_reads_the_same_process() -> None:
    assert load_process(SMALL) == Process.model_validate(yaml.safe_load(SMALL))


# What is replaced and by what; then what is wrong with that and what would be right.
SHAPES = {
    "an unknown field": Change(
        "    status: Building", "    status: Building\n    ouput: x",
        "phases[0].ouput", 'there is no field "ouput" here',
        'Did you mean "output"?', at="ouput",
    ),
    "an unknown field like no other": Change(
        "    milestones: {start: started}", "    milestones: {start: started, zzz: x}",
        "phases[0].milestones.zzz", 'there is no field "zzz" here',
        "Choose one of: start, end.",
    ),
    "a text that a comma cuts in two": Change(
        "{key: order, text: The signed order}", "{key: order, text: The order, signed}",
        "phases[0].handoff.package[0].signed", 'there is no field "signed" here',
        "put that text in quotes",
    ),
    "a missing field": Change(
        "    purpose: Build what was asked for\n", "",
        "phases[0].purpose", '"purpose" is missing',
        'Add "purpose:" with a text of 1 to 1000 characters.', at="- key: build",
    ),
    "a number where a text belongs": Change(
        "name: Small delivery", "name: 5",
        "name", "this is the number 5",
        "Write a text of 1 to 200 characters on one line.",
    ),
    "a text where a list belongs": Change(
        "    owner: [builder]", "    owner: builder",
        "phases[0].owner", 'this is the text "builder"',
        "Write a list in which each item is a key such as",
    ),
    "a text where a mapping belongs": Change(
        "    opens: {date: {milestone: handed_over, business_days: 5}}", "    opens: soon",
        "phases[2].opens", 'this is the text "soon"',
        "Write a mapping with gate_before, date.",
    ),
    "a list where a mapping of roles belongs": Change(
        "  lead: {name: Lead, duty: Owns the delivery}", "  lead: [Lead]",
        "roles.lead", "this is a list",
        "Write a mapping with name, duty.",
    ),
    "a mapping where a text belongs": Change(
        "    output: The work", "    output: {a: b}",
        "phases[0].output", "this is a mapping",
        "Write a text of 1 to 1000 characters.",
    ),
    "a yes where true belongs": Change(
        "external: true", "external: yes",
        "roles.client.external", 'this is the text "yes"',
        "Write true or false, without quotes.",
    ),
    "a number that is none": Change(
        "version: 1", "version: one",
        "version", 'this is the text "one"',
        "Write a whole number.",
    ),
    "a number too small": Change(
        "version: 1", "version: 0",
        "version", "0 is out of range",
        "Write 1 or more.",
    ),
    "a number too large": Change(
        "business_days: 5", "business_days: 261",
        "phases[2].opens.date.business_days", "261 is out of range",
        "Write 260 or less.",
    ),
    "an empty text": Change(
        "    output: The work", "    output: ''",
        "phases[0].output", "this is empty",
        "Write a text of 1 to 1000 characters.",
    ),
    "a text too long": Change(
        "name: Small delivery", f"name: {'x' * 201}",
        "name", "the text has 201 characters",
        "Shorten it to 200 at most.",
    ),
    "a text on several lines": Change(
        "name: Small delivery", 'name: "Small\\ndelivery"',
        "name", "this is a text of several lines",
        "Write a text of 1 to 200 characters on one line.",
    ),
    "an empty list": Change(
        "    entry: [The order is signed]", "    entry: []",
        "phases[0].entry", "this is empty",
        "at least 1.",
    ),
    "a list too long": Change(
        "    entry: [The order is signed]", f"    entry: [{', '.join('x' * 41)}]",
        "phases[0].entry", "there are 41 here",
        "Keep it to 40 at most.",
    ),
    "a word that is none of the choices": Change(
        "holds: completion", "holds: delivery",
        "phases[1].gate.holds", 'this is the text "delivery"',
        "Write one of next_phase, completion.",
    ),
    "a malformed key": Change(
        "key: small-delivery", "key: Small Delivery",
        "key", 'this is the text "Small Delivery"',
        "Write a key such as client-delivery",
    ),
    "a malformed role": Change(
        "  boss: {", "  The Boss: {",
        "roles.The Boss", 'this is the text "The Boss"',
        "Write a key such as qa_engineer",
    ),
    "a phase that nothing opens": Change(
        "    opens: {date: {milestone: handed_over, business_days: 5}}", "    opens: {gate_before: false}",
        "phases[2].opens", "a phase needs something that opens it",
        "Write gate_before: true, a date, or both.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", SHAPES.values(), ids=SHAPES)
def test_a_field_of_the_wrong_shape_is_refused_with_its_line_and_the_cure(change: Change) -> None:
    assert_refused(change)


def test_more_than_sixty_phases_are_refused() -> None:
    phase = SMALL[SMALL.index("  - key: build") : SMALL.index("  - key: handover")]
    error = next(e for e in refused(SMALL + phase * 58).errors if e.path == "phases")
    assert str(error) == "line 18, phases: there are 61 here. Keep it to 60 at most."


def test_all_errors_are_told_at_once_in_the_order_of_the_lines_one_on_each() -> None:
    text = SMALL.replace("version: 1", "version: 0").replace("role: lead", "role: leda")
    text = text.replace("    output: The receipt\n", "")
    missing = '"output" is missing. Add "output:" with a text of 1 to 1000 characters.'
    unknown = 'there is no role "leda". Did you mean "lead"?'
    assert str(refused(text)).splitlines() == [
        "small.yml, line 3, version: 0 is out of range. Write 1 or more.",
        f"small.yml, line 41, phases[1].output: {missing}",
        f"small.yml, line 70, phases[2].gate.sign_offs[0].role: {unknown}",
    ]


def test_a_field_named_with_a_novel_is_told_shortened() -> None:
    assert len(str(refused(SMALL + f"{'x' * 100_000}: 1\n"))) < 400


def test_a_file_loads_under_its_own_name(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.yml", tmp_path / "bad.yml"
    good.write_text(SMALL, encoding="utf-8-sig")
    bad.write_text("a: b: c", encoding="utf-8")
    assert load_process_file(good).key == "small-delivery"
    with pytest.raises(ProcessFileInvalid, match=r"^bad\.yml, line 1: this is not valid YAML"):
        load_process_file(bad)


def test_a_file_that_is_not_there_is_refused_and_not_a_crash(tmp_path: Path) -> None:
    with pytest.raises(ProcessFileInvalid, match=r"gone\.yml, the file: No such file or directory\. Check"):
        load_process_file(tmp_path / "gone.yml")


def test_a_file_in_another_encoding_is_refused_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.yml"
    path.write_bytes("a: b\nc: ä\n".encode("latin-1"))
    with pytest.raises(ProcessFileInvalid, match=r"line 2: there is a character that is not UTF-8\. Save"):
        load_process_file(path)
