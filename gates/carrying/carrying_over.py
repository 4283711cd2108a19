"""A gate that is opened anew: what did not change since its last round comes over, marked and noted."""

from datetime import datetime

from gates.carrying.items import carry_items
from gates.carrying.sign_offs import carry_sign_offs
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Gate, Outcome
from gates.people import Person
from gates.process import CarriesOver


def carry_over(delivery: Delivery, gate: Gate, at: datetime, by: Person) -> None:
    """Only from a round that was decided on: not where the phase was left out, or gone through elsewhere."""
    before = round_before(delivery, gate)
    if before is None or before.outcome not in (Outcome.SENT_BACK, Outcome.PASSED):
        return
    wanted = delivery.phase(gate).gate.carries_over
    if wanted is not None:
        carry_items(delivery, gate, before, at.date())
    if wanted is CarriesOver.ITEMS_AND_SIGN_OFFS:
        carry_sign_offs(delivery, gate, before, at)
    note_what_came_over(delivery, gate, at, by)


def round_before(delivery: Delivery, gate: Gate) -> Gate | None:
    """None for a run, which begins with nothing."""
    if delivery.is_of_run(gate):
        return None
    return next((g for g in delivery.rounds_of(gate.phase) if g.round == gate.round - 1), None)


def note_what_came_over(delivery: Delivery, gate: Gate, at: datetime, by: Person) -> None:
    items, signed = [item for item in gate.items if item.carried_from], gate.sign_offs
    if items or signed:
        delivery.record_fact(
            FactKind.CARRIED_OVER, at, by.user_id, gate,
            items=[item.key for item in items], items_from=[str(item.carried_from) for item in items],
            roles=[s.role for s in signed], signers=[s.decided_by for s in signed],
            sign_offs_from=[str(s.carried_from) for s in signed],
        )  # fmt: skip
