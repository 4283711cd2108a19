"""What an open round keeps when its delivery moves to another version of the process."""

from collections.abc import Iterable
from datetime import datetime

from gates.checklists.checklist import Item, Origin, Part
from gates.checklists.contract import checklist_of
from gates.checklists.ticking import undo
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Gate
from gates.people import Person
from gates.phases.opening import add_item, note_readiness
from gates.process import ChecklistItem, Evidence, PackageItem, Phase
from gates.records.reaching import reach
from gates.sign_offs.formal import make_unlike_stale
from gates.sign_offs.going_stale import make_stale, make_stale_as

Source = ChecklistItem | PackageItem


def carry_round_over(delivery: Delivery, gate: Gate, old: Phase, at: datetime, by: Person) -> None:
    """`old` is the phase as it was; the delivery follows the new version by now.

    An item that is gone disappears, a new one is open, a reworded one is open again. Sign-offs go
    stale when the checklist that they were given on changed, or what their role confirms.
    """
    new = delivery.phase(gate)
    checklist = [source for source, _ in checklist_of(delivery, new)]
    changed = carry_items(delivery, gate, Part.CHECKLIST, checklist, at, by)
    changed |= ask_for_new_checks(delivery, gate, old, at, by)
    if new.handoff and gate.opened_at is None and (last := gate.handoff) and last.offered_at is None:
        carry_items(delivery, gate, Part.PACKAGE, new.handoff.package, at, by)
    find_owners(delivery, gate, new)
    renumber(gate, [*(new.handoff.package if new.handoff else ()), *new.checklist])
    version = delivery.process.version
    if changed:
        make_stale(delivery, gate, f"The checklist is another one in version {version}", by, at)
    elif new.gate.formal and not old.gate.formal:
        make_stale(delivery, gate, f"Version {version} asks for a formal signature", by, at)
    rules = {rule.role: rule for rule in new.gate.sign_offs}
    for rule in old.gate.sign_offs:
        if rule.role in rules and rules[rule.role].asks != rule.asks:
            because = f"Version {version} asks for another confirmation"
            make_stale_as(delivery, gate, rule.role, because, by, at)
    if gate.is_open:
        reach_what_is_past(delivery, gate, new, at, by)
    make_unlike_stale(delivery, gate, by, at)
    note_readiness(gate, at)


def carry_items(
    delivery: Delivery, gate: Gate, part: Part, sources: Iterable[Source], at: datetime, by: Person
) -> bool:
    """Whether what was signed is another checklist now."""
    wanted = {source.key: source for source in sources}
    own = [item for item in gate.part(part) if item.origin is Origin.PROCESS]
    changed = False
    for item in own:
        source = wanted.pop(item.key, None)
        if source is None:
            drop(delivery, gate, item, at, by)
            changed = True
        else:
            changed |= reword(delivery, gate, item, source, at, by)
    for source in wanted.values():
        if gate.item(source.key) is None:  # a rework item may have this key already
            add_item(gate, source, part, Origin.PROCESS, owner_of(delivery, gate, source))
            delivery.record_fact(FactKind.ITEM_ADDED, at, by.user_id, gate, item=source.key, text=source.text)
            changed |= source.required
    return changed


def owner_of(delivery: Delivery, gate: Gate, source: Source) -> str:
    if isinstance(source, ChecklistItem):
        return source.owner
    handoff = delivery.phase(gate).handoff
    return handoff.giver if handoff else delivery.process.manager


def drop(delivery: Delivery, gate: Gate, item: Item, at: datetime, by: Person) -> None:
    """The audit log keeps what it said, and who had ticked it on what evidence."""
    gate.items.remove(item)
    delivery.record_fact(
        FactKind.ITEM_DROPPED, at, by.user_id, gate,
        item=item.key, text=item.text, ticked_by=item.ticked_by, evidence=item.evidence,
        waived_by=item.waived_by, reason=item.waived_because,
    )  # fmt: skip


def reword(delivery: Delivery, gate: Gate, item: Item, source: Source, at: datetime, by: Person) -> bool:
    """The item as the new version has it; whether that is something else to sign."""
    was = (item.text, item.required, item.evidence_required)
    now = (source.text, source.required, source.evidence is Evidence.REQUIRED)
    item.owner = owner_of(delivery, gate, source)
    item.text, item.required, item.evidence_required = now
    if was != now:
        delivery.record_fact(
            FactKind.ITEM_REWORDED, at, by.user_id, gate, item=item.key, text=item.text, was=was[0]
        )
    in_question = item.done and is_in_question(delivery, gate, item, was[0])
    if in_question:
        undo(delivery, item, by, at)
        delivery.record_fact(FactKind.ITEM_REOPENED, at, by.user_id, gate, item=item.key, text=item.text)
    return was != now or in_question


def is_in_question(delivery: Delivery, gate: Gate, item: Item, was: str) -> bool:
    """Another text says another thing; evidence or a check may be missing now, a waiver no longer allowed."""
    unproved = item.ticked_at is not None and item.evidence_required and not item.evidence
    excused = item.waived_at is not None and item.required and not delivery.phase(gate).gate.exceptions
    unchecked = item.ticked_at is not None and delivery.is_automated(item) and not item.check_green
    return item.text != was or unproved or unchecked or excused


def ask_for_new_checks(delivery: Delivery, gate: Gate, old: Phase, at: datetime, by: Person) -> bool:
    """What was green against another threshold is open until the next check; whether there was any."""
    limits = {source.key: source.threshold for source in old.checklist if source.automated}
    found = False
    for source in delivery.phase(gate).checklist:
        item = gate.item(source.key)
        if item and item.ticked_at and limits.get(source.key, source.threshold) != source.threshold:
            undo(delivery, item, by, at)
            delivery.record_fact(FactKind.ITEM_REOPENED, at, by.user_id, gate, item=item.key, text=item.text)
            found = True
    return found


def find_owners(delivery: Delivery, gate: Gate, phase: Phase) -> None:
    """What a rejection or a condition added may be owned by a role that is gone: the phase owns it then."""
    for item in gate.items:
        if item.owner not in delivery.process.roles:
            item.owner = phase.owner[0]


def renumber(gate: Gate, order: list[Source]) -> None:
    """In the order of the new version; what the process does not list comes after it."""
    place = {source.key: number for number, source in enumerate(order)}
    listed = [item for item in gate.items if item.origin is Origin.PROCESS and item.key in place]
    others = [item for item in gate.items if item.origin is not Origin.PROCESS or item.key not in place]
    gate.items[:] = [*sorted(listed, key=lambda item: place[item.key]), *others]
    for position, item in enumerate(gate.items, 1):
        item.position = position


def reach_what_is_past(delivery: Delivery, gate: Gate, phase: Phase, at: datetime, by: Person) -> None:
    """Milestones that the new version has where this round has been already."""
    reach(delivery, phase.milestones.start, gate.opened_at or at, by)
    for source in phase.checklist:
        item = gate.item(source.key)
        if source.milestone and item and item.ticked_at:
            reach(delivery, source.milestone, item.ticked_at, by)
