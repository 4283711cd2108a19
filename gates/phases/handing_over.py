"""Offering, accepting and returning the package that starts a phase."""

from collections.abc import Collection
from datetime import datetime

from gates.checklists.checklist import Part
from gates.checklists.rework_warning import refuse_unwarned, warned_points
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Gate, Handoff
from gates.people import Person, spoken_list
from gates.phases.opening import open_gate
from gates.refusal import Refusal, must_say


def offer(delivery: Delivery, gate: Gate, by: Person, at: datetime, warned_of: Collection[str] = ()) -> None:
    """The giver hands the package over; `warned_of` are the open items that they were warned of.

    Raises Refusal while a required part of it is missing, or a warning of rework was not given.
    """
    handoff = own(delivery, gate, by)
    if handoff.offered_at is not None:
        return
    refuse_incomplete(gate)
    warned = warned_points(delivery, gate)
    refuse_unwarned(warned, warned_of)
    texts = [item.text for item in warned]
    handoff.offered_at, handoff.offered_by = at, by.user_id
    handoff.in_spite_of = "\n".join(texts) or None
    delivery.record_fact(
        FactKind.HANDOFF_OFFERED, at, by.user_id, gate, attempt=handoff.attempt, in_spite_of=texts or None
    )


def own(delivery: Delivery, gate: Gate, by: Person) -> Handoff:
    """The handoff that this person gives."""
    handoff = pending(delivery, gate)
    delivery.refuse_unless_holder(by, [handoff.giver], "hand this package over")
    return handoff


def refuse_incomplete(gate: Gate) -> None:
    missing = [f"“{item.text}”" for item in gate.blocking(Part.PACKAGE)]
    if missing:
        raise Refusal(f"The package is not complete. Still missing: {spoken_list(missing)}.")


def accept(delivery: Delivery, gate: Gate, by: Person, at: datetime) -> None:
    """The receiver takes the package, and with it the lead of the work: the phase opens."""
    if (last := gate.handoff) and last.accepted_at is not None and last.accepted_by == by.user_id:
        return
    handoff = offered(delivery, gate, by, "accept this package")
    handoff.accepted_at, handoff.accepted_by = at, by.user_id
    delivery.record_fact(FactKind.HANDOFF_ACCEPTED, at, by.user_id, gate, attempt=handoff.attempt)
    open_gate(delivery, gate, at, by)


def return_with_questions(delivery: Delivery, gate: Gate, questions: str, by: Person, at: datetime) -> None:
    """The package goes back to its giver, who answers and offers it again as the next attempt."""
    if was_returned_so(gate, questions, by):
        return
    handoff = offered(delivery, gate, by, "return this package")
    must_say(questions, "Write your questions, so that they can be answered.", field="questions")
    handoff.returned_at, handoff.returned_by, handoff.questions = at, by.user_id, questions
    delivery.record_fact(
        FactKind.HANDOFF_RETURNED, at, by.user_id, gate, attempt=handoff.attempt, questions=questions
    )
    gate.handoffs.append(
        Handoff(gate.phase, gate.round, handoff.attempt + 1, handoff.giver, handoff.receiver, asked_at=at)
    )


def was_returned_so(gate: Gate, questions: str, by: Person) -> bool:
    """Whether this very return was made, and the giver has not answered it yet."""
    if len(gate.handoffs) < 2 or gate.handoffs[-1].offered_at is not None:
        return False
    last = gate.handoffs[-2]
    return (last.returned_by, last.questions) == (by.user_id, questions)


def pending(delivery: Delivery, gate: Gate) -> Handoff:
    delivery.must_be_running()
    handoff = gate.handoff
    if handoff is None:
        raise Refusal(f"{delivery.label(gate)} starts without a handoff.")
    if handoff.accepted_at is not None:
        raise Refusal("This package was already accepted.")
    if gate.is_settled:
        raise Refusal(f"{delivery.label(gate)} is settled, so its package is no longer needed.")
    return handoff


def offered(delivery: Delivery, gate: Gate, by: Person, deed: str) -> Handoff:
    handoff = pending(delivery, gate)
    delivery.refuse_unless_holder(by, [handoff.receiver], deed)
    if handoff.offered_at is None:
        giver = delivery.process.role_name(handoff.giver)
        raise Refusal(
            f"The {giver} has not handed this package over yet.", ask=delivery.holders_of(handoff.giver)
        )
    return handoff
