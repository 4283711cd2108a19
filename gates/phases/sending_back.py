"""How work returns: a rejected round ends, and the next one begins with what is to be put right."""

from collections.abc import Sequence
from datetime import datetime

from gates.carrying.items import keep_checklist
from gates.checklists.checklist import Item, Origin, Part
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Gate, Outcome
from gates.people import Person
from gates.phases.opening import add_checklist, add_item, next_round, open_gate
from gates.process import Phase
from gates.records.reaching import take_back, take_back_from

LONGEST_ITEM = 200  # characters; the whole reason stands in the round that was sent back


def send_back(
    delivery: Delivery, gate: Gate, reason: str, at: datetime, by: Person, not_met: Sequence[str] = ()
) -> None:
    """Ends this round and starts the next one of the phase that the process names.

    `not_met` are the keys of the items that did not hold: they are open when this gate comes again.

    A gate sent back to its own phase keeps the ticks that it had; a phase that is gone through
    again starts with everything open, because rework may have changed anything, unless its gate
    carries over what did not.
    """
    phase = delivery.phase(gate)
    target = delivery.process.phase(phase.gate.sent_back_to)
    found = reject_items(delivery, gate, not_met, at, by)
    end_round(delivery, gate, reason, target, at, by, found)
    if target.key != phase.key:
        for later in delivery.live_gates:
            if delivery.process.number(later.phase) >= delivery.process.number(target.key):
                end_round(delivery, later, reason, target, at, by)
        take_back_from(delivery, target, at, by)
    again = next_round(delivery, target, at)
    if target.key == phase.key:
        keep_checklist(gate, again, without={source.key for source in phase.gate.rework})
    else:
        add_checklist(delivery, again)
    add_rework(again, target, phase, reason)
    open_gate(delivery, again, at, by)


def reject_items(
    delivery: Delivery, gate: Gate, not_met: Sequence[str], at: datetime, by: Person
) -> list[str]:
    """Their texts."""
    found = [item for item in gate.part(Part.CHECKLIST) if item.key in not_met]
    for item in found:
        item.rejected_at = at
        source = delivery.source_of(item)
        take_back(delivery, source.milestone if source else None, at, by)
    return [item.text for item in found]


def end_round(
    delivery: Delivery, gate: Gate, reason: str, target: Phase, at: datetime, by: Person,
    not_met: Sequence[str] = (),
) -> None:  # fmt: skip
    gate.settle(Outcome.SENT_BACK, at, by.user_id, reason)
    delivery.record_fact(
        FactKind.GATE_SENT_BACK, at, by.user_id, gate,
        reason=reason, sent_back_to=target.key, not_met=list(not_met) or None,
    )  # fmt: skip


def add_rework(gate: Gate, target: Phase, rejecting: Phase, reason: str) -> None:
    """What was rejected becomes an item, beside those that the rejecting gate asks for each time."""
    add_cause(gate, target, reason)
    for source in rejecting.gate.rework:
        add_item(gate, source, Part.CHECKLIST, Origin.REWORK, source.owner)


def add_cause(gate: Gate, target: Phase, reason: str) -> None:
    """What is to be put right, as an item of its own."""
    key = f"rework-{gate.round}" if gate.item("rework") else "rework"
    text = shortened(f"Put right: {reason}")
    cause = Item(
        gate.phase, gate.round, key, len(gate.items) + 1,
        Part.CHECKLIST, Origin.REWORK, text, target.owner[0],
    )  # fmt: skip
    gate.items.append(cause)


def shortened(text: str) -> str:
    """The text on one line, cut where it is too long for an item."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_ITEM else f"{line[: LONGEST_ITEM - 1]}…"
