"""Work that ran elsewhere and comes in at the phase where it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from gates.delivery import Delivery, milestones_of
from gates.facts import FactKind
from gates.gate import Gate, Outcome
from gates.people import Person
from gates.process import Phase, Process
from gates.records.reaching import reach
from gates.refusal import Refusal, must_say


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """Where the work stands, and what was signed before it came here, in words that name who signed."""

    phase: str
    signed_before: str
    reached: Mapping[str, date] = field(default_factory=dict)  # milestone -> the day on which it was reached


def bring_in(delivery: Delivery, brought: BroughtIn, by: Person, at: datetime) -> int:
    """How many phases were gone through elsewhere. Raises Refusal where work cannot come in."""
    behind = phases_behind(delivery.process, brought)
    for phase in behind:
        pass_elsewhere(delivery, phase, brought, by, at)
    return len(behind)


def phases_behind(process: Process, brought: BroughtIn) -> Sequence[Phase]:
    keys = [phase.key for phase in process.phases]
    if brought.phase not in keys:
        known = ", ".join(keys)
        raise Refusal(f"“{process.name}” has no “{brought.phase}”: choose one of {known}.", field="stands_at")
    behind = process.phases[: keys.index(brought.phase)]
    if behind:
        must_say(brought.signed_before, "Say who signed what before, and when.", field="signed_before")
    client = process.client_role()
    for phase in behind:
        if client and any(rule.role == client for rule in phase.gate.sign_offs):
            raise Refusal(
                f"Bring it in at “{phase.name}” or before: there the client says that the work arrived.",
                field="stands_at",
            )
    return behind


def pass_elsewhere(delivery: Delivery, phase: Phase, brought: BroughtIn, by: Person, at: datetime) -> None:
    """Nothing in it counts as signed here: it has no items and no sign-offs, only what was said of it."""
    gate = Gate(phase.key, 1, asked_at=at, opened_at=at)
    gate.settle(Outcome.BROUGHT_IN, at, by.user_id, brought.signed_before)
    delivery.gates.append(gate)
    delivery.record_fact(FactKind.PHASE_BROUGHT_IN, at, by.user_id, gate, signed_before=brought.signed_before)
    for key in milestones_of(phase):
        if day := brought.reached.get(key):
            reach(delivery, key, min(at, datetime.combine(day, time(12), UTC)), by)
