"""Names must exist, owners must be able to own, work comes back and not forward, and every phase can open."""

import pytest

from tests.gates.small_process import SMALL, Change, assert_refused, refused

TALKED = "      - {key: talked, text: We talked, owner: lead}"
DATED = "    opens: {date: {milestone: handed_over, business_days: 5}}"
BUILD_GATE = "        - {role: builder, asks: It is built}"

ROLE = ('there is no role "leda"', 'Did you mean "lead"?')
STRANGE_ROLE = ('there is no role "qqqqq"', "Choose one of: lead, builder, boss, pmo, client.")
MILESTONE = ('there is no milestone "starded"', 'Did you mean "started"?')
UNKNOWN = {
    "manager": Change("manager: lead", "manager: leda", "manager", *ROLE),
    "escalates to": Change("escalates_to: boss", "escalates_to: qqqqq", "escalates_to", *STRANGE_ROLE),
    "owner": Change("owner: [builder]", "owner: [leda]", "phases[0].owner[0]", *ROLE),
    "supporting": Change("supporting: [lead]", "supporting: [leda]", "phases[0].supporting[0]", *ROLE),
    "informed": Change("informed: [pmo]", "informed: [pmo, leda]", "phases[0].informed[1]", *ROLE),
    "giver": Change("giver: lead", "giver: leda", "phases[0].handoff.giver", *ROLE),
    "receiver": Change("receiver: builder", "receiver: leda", "phases[0].handoff.receiver", *ROLE),
    "item's owner": Change(TALKED, TALKED.replace("lead", "leda"), "phases[2].checklist[0].owner", *ROLE),
    "signer": Change("{role: lead,", "{role: leda,", "phases[2].gate.sign_offs[0].role", *ROLE),
    "rework's owner": Change(
        "date, owner: lead", "date, owner: leda", "phases[1].gate.rework[0].owner", *ROLE
    ),
    "delivered by": Change("delivered_by: handed_over", "delivered_by: starded", "delivered_by", *MILESTONE),
    "start": Change("{start: started}", "{start: starded}", "phases[0].milestones.start", *MILESTONE),
    "end": Change("{end: reviewed}", "{end: starded}", "phases[2].milestones.end", *MILESTONE),
    "item's milestone": Change(
        "milestone: handed_over}\n    gate", "milestone: starded}\n    gate",
        "phases[1].checklist[0].milestone", *MILESTONE,
    ),
    "date's milestone": Change(
        "{milestone: handed_over,", "{milestone: starded,", "phases[2].opens.date.milestone", *MILESTONE
    ),
    "sent back to": Change(
        "sent_back_to: review", "sent_back_to: reviev", "phases[2].gate.sent_back_to",
        'there is no phase "reviev"', 'Did you mean "review"?',
    ),
}  # fmt: skip

REPEATED = {
    "phase": Change(
        "- key: handover", "- key: build", "phases[1].key",
        '"build" stands already in phases[0].key on line 19', "Give each phase a key of its own.",
    ),
    "milestone": Change(
        "{key: reviewed,", "{key: started,", "milestones[2].key",
        '"started" stands already in milestones[0].key on line 15', "Give each milestone a key of its own.",
    ),
    "item": Change(
        TALKED, f"{TALKED}\n{TALKED} # again", "phases[2].checklist[1].key",
        '"talked" stands already in phases[2].checklist[0].key on line 68',
        "Give each item of a phase a key of its own.", at="# again",
    ),
    "item of the package and of the checklist": Change(
        "{key: built,", "{key: order,", "phases[0].checklist[0].key",
        '"order" stands already in phases[0].handoff.package[0].key on line 32', "a key of its own.",
    ),
    "item of the rework and of the phase that it goes back to": Change(
        "{key: told,", "{key: built,", "phases[1].gate.rework[0].key",
        '"built" stands already in phases[0].checklist[0].key on line 34', "a key of its own.",
    ),
    "signer": Change(
        BUILD_GATE, f"{BUILD_GATE}\n{BUILD_GATE} # again", "phases[0].gate.sign_offs[1].role",
        '"builder" stands already in phases[0].gate.sign_offs[0].role on line 37',
        "A role signs a gate once: keep one sign-off.", at="# again",
    ),
    "kind of role": Change(
        "supporting: [lead]", "supporting: [builder]", "phases[0].supporting[0]",
        '"builder" stands already in phases[0].owner[0] on line 25', "Name a role once:",
    ),
    "place that reaches a milestone": Change(
        "{start: started}", "{start: started, end: handed_over}", "phases[1].checklist[0].milestone",
        '"handed_over" stands already in phases[0].milestones.end on line 39',
        "A milestone is reached in one place", at="{key: sent,",
    ),
}  # fmt: skip

NO_OWNER = '"PMO" sees across deliveries and owns no phase, item or delivery'
OUTSIDE = '"Client" is external, and can only sign, support or be informed'
SENSELESS = {
    "a coordinator owns the delivery": Change(
        "manager: lead", "manager: pmo", "manager", NO_OWNER, "Name the role that is accountable",
    ),
    "a coordinator owns a phase": Change(
        "owner: [builder]", "owner: [builder, pmo]", "phases[0].owner[1]", NO_OWNER, "Name the role",
    ),
    "a coordinator owns an item": Change(
        TALKED, TALKED.replace("lead", "pmo"), "phases[2].checklist[0].owner", NO_OWNER, "Name the role",
    ),
    "an outsider is escalated to": Change(
        "escalates_to: boss", "escalates_to: client", "escalates_to", OUTSIDE, "that your own people hold",
    ),
    "an outsider reopens it": Change(
        "escalates_to: boss", "escalates_to: boss\nreopened_by: [lead, client]", "reopened_by[1]", OUTSIDE,
        "that your own people hold", at="reopened_by",
    ),
    "an outsider takes a handoff": Change(
        "receiver: builder", "receiver: client", "phases[0].handoff.receiver", OUTSIDE, "Name a role",
    ),
    "a role hands over to itself": Change(
        "receiver: builder", "receiver: lead", "phases[0].handoff.receiver",
        '"Lead" would hand the work over to itself', "Name the role that takes the work over.",
    ),
    "work is sent forward": Change(
        "      sent_back_to: build\n    milestones", "      sent_back_to: review\n    milestones",
        "phases[0].gate.sent_back_to", '"review" comes after this phase, so work cannot be sent back to it',
        'Name this phase, "build", or an earlier one.',
    ),
    "a rework item reaches a milestone": Change(
        "date, owner: lead}", "date, owner: lead, milestone: started}", "phases[1].gate.rework[0].milestone",
        '"milestone" has no effect in a rework item', "Leave it out",
    ),
    "a rework item needs data": Change(
        "date, owner: lead}", "date, owner: lead, needs: risks}", "phases[1].gate.rework[0].needs",
        '"needs" has no effect in a rework item', "Leave it out",
    ),
    "a gate without exceptions asks for nothing": Change(
        "evidence: required,", "required: false,", "phases[1].gate.exceptions",
        "this gate allows no exceptions, but every item of its checklist is optional",
        "Make at least one item required, or allow exceptions.", at="exceptions: false",
    ),
    "what was never written is measured": Change(
        "text: We talked, owner: lead}", "text: We talked, owner: lead, needs: outcomes}",
        "phases[2].checklist[0].needs",
        "there is nothing to measure, since no item up to here needs success_metrics",
        'Give an item of an earlier phase "needs: success_metrics".',
    ),
    "what is written is never measured": Change(
        "text: It is built, owner: builder}", "text: It is built, owner: builder, needs: success_metrics}",
        "phases[0].checklist[0].needs",
        "these success metrics are never measured, since no item from here on needs outcomes",
        'Give an item of a later phase "needs: outcomes".',
    ),
    "a key that rounds use": Change(
        "{key: built,", "{key: condition_3,", "phases[0].checklist[0].key",
        'the key "condition_3" is kept for items that a rejection or a condition adds', "Choose another key.",
    ),
    "the first phase waits for a date": Change(
        "    owner: [builder]", f"    owner: [builder]\n{DATED} # first", "phases[0].opens.date",
        "nothing comes before the first phase, so it opens at once or by its handoff",
        'Leave out "opens" here.', at="# first",
    ),
    "the first phase waits for nothing": Change(
        "    owner: [builder]", "    owner: [builder]\n    opens: {gate_before: false} # first",
        "phases[0].opens.gate_before",
        "nothing comes before the first phase, so it opens at once or by its handoff",
        'Leave out "opens" here.', at="# first",
    ),
    "a gate holds nothing back and nothing goes on": Change(
        f"{DATED}\n", "", "phases[1].gate.holds",
        "this gate holds back only completion, but nothing else opens the phase after it",
        'Write "holds: next_phase", or give phases[2] an "opens" with a date.', at="holds: completion",
    ),
    "a gate holds back what a date opens": Change(
        "      holds: completion\n", "", "phases[2].opens.date",
        "a date may open this phase, but the gate before it holds it back",
        'Write "holds: completion" in phases[1].gate, or leave out the date.', at="opens: ",
    ),
    "a date waits for what comes later": Change(
        "{milestone: handed_over,", "{milestone: reviewed,", "phases[2].opens.date.milestone",
        '"reviewed" is reached in this phase or a later one, so it cannot open this phase',
        "Name a milestone that an earlier phase reaches.",
    ),
    "a milestone that nothing reaches": Change(
        "    milestones: {end: reviewed}\n", "", "milestones[2].key",
        'nothing reaches the milestone "reviewed"', "Name it as a phase's milestones.start",
        at="{key: reviewed,",
    ),
    "milestones out of order": Change(
        "{end: reviewed}", "{end: started}", "milestones[1].key",
        '"handed_over" is reached before "started", but stands after it',
        "List the milestones in the order in which they are reached.", at="{key: handed_over,",
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", UNKNOWN.values(), ids=UNKNOWN)
def test_a_name_that_does_not_exist_is_refused_with_the_nearest_one(change: Change) -> None:
    assert_refused(change)


@pytest.mark.parametrize("change", REPEATED.values(), ids=REPEATED)
def test_a_name_that_stands_twice_is_refused_with_the_place_of_the_first(change: Change) -> None:
    assert_refused(change)


@pytest.mark.parametrize("change", SENSELESS.values(), ids=SENSELESS)
def test_a_process_that_could_not_work_is_refused(change: Change) -> None:
    assert_refused(change)


def test_names_are_checked_even_where_other_fields_have_the_wrong_shape() -> None:
    text = SMALL.replace("version: 1", "version: one").replace("manager: lead", "manager: leda")
    assert [error.path for error in refused(text).errors] == ["version", "manager"]


def test_a_file_far_too_long_is_refused_without_looking_at_every_name() -> None:
    text = SMALL + "  - {key: again, gate: {sent_back_to: nowhere}}\n" * 4000
    assert str(refused(text)) == "small.yml, line 18, phases: there are 4003 here. Keep it to 60 at most."
