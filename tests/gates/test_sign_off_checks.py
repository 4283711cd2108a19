"""Sign-off rules that make no sense are refused with their line and the cure."""

import pytest

from tests.gates.small_process import Change, assert_refused

BACK = "      sent_back_to: build\n    milestones"
BUILD = "{role: builder, asks: It is built}"
CLIENT = "{role: client, asks: We have it}"

SENSELESS = {
    "nobody signs": Change(
        BUILD, BUILD.replace("}", ", signers: 0}"), "phases[0].gate.sign_offs[0].signers",
        "this is no number of people", "Write a whole number from 1 to 20, or all.",
    ),
    "half a person signs": Change(
        BUILD, BUILD.replace("}", ", signers: most}"), "phases[0].gate.sign_offs[0].signers",
        "this is no number of people", "Write a whole number from 1 to 20, or all.",
    ),
    "several of the client's people": Change(
        CLIENT, CLIENT.replace("}", ", signers: 2}"), "phases[1].gate.sign_offs[0].signers",
        '"Client" is external, and one of its people signs for all', 'Leave out "signers" here.',
    ),
    "a veto of somebody who signs": Change(
        BACK, f"      veto: [builder]\n{BACK}",
        "phases[0].gate.veto[0]", '"Builder" signs this gate, and can send it back anyway',
        "Name a role that does not sign it.",
    ),
    "a veto of an outsider": Change(
        BACK, f"      veto: [client]\n{BACK}",
        "phases[0].gate.veto[0]", '"Client" is external, and can only sign, support or be informed',
        "Name a role that your own people hold.",
    ),
    "a formal gate without words": Change(
        BACK, f"      formal: true\n{BACK}", "phases[0].gate.formal",
        "this gate is signed formally, but the process does not say what a signature means",
        'Give the process a "signature" with its statement and its reasons.',
    ),
    "a formal gate that the client signs": Change(
        CLIENT, f"{CLIENT}\n      formal: true", "phases[1].gate.sign_offs[0].role",
        '"Client" is external and signs with a button, not with its name',
        "Let a role of your own people sign a formal gate.",
    ),
    "a waiver where none is allowed": Change(
        "      exceptions: false", "      exceptions: false\n      waived_by: [lead]",
        "phases[1].gate.waived_by",
        'this gate allows no exceptions, so "waived_by" has no effect',
        "Leave it out, or allow exceptions.", at="waived_by",
    ),
    "a role that is held twice": Change(
        "{name: Boss, duty: Decides}", "{name: Boss, duty: Decides, people: [U0BOSS], group: S0BOSS}",
        "roles.boss.group", "the people of this role are named here, and a group holds it as well",
        "Keep one of the two.",
    ),
    "people of the client's": Change(
        "external: true}", "external: true, people: [U0CLIENT]}", "roles.client.people",
        '"Client" is external, so its people are named at the start', "Leave it out here.",
    ),
    "somebody who has no id": Change(
        "{name: Boss, duty: Decides}", "{name: Boss, duty: Decides, people: [boss]}", "roles.boss.people[0]",
        'this is the text "boss"', "Write a person's Slack id, such as U012AB3CD.",
    ),
    "a step too far": Change(
        BUILD, BUILD.replace("}", ", step: 2}"), "phases[0].gate.sign_offs[0].step",
        "nobody signs in step 1, so this would be step 1", "Number the steps 1, 2, 3 without a gap.",
    ),
    "a step that is none": Change(
        BUILD, BUILD.replace("}", ", step: 0}"), "phases[0].gate.sign_offs[0].step",
        "0 is out of range", "Write 1 or more.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", SENSELESS.values(), ids=SENSELESS)
def test_a_sign_off_rule_that_could_not_work_is_refused(change: Change) -> None:
    assert_refused(change)
