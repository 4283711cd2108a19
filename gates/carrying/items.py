"""Items that come up done in a new round, because nothing about them has changed since the last."""

from dataclasses import replace
from datetime import date

from gates.checklists.checklist import Item, Origin, Part
from gates.delivery import Delivery
from gates.gate import Gate
from gates.process import ChecklistItem

MADE_FOR_A_ROUND = (Origin.REWORK, Origin.CHECK, Origin.WAIVER)


def keep_checklist(before: Gate, again: Gate, without: set[str]) -> None:
    """The checklist as it stood, ticks and waivers too, for the next round of the same phase.

    What the rejection found not to be met is open.
    """
    for item in [item for item in before.part(Part.CHECKLIST) if item.key not in without]:
        kept = replace(item, round=again.round, position=len(again.items) + 1)
        if item.done and item.rejected_at:
            kept.reopen()
        elif item.done:
            kept.carried_from = item.carried_from or before.round
        again.items.append(kept)
        copy_files(before, again, item)


def carry_items(delivery: Delivery, gate: Gate, before: Gate, today: date) -> None:
    """Does in this round what was done in the last, item by item."""
    for number, item in enumerate(gate.items):
        was = before.item(item.key) if item.part is Part.CHECKLIST else None
        if was and not item.done and may_come_over(delivery, gate, item, was, today):
            done = replace(was, round=gate.round, position=item.position)
            done.carried_from = was.carried_from or before.round
            gate.items[number] = done
            copy_files(before, gate, was)


def copy_files(before: Gate, again: Gate, item: Item) -> None:
    for file in [file for file in before.evidence_files if file.item == item.key]:
        number = len(again.evidence_files) + 1
        again.evidence_files.append(replace(file, round=again.round, number=number))


def may_come_over(delivery: Delivery, gate: Gate, item: Item, was: Item, today: date) -> bool:
    if not was.done or was.rejected_at or item.origin in MADE_FOR_A_ROUND or not is_the_same(item, was):
        return False
    if was.waived_at is not None:
        return may_stay_waived(delivery, gate, was, today)
    source = delivery.source_of(item)
    return source is None or speaks_for_itself(source)


def is_the_same(item: Item, was: Item) -> bool:
    """Whether both ask for the same, of the same person."""
    now, then = (
        (i.part, i.origin, i.text, i.owner, i.owner_user, i.due_on, i.required, i.evidence_required)
        for i in (item, was)
    )
    return now == then


def may_stay_waived(delivery: Delivery, gate: Gate, was: Item, today: date) -> bool:
    rule = delivery.phase(gate).gate
    lasts = was.waived_until is not None or not rule.waivers_end
    ended = was.waived_until is not None and was.waived_until < today
    return not was.required or (rule.exceptions and lasts and not ended)


def speaks_for_itself(source: ChecklistItem) -> bool:
    """Not a check, nor what the record says, nor a date or a message that comes anew: those moved on."""
    return not (source.automated or source.needs or source.milestone or source.client_message)
