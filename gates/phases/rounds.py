"""Which phases are still to come when work returns to an earlier one."""

from datetime import datetime
from itertools import pairwise

from gates.delivery import Delivery
from gates.gate import Gate, Outcome
from gates.process import Phase


def gate_before(delivery: Delivery, phase: Phase) -> Gate | None:
    number = delivery.process.number(phase.key)
    return delivery.latest(delivery.process.phases[number - 2].key) if number > 1 else None


def is_to_come(gate: Gate | None) -> bool:
    """Whether the phase of this latest round was never begun, or is sent back and not begun again."""
    return gate is None or gate.outcome is Outcome.SENT_BACK


def leads_into(delivery: Delivery, gate: Gate) -> Phase | None:
    """The phase that begins when this gate is passed or skipped; None when it runs, or was done, already."""
    following = delivery.process.phase_after(gate.phase)
    if following is None:
        return None
    last = delivery.latest(following.key)
    return following if last is None or is_to_come(last) or is_overtaken(delivery, gate, last) else None


def is_overtaken(delivery: Delivery, gate: Gate, later: Gate) -> bool:
    """Whether the later phase was done before the work came back to this one, so that it is done again."""
    back = came_back_at(delivery, delivery.phase(gate))
    return later.is_settled and back is not None and later.asked_at <= back


def came_back_at(delivery: Delivery, phase: Phase) -> datetime | None:
    """When the work last returned here from elsewhere; sent back to its own phase, it never left."""
    for before, again in reversed(list(pairwise(delivery.rounds_of(phase.key)))):
        stayed = before.outcome is Outcome.SENT_BACK and phase.gate.sent_back_to == phase.key
        if not stayed:
            return again.asked_at
    return None
