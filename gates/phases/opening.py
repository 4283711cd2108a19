"""How a phase begins: a new round, its checklist, its handoff, its opening."""

from dataclasses import replace
from datetime import datetime

from gates.carrying.carrying_over import carry_over
from gates.checklists.checklist import Item, Origin, Part
from gates.checklists.contract import checklist_of
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Gate, Handoff
from gates.people import Person
from gates.process import ChecklistItem, Evidence, PackageItem, Phase
from gates.process import Handoff as HandoffRule
from gates.records.reaching import reach
from gates.sign_offs.conditions import add_conditions, conditions_for


def enter_phase(delivery: Delivery, phase: Phase, at: datetime, by: Person) -> Gate:
    """Starts the next round of a phase: it waits for its handoff, where it has one, or opens at once."""
    gate = next_round(delivery, phase, at)
    add_checklist(delivery, gate)
    if phase.handoff:
        ask_for_handoff(delivery, gate, phase.handoff, at, by)
    else:
        open_gate(delivery, gate, at, by)
    return gate


def next_round(delivery: Delivery, phase: Phase, at: datetime) -> Gate:
    last = delivery.latest(phase.key)
    gate = Gate(phase.key, last.round + 1 if last else 1, asked_at=at)
    for concern in last.open_concerns() if last else ():  # nobody's worry ends with a rejection
        gate.concerns.append(replace(concern, round=gate.round, number=len(gate.concerns) + 1))
    for question in [each for each in last.questions if each.is_open] if last else ():
        gate.questions.append(replace(question, round=gate.round, number=len(gate.questions) + 1))
    delivery.gates.append(gate)
    return gate


def add_checklist(delivery: Delivery, gate: Gate) -> None:
    phase = delivery.phase(gate)
    for source, origin in checklist_of(delivery, phase):
        add_item(gate, source, Part.CHECKLIST, origin, source.owner)
    add_conditions(gate, conditions_for(delivery, phase))


def add_item(gate: Gate, source: ChecklistItem | PackageItem, part: Part, origin: Origin, owner: str) -> None:
    item = Item(
        gate.phase, gate.round, source.key, len(gate.items) + 1, part, origin, source.text, owner,
        required=source.required, evidence_required=source.evidence is Evidence.REQUIRED,
    )  # fmt: skip
    gate.items.append(item)


def ask_for_handoff(delivery: Delivery, gate: Gate, rule: HandoffRule, at: datetime, by: Person) -> None:
    for source in rule.package:
        add_item(gate, source, Part.PACKAGE, Origin.PROCESS, rule.giver)
    gate.handoffs.append(Handoff(gate.phase, gate.round, 1, rule.giver, rule.receiver, asked_at=at))
    delivery.record_fact(
        FactKind.HANDOFF_ASKED, at, by.user_id, gate, giver=rule.giver, receiver=rule.receiver
    )


def open_gate(delivery: Delivery, gate: Gate, at: datetime, by: Person) -> None:
    gate.opened_at = at
    delivery.record_fact(FactKind.PHASE_OPENED, at, by.user_id, gate)
    reach(delivery, delivery.phase(gate).milestones.start, at, by)
    carry_over(delivery, gate, at, by)
    note_readiness(gate, at)


def note_readiness(gate: Gate, at: datetime) -> None:
    """Keeps since when nothing but sign-offs is missing."""
    if not gate.is_open or gate.blocking():
        gate.ready_at = None
    elif gate.ready_at is None:
        gate.ready_at = at
