"""The definition of done as a working contract: agreed at planning, changed later only with a reason."""

from dataclasses import dataclass
from datetime import datetime

from gates.checklists.checklist import Item, Origin, Part
from gates.checklists.contract import DonePart, late_from_now, live_parts, phase_of_parts
from gates.checklists.ticking import undo
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Gate, Outcome
from gates.people import Person
from gates.phases.opening import note_readiness
from gates.process import Need
from gates.records.record import DoneChange, DoneDeed
from gates.refusal import Refusal, must_say
from gates.sign_offs.going_stale import make_stale, make_stale_over
from gates.versions.carrying_over import drop

MOST = 20  # parts that count


@dataclass(frozen=True, slots=True)
class NewPart:
    text: str
    owner: str  # a role


def add_part(delivery: Delivery, new: NewPart, reason: str | None, by: Person, at: datetime) -> None:
    refuse_changing(delivery, by)
    if any((part.text, part.owner) == (new.text, new.owner) for part in live_parts(delivery)):
        return
    check_text(delivery, new.text)
    if new.owner not in dict(delivery.process.internal_roles()):
        raise Refusal("Choose the role that answers for this part.", field="role")
    if len(live_parts(delivery)) >= MOST:
        raise Refusal(f"There are {MOST} parts already. Drop one that matters less first.")
    check_reason(delivery, reason)
    added = sum(change.deed is DoneDeed.ADDED for change in delivery.done_changes)
    part = DonePart(f"done_{added + 1}", new.text, new.owner)
    note(delivery, DoneDeed.ADDED, part, None, reason, by, at)
    if gate := live_gate(delivery):
        gate.items.append(item_of(gate, part))
        tell(delivery, gate, by, at)


def reword_part(
    delivery: Delivery, key: str, text: str, reason: str | None, by: Person, at: datetime
) -> None:
    """Words it anew; where it was ticked already, it is open again."""
    refuse_changing(delivery, by)
    part = the_part(delivery, key)
    if part.text == text:
        return
    check_text(delivery, text)
    check_reason(delivery, reason)
    note(delivery, DoneDeed.REWORDED, DonePart(key, text, part.owner), part.text, reason, by, at)
    gate = live_gate(delivery)
    if gate and (item := gate.item(key)):
        undo(delivery, item, by, at)
        item.text, item.origin = text, Origin.DONE
        tell(delivery, gate, by, at)


def drop_part(delivery: Delivery, key: str, reason: str | None, by: Person, at: datetime) -> None:
    """It is not asked for any more, and stays in the record as dropped."""
    refuse_changing(delivery, by)
    if any(c.part == key and c.deed is DoneDeed.DROPPED for c in delivery.done_changes):
        return
    part = the_part(delivery, key)
    refuse_loosening(delivery)
    if len(live_parts(delivery)) == 1:
        raise Refusal("This is the last part. Word it anew, or add another one first.")
    check_reason(delivery, reason)
    note(delivery, DoneDeed.DROPPED, part, part.text, reason, by, at)
    gate = live_gate(delivery)
    if gate and (item := gate.item(key)):
        drop(delivery, gate, item, at, by)
        tell(delivery, gate, by, at)


def note(
    delivery: Delivery, deed: DoneDeed, part: DonePart, was: str | None, reason: str | None,
    by: Person, at: datetime,
) -> None:  # fmt: skip
    late = late_from_now(delivery)
    number, because = len(delivery.done_changes) + 1, reason or None
    delivery.done_changes.append(
        DoneChange(number, part.key, deed, part.text, part.owner, at, by.user_id, late, was, because)
    )
    delivery.record_fact(
        KINDS[deed], at, by.user_id, part=part.key, text=part.text, was=was, reason=because, late=late,
    )  # fmt: skip
    make_stale_over(delivery, Need.DEFINITION_OF_DONE, "The definition of done was changed", by, at)


def tell(delivery: Delivery, gate: Gate, by: Person, at: datetime) -> None:
    make_stale(delivery, gate, "The definition of done was changed", by, at)
    note_readiness(gate, at)


def item_of(gate: Gate, part: DonePart) -> Item:
    position = max((item.position for item in gate.items), default=0) + 1
    return Item(
        gate.phase, gate.round, part.key, position, Part.CHECKLIST, Origin.DONE, part.text, part.owner
    )


def live_gate(delivery: Delivery) -> Gate | None:
    """The round in which the parts are being checked."""
    phase = phase_of_parts(delivery.process)
    gate = delivery.latest(phase.key) if phase else None
    return gate if gate and not gate.is_settled else None


# Who may, and when


def refuse_changing(delivery: Delivery, by: Person) -> None:
    delivery.must_be_running()
    delivery.must_manage(by, "change the definition of done")
    refuse_where_none(delivery)
    phase = phase_of_parts(delivery.process)
    gate = delivery.latest(phase.key) if phase else None
    if gate and gate.outcome in (Outcome.PASSED, Outcome.SKIPPED, Outcome.BROUGHT_IN):
        label = delivery.label(gate)
        raise Refusal(f"{label} is decided, so the definition of done that it was held to stays.")


def refuse_loosening(delivery: Delivery) -> None:
    """A gate without exceptions does not get one by way of its checklist."""
    phase = phase_of_parts(delivery.process)
    if phase and not phase.gate.exceptions and late_from_now(delivery):
        label = delivery.process.label(phase.key)
        raise Refusal(f"{label} allows no exceptions, and development has begun, so no part can be dropped.")


def refuse_where_none(delivery: Delivery) -> None:
    if phase_of_parts(delivery.process) is None:
        raise Refusal(f"The process “{delivery.process.name}” has no definition of done to change.")


def the_part(delivery: Delivery, key: str) -> DonePart:
    found = next((part for part in live_parts(delivery) if part.key == key), None)
    if found is None:
        raise Refusal("This part no longer counts. Use `/gate done` to see those that do.")
    return found


def check_text(delivery: Delivery, text: str) -> None:
    must_say(text, "Say what is true when this part is done.", field="part")
    if any(part.text.casefold() == text.casefold() for part in live_parts(delivery)):
        raise Refusal("This part is there already.", field="part")


def check_reason(delivery: Delivery, reason: str | None) -> None:
    if late_from_now(delivery):
        sentence = "Development has begun. Say why what “done” means changes now; it stays in the record."
        must_say(reason, sentence, field="reason")


KINDS = {
    DoneDeed.ADDED: FactKind.DONE_PART_ADDED,
    DoneDeed.REWORDED: FactKind.DONE_PART_REWORDED,
    DoneDeed.DROPPED: FactKind.DONE_PART_DROPPED,
}
