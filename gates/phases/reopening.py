"""A closed delivery that goes on after all, as a new round of one of its phases."""

from datetime import datetime

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.people import Person
from gates.phases.flow import must_be_named_for_it
from gates.phases.opening import add_checklist, next_round, open_gate
from gates.phases.sending_back import add_cause
from gates.process import Phase
from gates.records.reaching import take_back_from
from gates.refusal import Refusal, must_say
from gates.runs.running import open_runs


def reopen_delivery(delivery: Delivery, phase_key: str, because: str, by: Person, at: datetime) -> None:
    """Starts the next round of this phase, with the reason as an item; the phases after it come again.

    Earlier rounds stay as they are, and the audit log keeps when the record was closed.
    """
    must_be_free_to_reopen(delivery, by)
    phase = phase_to_reopen(delivery, phase_key)
    must_say(because, "Say why it is reopened; the reason stays in the record.", field="reason")
    was_closed = delivery.closed_at.isoformat() if delivery.closed_at else None
    delivery.closed_at = delivery.closed_by = None
    delivery.record_fact(
        FactKind.DELIVERY_REOPENED, at, by.user_id, reason=because, at_phase=phase.key, closed_at=was_closed
    )
    take_back_from(delivery, phase, at, by)
    if delivery.process.does_repeat(phase.key):
        open_runs(delivery, at, by)
        return
    gate = next_round(delivery, phase, at)
    add_checklist(delivery, gate)
    add_cause(gate, phase, because)
    open_gate(delivery, gate, at, by)


def must_be_free_to_reopen(delivery: Delivery, by: Person) -> None:
    must_be_named_for_it(delivery, by, delivery.process.reopened_by, "reopen it")


def phase_to_reopen(delivery: Delivery, phase_key: str) -> Phase:
    must_be_closed(delivery)
    if phase_key in [phase.key for phase in delivery.process.repeating()]:
        return delivery.process.phase(phase_key)
    if delivery.latest(phase_key) is None or phase_key not in [p.key for p in delivery.process.phases]:
        raise Refusal("Choose where the work begins again.", field="phase")
    return delivery.process.phase(phase_key)


def must_be_closed(delivery: Delivery) -> None:
    if delivery.cancelled_at is not None:
        raise Refusal("This delivery was cancelled. Start a new one with `/gate start`.")
    if delivery.closed_at is None:
        raise Refusal("This delivery is not closed, so there is nothing to reopen.")
