"""Names in a process file that must exist elsewhere in it, or stand in it only once."""

import re
from collections.abc import Iterable, Iterator

from gates.process_files.document import Document
from gates.process_files.errors import Path, ProcessError, nearest, quoted

ROLES = (
    "manager",
    "escalates_to",
    "escalation.*.to",
    "reopened_by.*",
    "phases.*.owner.*",
    "phases.*.supporting.*",
    "phases.*.informed.*",
    "phases.*.handoff.giver",
    "phases.*.handoff.receiver",
    "phases.*.checklist.*.owner",
    "phases.*.checklist.*.if_failing.owner",
    "phases.*.gate.sign_offs.*.role",
    "phases.*.gate.veto.*",
    "phases.*.gate.waived_by.*",
    "phases.*.gate.skipped_by.*",
    "phases.*.gate.overridden_by.*",
    "phases.*.gate.rework.*.owner",
    "phases.*.gate.escalation.*.to",
    "repeats.failure_rate.asks.owner",
)
REACHED_BY = ("phases.*.milestones.start", "phases.*.milestones.end", "phases.*.checklist.*.milestone")
MILESTONES = ("delivered_by", "phases.*.opens.date.milestone", *REACHED_BY)
PHASES = ("development", "repeats.first", "repeats.last", "phases.*.gate.sent_back_to")
KEYS_IN_A_PHASE = ("handoff.package.*.key", "checklist.*.key", "checklist.*.if_failing.key")
# keys that a round gives to the items it adds
KEPT_FOR_US = re.compile(r"rework|(condition|waiver|done)_\d+")

Uses = Iterable[tuple[Path, str]]
Reworked = dict[str | None, list[tuple[Path, str]]]  # by the phase into which they come


def reference_errors(document: Document) -> Iterator[ProcessError]:
    milestones = [key for _, key in document.texts("milestones.*.key")]
    yield from unknown(document, "role", ROLES, [str(path[-1]) for path, _ in document.find("roles.*")])
    yield from unknown(document, "milestone", MILESTONES, milestones)
    yield from unknown(document, "phase", PHASES, phase_keys(document))
    yield from repeated(document, document.texts("phases.*.key"), "Give each phase a key of its own.")
    yield from repeated(document, document.texts("milestones.*.key"), "Give each milestone a key of its own.")
    reworked = rework_by_target(document)
    for phase, _ in document.find("phases.*"):
        yield from repeated_in_phase(document, phase, reworked)
        yield from kept_keys(document, phase)
    yield from milestones_not_reached_once(document)


def phase_keys(document: Document) -> list[str]:
    return [key for _, key in document.texts("phases.*.key")]


def unknown(
    document: Document, kind: str, patterns: Iterable[str], known: list[str]
) -> Iterator[ProcessError]:
    for path, key in uses_of(document, patterns):
        if key not in known:
            yield document.error(path, f"there is no {kind} {quoted(key)}", nearest(key, known))


def uses_of(document: Document, patterns: Iterable[str]) -> list[tuple[Path, str]]:
    return [use for pattern in patterns for use in document.texts(pattern)]


def repeated(document: Document, uses: Uses, right: str) -> Iterator[ProcessError]:
    first: dict[str, Path] = {}
    for path, key in uses:
        if key in first:
            before = document.origin(first[key])
            yield document.error(path, f"{quoted(key)} stands already in {before}", right)
        first.setdefault(key, path)


def repeated_in_phase(document: Document, phase: Path, reworked: Reworked) -> Iterator[ProcessError]:
    def uses(*patterns: str) -> list[tuple[Path, str]]:
        return [use for pattern in patterns for use in document.texts(pattern, phase)]

    kinds = uses("owner.*", "supporting.*", "informed.*")
    yield from repeated(document, kinds, "Name a role once: as owner, as supporting or as informed.")
    signers = uses("gate.sign_offs.*.role")
    yield from repeated(document, signers, "A role signs a gate once: keep one sign-off.")
    items = [*uses(*KEYS_IN_A_PHASE), *reworked.get(document.text("key", phase), ())]
    yield from repeated(document, items, "Give each item of a phase a key of its own.")


def rework_by_target(document: Document) -> Reworked:
    """The rework items that rejections add to a phase, from its own gate and from later ones."""
    found: Reworked = {}
    for path, target in document.texts("phases.*.gate.sent_back_to"):
        found.setdefault(target, []).extend(document.texts("rework.*.key", path[:-1]))
    return found


def kept_keys(document: Document, phase: Path) -> Iterator[ProcessError]:
    for pattern in (*KEYS_IN_A_PHASE, "gate.rework.*.key"):
        for path, key in document.texts(pattern, phase):
            if KEPT_FOR_US.fullmatch(key):
                wrong = f"the key {quoted(key)} is kept for items that a rejection or a condition adds"
                yield document.error(path, wrong, "Choose another key.")


def milestones_not_reached_once(document: Document) -> Iterator[ProcessError]:
    uses = uses_of(document, REACHED_BY)
    reached = {key for _, key in uses}
    for path, key in document.texts("milestones.*.key"):
        if key not in reached:
            right = "Name it as a phase's milestones.start or milestones.end, or as the milestone of an item."
            yield document.error(path, f"nothing reaches the milestone {quoted(key)}", right)
    yield from repeated(document, uses, "A milestone is reached in one place: keep one of the two.")
