"""What a process must obey beyond its fields and names: who may own, what comes back, what opens."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from gates.process_files.digest_checks import DIGEST_CHECKS
from gates.process_files.document import Document
from gates.process_files.done_checks import DONE_CHECKS
from gates.process_files.errors import Path, ProcessError, path_text, quoted
from gates.process_files.escalation_checks import ESCALATION_CHECKS
from gates.process_files.handoff_checks import HANDOFF_CHECKS
from gates.process_files.references import REACHED_BY, phase_keys, reference_errors, uses_of
from gates.process_files.run_checks import RUN_CHECKS
from gates.process_files.sign_off_checks import SIGN_OFF_CHECKS, role_name

OWNED = (
    "manager", "phases.*.owner.*", "phases.*.checklist.*.owner",
    "phases.*.checklist.*.if_failing.owner", "phases.*.gate.rework.*.owner",
    "repeats.failure_rate.asks.owner",
)  # fmt: skip
HANDING_OVER = ("phases.*.handoff.giver", "phases.*.handoff.receiver")
EXCEPTING = (
    "reopened_by.*", "phases.*.gate.waived_by.*", "phases.*.gate.skipped_by.*",
    "phases.*.gate.overridden_by.*",
)  # fmt: skip
CHAINS = ("escalation.*.to", "phases.*.gate.escalation.*.to")
HELD_INSIDE = (*OWNED, "escalates_to", *CHAINS, *HANDING_OVER, "phases.*.gate.veto.*", *EXCEPTING)
OF_A_CHECK = ("threshold", "if_failing", "fresh_for_hours")
MOST = 60  # phases, roles or milestones
WITHIN_A_PHASE = {"start": 0, "milestone": 1, "end": 2}  # the order in which its milestones are reached


def check_errors(document: Document) -> Iterator[ProcessError]:
    for check in CHECKS:
        yield from check(document)


def size_errors(document: Document) -> Iterator[ProcessError]:
    """Looked for first, so that a file far too long costs no time and gives one error, not thousands."""
    for field in ("phases", "roles", "milestones"):
        if (number := len(document.find(f"{field}.*"))) > MOST:
            yield document.error((field,), f"there are {number} here", f"Keep it to {MOST} at most.")


def owned_by_a_coordinator(document: Document) -> Iterator[ProcessError]:
    for path, role in uses_of(document, OWNED):
        if document.says("coordinates", True, ("roles", role)):
            wrong = f"{role_name(document, role)} sees across deliveries and owns no phase, item or delivery"
            yield document.error(path, wrong, "Name the role that is accountable for the outcome.")


def asked_of_outsiders(document: Document) -> Iterator[ProcessError]:
    for path, role in uses_of(document, HELD_INSIDE):
        if document.says("external", True, ("roles", role)):
            wrong = f"{role_name(document, role)} is external, and can only sign, support or be informed"
            yield document.error(path, wrong, "Name a role that your own people hold.")


def sent_forward(document: Document) -> Iterator[ProcessError]:
    keys = phase_keys(document)
    for path, target in document.texts("phases.*.gate.sent_back_to"):
        phase = document.text("key", path[:2])
        if phase in keys and target in keys and keys.index(target) > keys.index(phase):
            wrong = f"{quoted(target)} comes after this phase, so work cannot be sent back to it"
            yield document.error(path, wrong, f"Name this phase, {quoted(phase)}, or an earlier one.")


def rework_without_effect(document: Document) -> Iterator[ProcessError]:
    for field in ("milestone", "needs", "automated", *OF_A_CHECK):
        said = document.find(f"phases.*.gate.rework.*.{field}")
        for path in [path for path, value in said if value not in (None, False)]:
            wrong = f"{quoted(field)} has no effect in a rework item"
            yield document.error(path, wrong, "Leave it out, or give it to an item of a phase's checklist.")


def reported_to_nobody(document: Document) -> Iterator[ProcessError]:
    """What speaks of a check, where no check is; and what only a person could see to, where one is."""
    for item, _ in document.find("phases.*.checklist.*"):
        automated = document.says("automated", True, item)
        for field in ("needs", "part_of_done") if automated else OF_A_CHECK:
            for path in [path for path, value in document.find(field, item) if value not in (None, False)]:
                yield document.error(path, *SENSELESS[field])


SENSELESS = {
    "needs": (
        "a check ticks this item, and it cannot see to it that the record is filled",
        'Leave out "needs", or give it to an item that a person ticks.',
    ),
    "part_of_done": (
        "a check ticks this item, and it would not know of a part that is worded anew",
        'Leave out "part_of_done", or let a person tick it.',
    ),
    "threshold": (
        "this item is ticked by hand, so no value is measured against a threshold",
        'Add "automated: true" to the item, or leave out "threshold".',
    ),
    "if_failing": (
        "this item is ticked by hand, so no check of it can fail",
        'Add "automated: true" to the item, or leave out "if_failing".',
    ),
    "fresh_for_hours": (
        "this item is ticked by hand, so no report of it grows old",
        'Add "automated: true" to the item, or leave out "fresh_for_hours".',
    ),
}


def no_exceptions_from_nothing(document: Document) -> Iterator[ProcessError]:
    for phase, _ in document.find("phases.*"):
        items = [path for path, _ in document.find("checklist.*", phase)]
        if document.says("gate.exceptions", False, phase) and all(
            document.says("required", False, item) for item in items
        ):
            wrong = "this gate allows no exceptions, but every item of its checklist is optional"
            right = "Make at least one item required, or allow exceptions."
            yield document.error((*phase, "gate", "exceptions"), wrong, right)


def measured_without_being_written(document: Document) -> Iterator[ProcessError]:
    """What is measured was written before, and what was written is measured in the end."""
    needs = document.texts("phases.*.checklist.*.needs")
    written = [path for path, need in needs if need == "success_metrics"]
    measured = [path for path, need in needs if need == "outcomes"]
    for path in measured:
        if not any(before[:2] <= path[:2] for before in written):
            wrong = "there is nothing to measure, since no item up to here needs success_metrics"
            yield document.error(path, wrong, 'Give an item of an earlier phase "needs: success_metrics".')
    for path in written:
        if not any(after[:2] >= path[:2] for after in measured):
            wrong = "these success metrics are never measured, since no item from here on needs outcomes"
            yield document.error(path, wrong, 'Give an item of a later phase "needs: outcomes".')


def first_phase_waits(document: Document) -> Iterator[ProcessError]:
    for path, value in document.find("opens.*", ("phases", 0)):
        if value is not True:
            wrong = "nothing comes before the first phase, so it opens at once or by its handoff"
            yield document.error(path, wrong, 'Leave out "opens" here.')


def held_and_opened(document: Document) -> Iterator[ProcessError]:
    """A gate that holds back only completion, and a date that opens the phase after it, need each other."""
    phases = [path for path, _ in document.find("phases.*")]
    for before, after in pairwise(phases):
        holds = document.text("gate.holds", before) or "next_phase"
        dated = bool(document.find("opens.date.milestone", after))
        if holds == "completion" and not dated:
            wrong = "this gate holds back only completion, but nothing else opens the phase after it"
            right = f'Write "holds: next_phase", or give {path_text(after)} an "opens" with a date.'
            yield document.error((*before, "gate", "holds"), wrong, right)
        if holds == "next_phase" and dated:
            wrong = "a date may open this phase, but the gate before it holds it back"
            right = f'Write "holds: completion" in {path_text(before)}.gate, or leave out the date.'
            yield document.error((*after, "opens", "date"), wrong, right)


def opened_by_what_comes_later(document: Document) -> Iterator[ProcessError]:
    reached = reached_in(document)
    for path, key in document.texts("phases.*.opens.date.milestone"):
        if key in reached and reached[key] >= (path[1], 0):
            wrong = f"{quoted(key)} is reached in this phase or a later one, so it cannot open this phase"
            yield document.error(path, wrong, "Name a milestone that an earlier phase reaches.")


def milestones_out_of_order(document: Document) -> Iterator[ProcessError]:
    reached = reached_in(document)
    listed = [(path, key) for path, key in document.texts("milestones.*.key") if key in reached]
    for (_, before), (path, key) in pairwise(listed):
        if reached[key] < reached[before]:
            wrong = f"{quoted(key)} is reached before {quoted(before)}, but stands after it"
            yield document.error(path, wrong, "List the milestones in the order in which they are reached.")


def reached_in(document: Document) -> dict[str, tuple[str | int, int]]:
    """Where in the process each milestone is reached: the position of the phase, and the place in it."""
    uses: list[tuple[Path, str]] = uses_of(document, REACHED_BY)
    return {key: (path[1], WITHIN_A_PHASE[str(path[-1])]) for path, key in uses}


CHECKS: tuple[Callable[[Document], Iterator[ProcessError]], ...] = (
    reference_errors,
    owned_by_a_coordinator,
    asked_of_outsiders,
    *SIGN_OFF_CHECKS,
    *HANDOFF_CHECKS,
    *ESCALATION_CHECKS,
    *RUN_CHECKS,
    sent_forward,
    rework_without_effect,
    reported_to_nobody,
    no_exceptions_from_nothing,
    measured_without_being_written,
    *DONE_CHECKS,
    *DIGEST_CHECKS,
    first_phase_waits,
    held_and_opened,
    opened_by_what_comes_later,
    milestones_out_of_order,
)
