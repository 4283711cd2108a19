"""Conditions of an approval: how they become required items of the next gate."""

from gates.checklist import Item, Origin, Part
from gates.delivery import Delivery
from gates.gate import Gate, Outcome
from gates.process import Phase
from gates.refusal import Refusal
from gates.rounds import gate_before, leads_into
from gates.signoff import Condition, Verdict


def conditions_of(gate: Gate) -> list[Condition]:
    """What this gate hands on: the conditions it is passed under, and those of its own that it never met."""
    unmet = [Condition(i.text, i.owner, i.owner_user, i.due_on) for i in open_conditions(gate)]
    if gate.outcome is Outcome.SKIPPED:
        return unmet
    approved = [s for s in gate.sign_offs if s.live and s.verdict is Verdict.CONDITIONS]
    set_here = [condition for sign_off in approved for condition in sign_off.conditions]
    return [*unmet, *set_here] if gate.outcome is Outcome.OVERRIDDEN else set_here


def open_conditions(gate: Gate) -> list[Item]:
    return [item for item in gate.items if item.origin is Origin.CONDITION and item.blocks]


def conditions_for(delivery: Delivery, phase: Phase) -> list[Condition]:
    """What the gate before this phase hands on to it."""
    before = gate_before(delivery, phase)
    return handed_on(before) if before else []


def handed_on(gate: Gate) -> list[Condition]:
    """The conditions that the next gate holds since this one was settled."""
    return conditions_of(gate) if gate.is_behind else []


def add_conditions(gate: Gate, conditions: list[Condition]) -> None:
    known = sum(item.origin is Origin.CONDITION for item in gate.items)
    for number, condition in enumerate(conditions, known + 1):
        item = Item(
            gate.phase, gate.round, f"condition_{number}", len(gate.items) + 1,
            Part.CHECKLIST, Origin.CONDITION, condition.text, condition.owner,
            owner_user=condition.owner_user, due_on=condition.due_on,
        )  # fmt: skip
        gate.items.append(item)


def allows_conditions(delivery: Delivery, gate: Gate) -> bool:
    """Whether this gate may be approved with conditions."""
    return delivery.phase(gate).gate.exceptions and can_hand_on(delivery, gate)


def can_hand_on(delivery: Delivery, gate: Gate) -> bool:
    """Whether a next gate is there to carry conditions: still to come, or open."""
    following = delivery.process.phase_after(gate.phase)
    last = delivery.latest(following.key) if following else None
    return leads_into(delivery, gate) is not None or (last is not None and not last.is_settled)


def conditions_to_come(delivery: Delivery, gate: Gate) -> Gate | None:
    """The gate before, while it is being approved with conditions that this one will hold."""
    before = gate_before(delivery, delivery.phase(gate))
    return before if before and not before.is_settled and conditions_of(before) else None


def refuse_before_conditions_come(delivery: Delivery, gate: Gate) -> None:
    """A phase that a date opened may not end before it got the conditions of the gate before it."""
    if before := conditions_to_come(delivery, gate):
        raise Refusal(
            f"{delivery.label(before)} is being approved with conditions, which become items here. "
            "Wait until that gate is settled."
        )
