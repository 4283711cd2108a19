"""Raising a concern about a gate, and answering it."""

from datetime import datetime

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Gate
from gates.people import Person
from gates.phases.flow import settle_if_complete
from gates.process import Phase
from gates.refusal import Refusal, must_say
from gates.sign_offs.concern import Concern
from gates.sign_offs.signers import must_be_open


def raise_concern(delivery: Delivery, gate: Gate, text: str, by: Person, at: datetime) -> None:
    """Holds the gate until the owner answers. Saying the same again while it is open changes nothing."""
    may_raise(delivery, gate, by)
    must_say(text, "Say what worries you, so that it can be answered.", field="concern")
    if any(c.is_open and (c.text, c.raised_by) == (text, by.user_id) for c in gate.concerns):
        return
    concern = Concern(gate.phase, gate.round, len(gate.concerns) + 1, text, at, by.user_id)
    gate.concerns.append(concern)
    delivery.record_fact(FactKind.CONCERN_RAISED, at, by.user_id, gate, concern=concern.number, text=text)


def may_raise(delivery: Delivery, gate: Gate, by: Person) -> None:
    delivery.must_be_running()
    roles = raising_roles(delivery, delivery.phase(gate))
    if not roles:
        raise Refusal(f"{delivery.label(gate)} takes no concerns. Speak with its owner, or escalate it.")
    delivery.refuse_unless_holder(by, roles, "raise a concern here")
    must_be_open(delivery, gate)


def raising_roles(delivery: Delivery, phase: Phase) -> list[str]:
    """Who supports the phase or is kept informed, but for the client's people."""
    if not phase.gate.concerns:
        return []
    return [r for r in (*phase.supporting, *phase.informed) if not delivery.process.roles[r].external]


def answer_concern(
    delivery: Delivery, gate: Gate, number: int, answer: str, by: Person, at: datetime
) -> None:
    """The owner's word, or the manager's; where nothing else was missing, the gate passes with it."""
    concern = concern_to_answer(delivery, gate, number, by)
    if concern.answer == answer and concern.answered_by == by.user_id:
        return
    if not concern.is_open:
        raise Refusal("This concern is answered already. Its answer stands on the card.")
    must_be_open(delivery, gate)
    must_say(answer, "Write your answer; everybody reads it on the card.", field="answer")
    concern.answer, concern.answered_at, concern.answered_by = answer, at, by.user_id
    delivery.record_fact(
        FactKind.CONCERN_ANSWERED, at, by.user_id, gate,
        concern=number, text=concern.text, raised_by=concern.raised_by, answer=answer,
    )  # fmt: skip
    settle_if_complete(delivery, gate, at, by)


def concern_to_answer(delivery: Delivery, gate: Gate, number: int, by: Person) -> Concern:
    """Raises Refusal when it is not there, or not this person's to answer."""
    delivery.must_be_running()
    concern = next((c for c in gate.concerns if c.number == number), None)
    if concern is None:
        raise Refusal("This concern is not in the record.")
    if not delivery.manages(by):
        owners = [*delivery.phase(gate).owner, delivery.process.manager]
        delivery.refuse_unless_holder(by, owners, "answer this concern")
    return concern
