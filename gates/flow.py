"""How a delivery moves: a phase opens, its gate passes, is sent back or skipped."""

from dataclasses import replace
from datetime import datetime

from gates.calendar import add_business_days
from gates.checklist import Item, Origin, Part
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Gate, Handoff, Outcome
from gates.people import CLOCK, Person
from gates.process import ChecklistItem, Evidence, Holds, PackageItem, Phase
from gates.refusal import Refusal
from gates.signoff import Condition, Verdict


def enter_phase(
    delivery: Delivery, phase: Phase, at: datetime, by: Person, *, with_handoff: bool = True
) -> Gate:
    """Starts the next round of a phase: it waits for its handoff, where it has one, or opens at once."""
    last = delivery.latest(phase.key)
    gate = Gate(phase.key, last.round + 1 if last else 1, asked_at=at)
    delivery.gates.append(gate)
    add_items(gate, phase.checklist, Part.CHECKLIST, Origin.PROCESS)
    add_conditions(delivery, gate, conditions_for(delivery, phase))
    if phase.handoff and with_handoff:
        handoff = phase.handoff
        for package_item in phase.handoff.package:
            gate.items.append(item_of(gate, package_item, Part.PACKAGE, Origin.PROCESS, handoff.giver))
        gate.handoffs.append(Handoff(phase.key, gate.round, 1, handoff.giver, handoff.receiver, asked_at=at))
        delivery.record_fact(
            FactKind.HANDOFF_ASKED, at, by.user_id, gate, giver=handoff.giver, receiver=handoff.receiver
        )
    else:
        open_gate(delivery, gate, at, by)
    return gate


def open_gate(delivery: Delivery, gate: Gate, at: datetime, by: Person) -> None:
    gate.opened_at = at
    delivery.record_fact(FactKind.PHASE_OPENED, at, by.user_id, gate)
    reach(delivery, delivery.phase(gate).milestones.start, at, by)
    note_readiness(gate, at)


def note_readiness(gate: Gate, at: datetime) -> None:
    """Keeps since when nothing but sign-offs is missing."""
    if not gate.is_open or gate.blocking():
        gate.ready_at = None
    elif gate.ready_at is None:
        gate.ready_at = at


def pass_gate(delivery: Delivery, gate: Gate, at: datetime, by: Person) -> None:
    settle(gate, Outcome.PASSED, at, by)
    delivery.record_fact(FactKind.GATE_PASSED, at, by.user_id, gate)
    reach(delivery, delivery.phase(gate).milestones.end, at, by)
    go_on(delivery, gate, at, by)


def skip_phase(delivery: Delivery, gate: Gate, rationale: str, at: datetime, by: Person) -> None:
    """Leaves a phase out. Raises Refusal when its gate knows no exceptions or the person may not."""
    delivery.must_be_running()
    delivery.must_manage(by, f"skip this {delivery.process.phase_word.lower()}")
    if gate.is_settled:
        raise Refusal(f"{delivery.label(gate)} is already settled, so it cannot be skipped.")
    if not delivery.phase(gate).gate.exceptions:
        raise Refusal(f"{delivery.label(gate)} allows no exceptions, so nobody can skip it.")
    settle(gate, Outcome.SKIPPED, at, by, rationale)
    delivery.record_fact(FactKind.PHASE_SKIPPED, at, by.user_id, gate, rationale=rationale)
    go_on(delivery, gate, at, by)


def send_back(delivery: Delivery, gate: Gate, reason: str, at: datetime, by: Person) -> None:
    """Ends this round and starts the next one of the phase that the process names.

    A gate sent back to its own phase keeps the ticks that it had; a phase that is gone
    through again starts with everything open, because rework may have changed anything.
    """
    phase = delivery.phase(gate)
    target = delivery.process.phase(phase.gate.sent_back_to)
    settle(gate, Outcome.SENT_BACK, at, by, reason)
    delivery.record_fact(
        FactKind.GATE_SENT_BACK, at, by.user_id, gate, reason=reason, sent_back_to=target.key
    )
    for later in delivery.live_gates:
        if delivery.process.number(later.phase) > delivery.process.number(target.key):
            settle(later, Outcome.SENT_BACK, at, by, reason)
    if target.key != gate.phase:
        reopen_milestones(delivery, target, delivery.phase(gate), at, by)
    again = enter_phase(delivery, target, at, by, with_handoff=False)
    if target.key == gate.phase:
        keep_ticks(gate, again)
    cause = Item(
        again.phase, again.round, "rework", len(again.items) + 1, Part.CHECKLIST, Origin.REWORK,
        text=f"Put right: {reason}", owner=target.owner[0],
    )  # fmt: skip
    again.items.append(cause)
    add_items(again, phase.gate.rework, Part.CHECKLIST, Origin.REWORK)
    note_readiness(again, at)


def open_due_phases(delivery: Delivery, at: datetime) -> None:
    """Opens the phases whose date rule has come, for example five business days after handover."""
    if delivery.is_over:
        return
    for phase in delivery.process.phases:
        opens_on = phase.opens.date
        if opens_on is None or delivery.latest(phase.key) or is_held_back(delivery, phase):
            continue
        milestone = delivery.milestone(opens_on.milestone)
        if milestone and milestone.reached_at:
            due = add_business_days(milestone.reached_at.date(), opens_on.business_days)
            if at.date() >= due:
                enter_phase(delivery, phase, at, CLOCK)


def is_held_back(delivery: Delivery, phase: Phase) -> bool:
    """Whether the gate before keeps this phase shut whatever the date."""
    number = delivery.process.number(phase.key)
    before = delivery.process.phases[number - 2]
    if number == 1 or before.gate.holds is Holds.COMPLETION:
        return False
    gate = delivery.latest(before.key)
    return gate is None or gate.outcome not in (Outcome.PASSED, Outcome.SKIPPED)


def go_on(delivery: Delivery, gate: Gate, at: datetime, by: Person) -> None:
    """Opens what this settled gate leads to, and hands its conditions on."""
    following = delivery.process.phase_after(gate.phase)
    if following is None:
        return
    rounds = delivery.rounds_of(following.key)
    if not rounds or rounds[-1].outcome is Outcome.SENT_BACK:
        if following.opens.gate_before:
            enter_phase(delivery, following, at, by)
    elif not rounds[-1].is_settled:
        add_conditions(delivery, rounds[-1], conditions_of(gate))
        note_readiness(rounds[-1], at)


def settle(gate: Gate, outcome: Outcome, at: datetime, by: Person, reason: str | None = None) -> None:
    gate.closed_at, gate.closed_by, gate.outcome, gate.reason = at, by.user_id, outcome, reason


def item_of(gate: Gate, source: ChecklistItem | PackageItem, part: Part, origin: Origin, owner: str) -> Item:
    return Item(
        gate.phase, gate.round, source.key, len(gate.items) + 1, part, origin, source.text, owner,
        required=source.required, evidence_required=source.evidence is Evidence.REQUIRED,
    )  # fmt: skip


def add_items(gate: Gate, sources: tuple[ChecklistItem, ...], part: Part, origin: Origin) -> None:
    for source in sources:
        gate.items.append(item_of(gate, source, part, origin, source.owner))


def conditions_of(gate: Gate) -> list[Condition]:
    return [c for s in gate.sign_offs if s.live and s.verdict is Verdict.CONDITIONS for c in s.conditions]


def conditions_for(delivery: Delivery, phase: Phase) -> list[Condition]:
    """The conditions under which the gate before this phase was passed."""
    number = delivery.process.number(phase.key)
    before = delivery.latest(delivery.process.phases[number - 2].key) if number > 1 else None
    return conditions_of(before) if before and before.outcome is Outcome.PASSED else []


def add_conditions(delivery: Delivery, gate: Gate, conditions: list[Condition]) -> None:
    for condition in conditions:
        position = len(gate.items) + 1
        gate.items.append(
            Item(
                gate.phase,
                gate.round,
                f"condition_{position}",
                position,
                Part.CHECKLIST,
                Origin.CONDITION,
                condition.text,
                condition.owner,
                owner_user=condition.owner_user,
                due_on=condition.due_on,
            )  # fmt: skip
        )


def keep_ticks(before: Gate, again: Gate) -> None:
    """Carries what was ticked or waived into the next round of the same phase."""
    ticked = {item.key: item for item in before.part(Part.CHECKLIST) if item.origin is not Origin.REWORK}
    for position, item in enumerate(again.items):
        if item.key in ticked:
            again.items[position] = replace(ticked.pop(item.key), round=again.round, position=item.position)
    for item in ticked.values():  # conditions that came from the gate before
        again.items.append(replace(item, round=again.round, position=len(again.items) + 1))


def reach(delivery: Delivery, key: str | None, at: datetime, by: Person) -> None:
    milestone = delivery.milestone(key) if key else None
    if milestone and milestone.reached_at is None:
        milestone.reached_at = at
        delivery.record_fact(FactKind.MILESTONE_REACHED, at, by.user_id, milestone=milestone.key)


def reopen_milestones(delivery: Delivery, first: Phase, last: Phase, at: datetime, by: Person) -> None:
    """Takes back what will be reached again, from the end of `first` to the end of `last`; the audit log keeps both."""
    numbers = range(delivery.process.number(first.key), delivery.process.number(last.key) + 1)
    phases = [delivery.process.phases[number - 1] for number in numbers]
    keys = {phase.milestones.end for phase in phases} | {phase.milestones.start for phase in phases[1:]}
    keys |= {item.milestone for phase in phases for item in phase.checklist}
    for milestone in delivery.milestones:
        if milestone.key in keys and milestone.reached_at:
            was = milestone.reached_at.isoformat()
            delivery.record_fact(
                FactKind.MILESTONE_REOPENED, at, by.user_id, milestone=milestone.key, was=was
            )
            milestone.reached_at = None
