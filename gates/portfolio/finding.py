"""What makes deliveries fail, where it shows: each finding leads to its cure."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from gates.checklists.checklist import Item
from gates.delivery import Delivery
from gates.process import Need, Phase


class FindingKind(StrEnum):
    NO_HOLDER = "no_holder"
    COORDINATOR_OWNS = "coordinator_owns"
    DONE_CHANGED_LATE = "done_changed_late"
    CAPACITY_UNCONFIRMED = "capacity_unconfirmed"
    NO_OUTCOME_METRIC = "no_outcome_metric"
    NO_DISCOVERY_EVIDENCE = "no_discovery_evidence"


@dataclass(frozen=True, slots=True)
class Finding:
    """`about` is the role, or the phase, that it is about, as people call it."""

    kind: FindingKind
    about: str = ""


def findings_of(delivery: Delivery) -> Iterator[Finding]:
    """Of a delivery that is not over: nobody can cure what has ended."""
    if delivery.is_over:
        return
    yield from ownership(delivery)
    if any(change.late for change in delivery.done_changes):
        yield Finding(FindingKind.DONE_CHANGED_LATE)
    yield from passed_without(delivery, "capacity", FindingKind.CAPACITY_UNCONFIRMED)
    yield from passed_without(delivery, "validated", FindingKind.NO_DISCOVERY_EVIDENCE)
    if delivery.process.measures_outcomes() and not delivery.live_metrics() and has_agreed_metrics(delivery):
        yield Finding(FindingKind.NO_OUTCOME_METRIC)


def ownership(delivery: Delivery) -> Iterator[Finding]:
    """A role with work still to come that nobody holds, or that only coordinates."""
    roles = delivery.process.roles
    for role in dict.fromkeys(owners_to_come(delivery)):
        if role not in roles or roles[role].external:
            continue
        if not delivery.holders_of(role):
            yield Finding(FindingKind.NO_HOLDER, delivery.process.role_name(role))
        elif roles[role].coordinates:
            yield Finding(FindingKind.COORDINATOR_OWNS, delivery.process.role_name(role))


def owners_to_come(delivery: Delivery) -> Iterator[str]:
    for phase in delivery.process.phases:
        gate = delivery.latest(phase.key)
        if gate is None or not gate.is_behind:
            yield from phase.owner
            yield from (item.owner for item in phase.checklist)
        if gate and not gate.is_settled:
            yield from (item.owner for item in gate.blocking() if item.owner_user is None)


def passed_without(delivery: Delivery, word: str, kind: FindingKind) -> Iterator[Finding]:
    """A phase is behind, and its item with this word in its key was waived, left out or never ticked."""
    for phase in delivery.process.phases:
        keys = [item.key for item in phase.checklist if word in item.key]
        gate = delivery.latest(phase.key)
        if keys and gate and gate.is_behind and not any(is_true(gate.item(key)) for key in keys):
            yield Finding(kind, delivery.process.label(phase.key))


def is_true(item: Item | None) -> bool:
    return item is not None and item.ticked_at is not None


def has_agreed_metrics(delivery: Delivery) -> bool:
    """Whether the phase in which they are to be written is behind."""
    phase: Phase | None = delivery.process.phase_that_needs(Need.SUCCESS_METRICS)
    gate = delivery.latest((phase or delivery.process.phases[0]).key)
    return gate is not None and gate.is_behind
