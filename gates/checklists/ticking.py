"""Ticking, reopening and waiving the items of a checklist or a package."""

from datetime import date, datetime

from gates.checklists.checklist import Item, Part
from gates.checklists.needs import unmet_need
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Gate
from gates.people import Person
from gates.phases.flow import settle_if_complete
from gates.phases.opening import note_readiness
from gates.records.reaching import reach, take_back
from gates.refusal import Refusal, must_say
from gates.sign_offs.formal import make_unlike_stale
from gates.sign_offs.going_stale import is_trivial, make_stale


def tick(
    delivery: Delivery, gate: Gate, key: str, by: Person, at: datetime, evidence: str | None = None
) -> None:
    """Marks an item as met. Ticking a ticked item changes nothing, unless it brings other evidence."""
    item = changeable_item(delivery, gate, key, by, "tick this item")
    refuse_by_hand(delivery, item)
    evidence = evidence if evidence and evidence.strip() else None
    if item.ticked_at is not None:
        if evidence and evidence != item.evidence:
            change_evidence(delivery, gate, key, by, at, evidence)
        return
    if item.evidence_required and not (evidence or item.evidence):
        raise Refusal("This item needs evidence: add a link or a note that shows it.", field="evidence")
    source = delivery.source_of(item)
    if source and source.needs and (missing := unmet_need(delivery, source.needs)):
        raise Refusal(missing)
    if item.waived_at is not None:
        item.reopen()
        make_stale(delivery, gate, f"“{item.text}” does apply after all", by, at, item)
    item.ticked_at, item.ticked_by, item.rejected_at = at, by.user_id, None
    if evidence:
        write_evidence(item, evidence, by, at)
    delivery.record_fact(
        FactKind.ITEM_TICKED, at, by.user_id, gate, item=key, text=item.text, evidence=item.evidence
    )
    reach(delivery, source.milestone if source else None, at, by)
    note_change(delivery, gate, by, at)


def change_evidence(
    delivery: Delivery, gate: Gate, key: str, by: Person, at: datetime, evidence: str
) -> None:
    """Replaces an item's evidence; sign-offs that were given on the old one go stale."""
    item = changeable_item(delivery, gate, key, by, "change this item's evidence")
    refuse_by_hand(delivery, item)
    if evidence == item.evidence:
        return
    if item.evidence_required:
        must_say(evidence, "This item needs evidence: add a link or a note that shows it.", field="evidence")
    was, trivial = item.evidence, is_trivial(item, evidence, by, at)
    write_evidence(item, evidence, by, at)
    delivery.record_fact(
        FactKind.EVIDENCE_CHANGED, at, by.user_id, gate, item=key, text=item.text, evidence=evidence, was=was
    )
    if item.done and not trivial:
        make_stale(delivery, gate, f"The evidence of “{item.text}” was changed", by, at, item)
    note_change(delivery, gate, by, at)


def write_evidence(item: Item, evidence: str, by: Person, at: datetime) -> None:
    """It speaks of this round then."""
    item.carried_from = None
    item.evidence, item.evidence_at, item.evidence_by = evidence, at, by.user_id


def reopen(delivery: Delivery, gate: Gate, key: str, by: Person, at: datetime) -> None:
    item = changeable_item(delivery, gate, key, by, "reopen this item")
    if not item.done:
        return
    if item.waived_at is None:
        refuse_by_hand(delivery, item)
    undo(delivery, item, by, at)
    delivery.record_fact(FactKind.ITEM_REOPENED, at, by.user_id, gate, item=key, text=item.text)
    make_stale(delivery, gate, f"“{item.text}” was reopened", by, at, item)
    note_change(delivery, gate, by, at)


def waive(
    delivery: Delivery, gate: Gate, key: str, by: Person, at: datetime, reason: str, until: date | None = None
) -> None:
    """Marks an item as not applicable, for good or for a time. On a required item that is a waiver."""
    item = waivable_item(delivery, gate, key, by)
    if item.waived_at is not None and (item.waived_because, item.waived_until) == (reason, until):
        return
    if item.waived_at is not None:
        raise Refusal("This item is marked as not applicable already. Reopen it to change the reason.")
    must_say(reason, "Say why this item does not apply.", field="reason")
    check_end(delivery, gate, item, until, at)
    undo(delivery, item, by, at)
    item.waived_at, item.waived_by, item.waived_because = at, by.user_id, reason
    item.waived_until, item.rejected_at = until, None
    delivery.record_fact(
        FactKind.ITEM_WAIVED, at, by.user_id, gate, item=key, text=item.text, reason=reason,
        required=item.required, until=until.isoformat() if until else None,
    )  # fmt: skip
    make_stale(delivery, gate, f"“{item.text}” was marked as not applicable", by, at, item)
    note_change(delivery, gate, by, at)


def waivable_item(delivery: Delivery, gate: Gate, key: str, by: Person) -> Item:
    """A required one is waived by whom the process names, else by the manager; any other by its owner."""
    item = item_to_change(delivery, gate, key)
    if not item.required:
        refuse_unless_owner(delivery, item, by, "mark this item as not applicable")
        return item
    rule = delivery.phase(gate).gate
    if not rule.exceptions:
        label = delivery.label(gate)
        raise Refusal(f"{label} allows no exceptions, so nobody can mark a required item as not applicable.")
    if rule.waived_by:
        delivery.refuse_unless_holder(by, list(rule.waived_by), "waive a required item of this gate")
    else:
        refuse_unless_owner(delivery, item, by, "mark this item as not applicable")
        delivery.must_manage(by, "mark a required item as not applicable")
    return item


def check_end(delivery: Delivery, gate: Gate, item: Item, until: date | None, at: datetime) -> None:
    if until is None and item.required and delivery.phase(gate).gate.waivers_end:
        raise Refusal("Say until when it is waived: here every waiver has an end.", field="until")
    if until is not None and until < at.date():
        raise Refusal("The last day of the waiver lies in the past.", field="until")


def note_change(delivery: Delivery, gate: Gate, by: Person, at: datetime) -> None:
    """What every change of an item may bring about."""
    make_unlike_stale(delivery, gate, by, at)
    note_readiness(gate, at)
    settle_if_complete(delivery, gate, at, by)


def undo(delivery: Delivery, item: Item, by: Person, at: datetime) -> None:
    """Takes the tick or the waiver back, and the milestone that the tick had reached."""
    source = delivery.source_of(item)
    if item.ticked_at is not None and source:
        take_back(delivery, source.milestone, at, by)
    item.reopen()


def refuse_by_hand(delivery: Delivery, item: Item) -> None:
    if delivery.is_automated(item):
        raise Refusal(
            f"“{item.text}” is ticked by an automated check, never by hand. It is done as soon as your CI "
            "reports it green; `/gate token` shows how to report a check."
        )


def changeable_item(delivery: Delivery, gate: Gate, key: str, by: Person, deed: str) -> Item:
    item = item_to_change(delivery, gate, key)
    refuse_unless_owner(delivery, item, by, deed)
    return item


def item_to_change(delivery: Delivery, gate: Gate, key: str) -> Item:
    """The item, where anything may be done to it now."""
    delivery.must_be_running()
    item = gate.item(key)
    if item is None:
        raise Refusal("This item no longer exists. Use `/gate show` to see the checklist as it stands.")
    if gate.is_settled:
        raise Refusal(
            f"Round {gate.round} of {delivery.label(gate)} is settled, so its items can no longer be changed."
        )
    handoff = gate.handoff
    if item.part is Part.CHECKLIST and gate.opened_at is None:
        raise Refusal(
            f"{delivery.label(gate)} starts when its handoff is accepted; until then its items wait."
        )
    if item.part is Part.PACKAGE and handoff and handoff.offered_at and not handoff.returned_at:
        raise Refusal("The package was handed over, so its items can no longer be changed.")
    return item


def refuse_unless_owner(delivery: Delivery, item: Item, by: Person, deed: str) -> None:
    if by.user_id == item.owner_user or delivery.manages(by):
        return
    delivery.refuse_unless_holder(by, [item.owner, delivery.process.manager], deed)
