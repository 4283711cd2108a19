"""Waivers whose time is over: what they covered is open again, or comes back at the gate that leads now."""

from datetime import date, datetime

from gates.checklists.checklist import Item, Origin, Part
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Gate, Outcome
from gates.people import Person
from gates.phases.opening import note_readiness
from gates.sign_offs.going_stale import make_stale


def end_waivers(delivery: Delivery, by: Person, at: datetime) -> None:
    """What a gate that is settled by now had waived becomes a required item of the gate that leads."""
    for gate, item in waivers_over(delivery, at.date()):
        if gate.is_settled:
            ask_at(delivery, delivery.current, item, by, at)
        else:
            item.reopen()
            because = f"The waiver of “{item.text}” has ended"
            delivery.record_fact(FactKind.WAIVER_ENDED, at, by.user_id, gate, item=item.key, text=item.text)
            make_stale(delivery, gate, because, by, at, item)
            note_readiness(gate, at)


def waivers_over(delivery: Delivery, today: date) -> list[tuple[Gate, Item]]:
    """Those that ended, and were not followed yet."""
    return [(g, i) for g, i in waivers_to_follow(delivery) if i.waived_until and i.waived_until < today]


def waivers_to_follow(delivery: Delivery) -> list[tuple[Gate, Item]]:
    """The waivers for a time in every phase's latest round, but those whose end something came of."""
    if delivery.is_over or delivery.on_hold:
        return []
    latest = [gate for phase in delivery.process.phases if (gate := delivery.latest(phase.key))]
    waived = [
        (gate, item)
        for gate in latest
        if not gate.is_settled or gate.outcome in (Outcome.PASSED, Outcome.OVERRIDDEN)
        for item in gate.items
        if item.waived_until is not None
    ]
    return [
        (g, i) for g, i in waived if not g.is_settled or (delivery.current and not is_followed(delivery, i))
    ]


def is_followed(delivery: Delivery, waived: Item) -> bool:
    asked = (item for gate in delivery.gates for item in gate.items if item.origin is Origin.WAIVER)
    return any((item.text, item.due_on) == (waived.text, waived.waived_until) for item in asked)


def ask_at(delivery: Delivery, gate: Gate | None, waived: Item, by: Person, at: datetime) -> None:
    """Its due date is the end of the waiver."""
    if gate is None:
        return
    number = 1 + sum(item.origin is Origin.WAIVER for item in gate.items)
    item = Item(
        gate.phase, gate.round, f"waiver_{number}", len(gate.items) + 1, Part.CHECKLIST, Origin.WAIVER,
        waived.text, waived.owner, evidence_required=waived.evidence_required,
        owner_user=waived.owner_user, due_on=waived.waived_until,
    )  # fmt: skip
    gate.items.append(item)
    delivery.record_fact(FactKind.WAIVER_ENDED, at, by.user_id, gate, item=item.key, text=item.text)
    make_stale(delivery, gate, f"The waiver of “{item.text}” has ended", by, at, item)
    note_readiness(gate, at)
