"""Gates that pass by themselves and phases that repeat: what makes no sense is refused, with its cure."""

import pytest

from gates.process_files.file import load_process
from gates.process_files.preview import warnings
from messages.processes.preview import process_preview
from tests.gates.runs.run_process import AUTOMATED, RUNS, SIGNED
from tests.gates.small_process import refused

BUILD = "{key: build_done, text: It is done, owner: lead, automated: true}"
GATE = "gate: {passes_itself: true, sent_back_to: build}"
WRONG = {
    "nobody": (GATE, "gate: {sent_back_to: build}", "phases[1].gate.sign_offs", "nobody signs this gate"),
    "both": (
        GATE, f"gate: {{passes_itself: true, {SIGNED}, sent_back_to: build}}", "phases[1].gate.passes_itself",
        "people sign this gate, so it does not pass by itself",
    ),
    "by hand": (
        BUILD, BUILD.replace(AUTOMATED, ""), "phases[1].checklist[0]",
        "a person ticks this required item, but its gate passes by itself",
    ),
    "all optional": (
        BUILD, BUILD.replace(AUTOMATED, f"{AUTOMATED}, required: false"), "phases[1].gate.passes_itself",
        "this gate passes by itself, but has no required item to wait for",
    ),
    "formal": (
        GATE, GATE.replace("true", "true, valid_days: 3"), "phases[1].gate.valid_days",
        'nobody signs this gate, so "valid_days" has no effect',
    ),
    "unknown": ("first: build", "first: biuld", "repeats.first", 'there is no phase "biuld"'),
    "backwards": (
        "first: build\n  last: rollout", "first: rollout\n  last: build", "repeats.last",
        '"build" comes before "rollout"',
    ),
    "first": ("first: build", "first: plan", "repeats.first", "the first phase cannot repeat"),
    "last": ("last: rollout", "last: learn", "repeats.last", "the last phase cannot repeat"),
    "signed": (
        "last: rollout", "last: learn", "phases[3].gate",
        "this phase repeats, but its gate does not pass by itself",
    ),
    "veto": (
        GATE, GATE.replace("true", "true, veto: [lead]"), "phases[1].gate.veto",
        'this phase repeats, and "veto" would have no effect in a run',
    ),
    "milestone": (
        BUILD, BUILD.replace("}", ", milestone: released}"), "phases[1].checklist[0].milestone",
        'this phase repeats, and "milestone" would have no effect in a run',
    ),
    "out of it": (
        GATE, GATE.replace("to: build", "to: plan"), "phases[1].gate.sent_back_to",
        'a run ends and the next one begins, so nothing is sent back to "plan"',
    ),
    "into it": (
        "sent_back_to: learn", "sent_back_to: build", "phases[3].gate.sent_back_to",
        '"build" repeats, so no work is sent back to it',
    ),
    "asked twice": (
        "key: undone", "key: rollout_done", "repeats.failure_rate.asks.key",
        'an item of "rollout" has the key "rollout_done" already',
    ),
    "nobody's": (
        "owner: lead}}", "owner: nobody}}", "repeats.failure_rate.asks.owner", 'there is no role "nobody"',
    ),
    "share": ("at_most: 15", "at_most: 101", "repeats.failure_rate.at_most", "101 is out of range"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_it_is_refused_with_the_cure(name: str) -> None:
    old, new, path, wrong = WRONG[name]
    assert old in RUNS
    errors = refused(RUNS.replace(old, new)).errors
    [error] = [error for error in errors if error.path == path]
    assert (error.wrong, bool(error.right)) == (wrong, True)


def test_what_makes_sense_is_read_and_told_in_its_outline() -> None:
    process = load_process(RUNS, "runs.yml")
    assert [phase.key for phase in process.repeating()] == ["build", "rollout"]
    told = process_preview(process)
    assert told.count("Signed by nobody: it passes by itself as soon as its checks are green") == 2
    assert "Each run begins anew at Phase 2: build" in told
    assert not [each for each in warnings(process) if "build" in each]
