"""Conditions of an approval: how they become required items of the next gate."""

from gates.checklists.checklist import Item, Origin, Part
from gates.delivery import Delivery
from gates.gate import Gate, Outcome
from gates.phases.rounds import gate_before, is_overtaken, is_to_come, leads_into
from gates.process import Holds, Phase
from gates.refusal import Refusal
from gates.sign_offs.signoff import Condition, Verdict


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
    """What the gates before this phase hand on to it: the one next to it, and those that name it."""
    before, number = condition_giver(delivery, phase), delivery.process.number(phase.key)
    earlier = [last for p in delivery.process.phases[: number - 1] if (last := delivery.latest(p.key))]
    return [c for gate in earlier for c in handed_on(gate) if leads_to(c, phase, is_next=gate is before)]


def condition_giver(delivery: Delivery, phase: Phase) -> Gate | None:
    """The gate before, beyond the phases that repeat: no check could meet a condition."""
    earlier = delivery.process.phases[: delivery.process.number(phase.key) - 1]
    once = [each for each in earlier if not delivery.process.does_repeat(each.key)]
    return delivery.latest(once[-1].key) if once else None


def condition_taker(delivery: Delivery, gate: Gate) -> Phase | None:
    """The phase after, beyond those that repeat."""
    return next(iter(once_after(delivery, gate)), None)


def once_after(delivery: Delivery, gate: Gate) -> list[Phase]:
    later = delivery.process.phases[delivery.process.number(gate.phase) :]
    return [phase for phase in later if not delivery.process.does_repeat(phase.key)]


def leads_to(condition: Condition, phase: Phase, *, is_next: bool) -> bool:
    return condition.phase == phase.key or (condition.phase is None and is_next)


def later_phases(delivery: Delivery, gate: Gate) -> list[Phase]:
    """At whose gates a condition of this one may be met: those that are not settled behind it.

    Where the work may go on before this gate has passed, only the next: a later one could be over by then.
    """
    following = once_after(delivery, gate)
    if delivery.phase(gate).gate.holds is Holds.COMPLETION:
        following = following[:1]
    next_ones = [following[0]] if following and can_hand_on(delivery, gate) else []
    to_come = [p for p in following[1:] if is_ahead(delivery, gate, p)]
    return [*next_ones, *to_come]


def is_ahead(delivery: Delivery, gate: Gate, phase: Phase) -> bool:
    last = delivery.latest(phase.key)
    return last is None or is_to_come(last) or not last.is_settled or is_overtaken(delivery, gate, last)


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
    following = condition_taker(delivery, gate)
    last = delivery.latest(following.key) if following else None
    return leads_into(delivery, gate) is not None or (last is not None and not last.is_settled)


def conditions_to_come(delivery: Delivery, gate: Gate) -> Gate | None:
    """The gate before, while it is being approved with conditions that this one will hold."""
    phase = delivery.phase(gate)
    before = gate_before(delivery, phase)
    if before is None or before.is_settled:
        return None
    return before if any(leads_to(each, phase, is_next=True) for each in conditions_of(before)) else None


def refuse_before_conditions_come(delivery: Delivery, gate: Gate) -> None:
    """A phase that a date opened may not end before it got the conditions of the gate before it."""
    if before := conditions_to_come(delivery, gate):
        raise Refusal(
            f"{delivery.label(before)} is being approved with conditions, which become items here. "
            "Wait until that gate is settled."
        )
