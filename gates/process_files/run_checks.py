"""What gates that pass by themselves, and phases that repeat, must obey."""

from collections.abc import Callable, Iterator

from gates.process_files.document import Document
from gates.process_files.errors import Path, ProcessError, quoted
from gates.process_files.references import phase_keys

OF_SIGNERS = ("formal", "separate", "valid_days", "carries_over")  # what speaks of sign-offs
NOT_IN_A_RUN = (
    "handoff", "opens", "gate.veto", "gate.skipped_by", "gate.overridden_by", "gate.rework",
    "checklist.*.milestone", "checklist.*.part_of_done",
)  # fmt: skip
# The last is how a phase opens anyway, as a process says that was written out in full.
NOTHING: tuple[object, ...] = (None, False, [], {"gate_before": True})


def signed_by_nobody(document: Document) -> Iterator[ProcessError]:
    for gate, _ in document.find("phases.*.gate"):
        signed = bool(document.find("sign_offs.*", gate))
        itself = document.says("passes_itself", True, gate)
        if not signed and not itself:
            right = 'Add "sign_offs:" with who decides, or "passes_itself: true" where checks alone do.'
            yield document.error((*gate, "sign_offs"), "nobody signs this gate", right)
        if signed and itself:
            wrong = "people sign this gate, so it does not pass by itself"
            yield document.error((*gate, "passes_itself"), wrong, 'Leave it out, or leave out "sign_offs".')


def waits_for_a_person(document: Document) -> Iterator[ProcessError]:
    """A gate passes by itself on checks alone."""
    for phase, _ in document.find("phases.*"):
        if not document.says("gate.passes_itself", True, phase):
            continue
        items = [path for path, _ in document.find("checklist.*", phase)]
        required = [item for item in items if not document.says("required", False, item)]
        for item in [each for each in required if not document.says("automated", True, each)]:
            wrong = "a person ticks this required item, but its gate passes by itself"
            yield document.error(item, wrong, 'Add "automated: true" or "required: false" to it.')
        if not required:
            wrong = "this gate passes by itself, but has no required item to wait for"
            yield document.error((*phase, "gate", "passes_itself"), wrong, "Make an automated item required.")
        for path in said(document, (*phase, "gate"), OF_SIGNERS):
            wrong = f"nobody signs this gate, so {quoted(str(path[-1]))} has no effect"
            yield document.error(path, wrong, "Leave it out.")


def said(document: Document, under: Path, fields: tuple[str, ...]) -> list[Path]:
    """Where one of these says more than nothing."""
    found = [place for field in fields for place in document.find(field, under)]
    return [path for path, value in found if value not in NOTHING]


def repeated_in_part(document: Document) -> Iterator[ProcessError]:
    keys = phase_keys(document)
    first, last = (document.text(f"repeats.{end}") or "" for end in ("first", "last"))
    if first not in keys or last not in keys:
        return
    run = keys[keys.index(first) : keys.index(last) + 1]
    if not run:
        wrong = f"{quoted(last)} comes before {quoted(first)}"
        yield document.error(("repeats", "last"), wrong, "Name the same phase or a later one.")
    if first == keys[0]:
        right = "Put a phase before it: runs begin once its gate has passed."
        yield document.error(("repeats", "first"), "the first phase cannot repeat", right)
    if last == keys[-1]:
        right = "Put a phase after it, which begins when the runs are ended."
        yield document.error(("repeats", "last"), "the last phase cannot repeat", right)
    for phase, _ in document.find("phases.*"):
        inside = document.text("key", phase) in run
        yield from (unfit_to_repeat if inside else sent_into_a_run)(document, phase, run)


def unfit_to_repeat(document: Document, phase: Path, run: list[str]) -> Iterator[ProcessError]:
    if not document.says("gate.passes_itself", True, phase):
        wrong = "this phase repeats, but its gate does not pass by itself"
        yield document.error((*phase, "gate"), wrong, 'Add "passes_itself: true" to its gate.')
    if document.text("gate.holds", phase) == "completion":
        wrong = "this phase repeats, so its gate holds back the next one"
        yield document.error((*phase, "gate", "holds"), wrong, "Leave it out.")
    for path in said(document, phase, NOT_IN_A_RUN):
        wrong = f"this phase repeats, and {quoted(str(path[-1]))} would have no effect in a run"
        yield document.error(path, wrong, "Leave it out, or put it into a phase that does not repeat.")
    target = document.text("gate.sent_back_to", phase)
    if target is not None and target not in run:
        wrong = f"a run ends and the next one begins, so nothing is sent back to {quoted(target)}"
        yield document.error((*phase, "gate", "sent_back_to"), wrong, "Name a phase that repeats.")


def sent_into_a_run(document: Document, phase: Path, run: list[str]) -> Iterator[ProcessError]:
    target = document.text("gate.sent_back_to", phase)
    if target in run:
        wrong = f"{quoted(target)} repeats, so no work is sent back to it"
        right = "Name this phase itself, or one that does not repeat."
        yield document.error((*phase, "gate", "sent_back_to"), wrong, right)


def asked_twice(document: Document) -> Iterator[ProcessError]:
    key, last = (document.text(f"repeats.{field}") for field in ("failure_rate.asks.key", "last"))
    if key and last in (keys := phase_keys(document)):
        taken = document.texts("checklist.*.key", ("phases", keys.index(last)))
        if key in [each for _, each in taken]:
            wrong = f"an item of {quoted(last)} has the key {quoted(key)} already"
            yield document.error(("repeats", "failure_rate", "asks", "key"), wrong, "Choose another key.")


RUN_CHECKS: tuple[Callable[[Document], Iterator[ProcessError]], ...] = (
    signed_by_nobody,
    waits_for_a_person,
    repeated_in_part,
    asked_twice,
)
