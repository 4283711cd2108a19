"""What the people can do to whom something was escalated: acknowledge it, and resolve it."""

from datetime import datetime

from gates.delivery import Delivery
from gates.escalations.escalation import Escalation
from gates.facts import FactKind
from gates.gate import Gate
from gates.nudges.nudge import is_in_anybodys_place
from gates.people import Person
from gates.refusal import Refusal, must_say


def people_of(delivery: Delivery, escalation: Escalation) -> list[str]:
    """Whom it went to: whoever holds the role now, where it went to a role."""
    holders = delivery.holders_of(escalation.role) if escalation.role else []
    return holders or [escalation.escalated_to]


def acknowledge(delivery: Delivery, number: int, by: Person, at: datetime) -> None:
    """Somebody has taken it on: it stays open, and goes no further up its chain."""
    delivery.must_be_running()
    entry = escalation_of(delivery, number)
    if entry.acknowledged_at is not None or not entry.is_open:
        return
    people = people_of(delivery, entry)
    if by.user_id not in people:
        raise Refusal("Only whoever it went to can acknowledge this escalation.", ask=people)
    entry.acknowledged_at, entry.acknowledged_by = at, by.user_id
    delivery.record_fact(
        FactKind.ESCALATION_ACKNOWLEDGED, at, by.user_id, gate_of(delivery, entry), escalation=number
    )


def resolve(delivery: Delivery, number: int, resolution: str, by: Person, at: datetime) -> None:
    """The levels below about the same are resolved with it."""
    entry = escalation_to_resolve(delivery, number, by)
    if not entry.is_open:
        return
    must_say(resolution, "Say how it was resolved.", field="resolution")
    for each in [entry, *levels_below(delivery, entry)]:
        settle(delivery, each, resolution, by, at)


def escalation_to_resolve(delivery: Delivery, number: int, by: Person) -> Escalation:
    """Raises Refusal when it is not there, or not this person's to resolve."""
    delivery.must_be_running()
    entry = escalation_of(delivery, number)
    people = people_of(delivery, entry)
    if by.user_id not in (*people, entry.raised_by) and not delivery.manages(by):
        raise Refusal(
            "Only who raised it, who it went to, or the manager can resolve this escalation.",
            ask=list(dict.fromkeys([*people, *delivery.holders_of(delivery.process.manager)])),
        )
    return entry


def escalation_of(delivery: Delivery, number: int) -> Escalation:
    entry = next((each for each in delivery.escalations if each.number == number), None)
    if entry is None:
        raise Refusal("This escalation is not in the record.")
    return entry


def levels_below(delivery: Delivery, entry: Escalation) -> list[Escalation]:
    """What is open of the same chain, and came before."""
    if entry.level is None or entry.phase is None or entry.round is None:
        return []
    chain = [each for each in delivery.open_escalations() if each.is_at(entry.phase, entry.round)]
    return [each for each in chain if each.number < entry.number]


def gate_of(delivery: Delivery, entry: Escalation) -> Gate | None:
    """The gate that stands still, where it is about one."""
    found = (g for g in delivery.gates if (g.phase, g.round) == (entry.phase, entry.round))
    return next(found, None)


def settle(delivery: Delivery, entry: Escalation, resolution: str, by: Person, at: datetime) -> None:
    entry.resolution, entry.resolved_at, entry.resolved_by = resolution, at, by.user_id
    delivery.record_fact(
        FactKind.ESCALATION_RESOLVED, at, by.user_id, gate_of(delivery, entry),
        escalation=entry.number, issue=entry.issue, resolution=resolution,
    )  # fmt: skip


def may_decide_at(delivery: Delivery, gate: Gate, by: Person) -> bool:
    """Whether something about this gate was escalated to this person, or they are asked for who is away."""
    if is_in_anybodys_place(delivery.nudges, by.user_id):
        return True
    here = [e for e in delivery.open_escalations() if e.phase == gate.phase]
    return any(by.user_id in people_of(delivery, each) for each in here)


def must_decide_at(delivery: Delivery, gate: Gate, by: Person, deed: str) -> None:
    """The manager, and those to whom it was escalated."""
    if not may_decide_at(delivery, gate, by):
        delivery.must_manage(by, deed)
