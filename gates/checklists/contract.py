"""What the definition of done says now: the process's parts, and every change that was made to them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gates.checklists.checklist import Origin
from gates.delivery import Delivery
from gates.process import ChecklistItem, Phase, Process
from gates.records.record import DoneChange, DoneDeed


@dataclass(frozen=True, slots=True)
class DonePart:
    key: str
    text: str
    owner: str  # a role


def phase_of_parts(process: Process) -> Phase | None:
    """The phase whose checklist has the parts."""
    return next((p for p in process.phases if any(item.part_of_done for item in p.checklist)), None)


def live_parts(delivery: Delivery) -> list[DonePart]:
    phase = phase_of_parts(delivery.process)
    found = {
        item.key: DonePart(item.key, item.text, item.owner)
        for item in (phase.checklist if phase else ())
        if item.part_of_done
    }
    for change in delivery.done_changes:
        if change.deed is DoneDeed.ADDED:
            found[change.part] = DonePart(change.part, change.text, change.owner)
        elif change.deed is DoneDeed.DROPPED:
            found.pop(change.part, None)
        elif change.part in found:
            found[change.part] = replace(found[change.part], text=change.text)
    return list(found.values())


def checklist_of(delivery: Delivery, phase: Phase) -> Iterator[tuple[ChecklistItem, Origin]]:
    """The checklist with which a round of this phase begins."""
    parts = {part.key: part for part in live_parts(delivery)} if phase == phase_of_parts(
        delivery.process
    ) else {}  # fmt: skip
    for item in phase.checklist:
        part = parts.pop(item.key, None) if item.part_of_done else None
        if part and part.text != item.text:
            yield item.model_copy(update={"text": part.text}), Origin.DONE
        elif part or not item.part_of_done:
            yield item, Origin.PROCESS
    for part in parts.values():
        yield ChecklistItem(key=part.key, text=part.text, owner=part.owner), Origin.DONE


def late_from_now(delivery: Delivery) -> bool:
    """Whether development has begun, so that nobody should have to learn anew what is done."""
    key = delivery.process.development
    if key and delivery.process.does_repeat(key):
        return delivery.runs_opened_at is not None
    gate = delivery.latest(key) if key else None
    return gate is not None and (gate.opened_at is not None or gate.is_settled or gate.round > 1)


def late_change_of(delivery: Delivery, key: str) -> DoneChange | None:
    """The newest late change of a part."""
    return next((c for c in reversed(delivery.done_changes) if c.part == key and c.late), None)
