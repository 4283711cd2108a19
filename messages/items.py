"""One item of a checklist or package as a block: its state, its owner, its evidence, what can be done."""

from slack_sdk.models.blocks import InteractiveElement

from gates.checklists.checklist import Item, Origin, Part
from gates.delivery import Delivery
from gates.gate import Gate
from gates.sign_offs.conditions import handed_on
from messages import limits, states
from messages.blocks import button, menu, section_of
from messages.carried_over import from_round
from messages.check_lines import check_line, check_state
from messages.done_lines import late_line
from messages.evidence_lines import file_lines
from messages.ids import Action
from messages.limits import Json
from messages.mrkdwn import at, line, linked, mention, on, quoted
from messages.refs import Ref
from messages.titles import count, phase_label, role_and_people


def in_order(gate: Gate, part: Part = Part.CHECKLIST) -> list[Item]:
    """What the process does not list comes first: what is to be put right, and conditions to be met."""
    return sorted(gate.part(part), key=lambda item: item.origin is Origin.PROCESS)


def item_block(
    delivery: Delivery, gate: Gate, item: Item, *, buttons: bool = True, most_evidence: int = 300
) -> Json:
    accessory = item_button(delivery, gate, item) if buttons else None
    return section_of(*item_lines(delivery, item, most_evidence), accessory=accessory)


def item_lines(delivery: Delivery, item: Item, most_evidence: int = 300) -> list[str]:
    return [
        f"{state_of(delivery, item)} · {line(item.text)}",
        owner_line(delivery, item),
        check_line(delivery, item) if delivery.is_automated(item) else "",
        done_line(item),
        rejected_line(item),
        evidence_line(item, most_evidence),
        *file_lines(delivery, item),
    ]


def state_of(delivery: Delivery, item: Item) -> str:
    checked = delivery.is_automated(item) and item.waived_at is None
    state = check_state(delivery, item) if checked else states.item_state(item)
    return f"{state}{from_round(item.carried_from)}"


def owner_line(delivery: Delivery, item: Item) -> str:
    users = [item.owner_user] if item.owner_user else delivery.holders_of(item.owner)
    parts = [role_and_people(delivery, item.owner, users)]
    if not item.required:
        parts.append("optional")
    if item.evidence_required:
        parts.append("with evidence")
    if item.due_on and not item.done:
        parts.append(f"due on {on(item.due_on)}")
    return " · ".join([*parts, *origin(delivery, item)])


ADDED = {
    Origin.REWORK: "Added for the rework",
    Origin.WAIVER: "Waived until then",
    Origin.CHECK: "Asked because a check failed",
}


def origin(delivery: Delivery, item: Item) -> list[str]:
    """Where an item comes from that the process itself does not list."""
    if item.origin is Origin.CONDITION:
        return [f"Condition of {phase_label(delivery, set_at(delivery, item))}"]
    if item.origin is Origin.DONE:
        return [late_line(delivery, item.key) or "Definition of done, changed at planning"]
    return [ADDED[item.origin]] if item.origin in ADDED else []


def set_at(delivery: Delivery, item: Item) -> str:
    """The phase whose gate set this condition: one that names the gate of the item, else the one before."""
    for gate in reversed(delivery.gates):
        if any((c.text, c.phase) == (item.text, item.phase) for c in handed_on(gate)):
            return gate.phase
    return delivery.process.phases[max(delivery.process.number(item.phase) - 2, 0)].key


def done_line(item: Item) -> str:
    if item.waived_at and item.waived_by:
        reason = line(item.waived_because or "", 300)
        until = f", until {on(item.waived_until)}" if item.waived_until else ""
        return f"Marked by {mention(item.waived_by)}{at(item.waived_at)}{until}: {reason}"
    if item.ticked_at and item.ticked_by and item.checked_at is None:
        return f"Ticked by {mention(item.ticked_by)}{at(item.ticked_at)}"
    return ""


def rejected_line(item: Item) -> str:
    return f"↩️ *Found not to be met*, and sent back{at(item.rejected_at)}" if item.rejected_at else ""


def evidence_line(item: Item, most: int) -> str:
    """A link as a link, a note as a quotation."""
    if not item.evidence:
        return ""
    if " " not in item.evidence and item.evidence.startswith(("http://", "https://")):
        return f"Evidence: {linked(item.evidence, max(most, limits.SECTION // 2))}"
    return quoted(item.evidence, most)


def item_button(delivery: Delivery, gate: Gate, item: Item) -> InteractiveElement | None:
    """One click ticks what is open; what is done has a small menu; a check is nobody's to tick."""
    if delivery.is_automated(item) and item.waived_at is None:
        return None
    return done_menu(delivery, gate, item) if item.done else tick_button(delivery, gate, item)


def tick_button(delivery: Delivery, gate: Gate, item: Item) -> InteractiveElement:
    ref = Ref.to(delivery, gate, item.key)
    if item.evidence_required and not item.evidence:
        return button("Add evidence", Action.ITEM_EVIDENCE, ref, label=spoken("Add evidence", item))
    return button("Tick", Action.ITEM_TICK, ref, label=spoken("Tick", item))


def done_menu(delivery: Delivery, gate: Gate, item: Item) -> InteractiveElement:
    ref = Ref.to(delivery, gate, item.key)
    options = [
        (text, ref.model_copy(update={"verb": verb}))
        for text, verb in (
            ("Change evidence" if item.evidence else "Add evidence", "evidence"),
            ("Reopen", "reopen"),
            ("Not applicable", "waive"),
            ("Ask about it", "ask"),
        )
        if verb in ("reopen", "ask") or item.waived_at is None
        if verb != "waive" or may_be_waived(delivery, gate, item)
    ]
    if any(len(each.dump()) > limits.OPTION_VALUE for _, each in options):
        # the keys of this process are too long for a menu; "Items and evidence" has a button for each verb
        return button("Change evidence", Action.ITEM_EVIDENCE, ref)
    return menu(Action.ITEM_MENU, options)


def may_be_waived(delivery: Delivery, gate: Gate, item: Item) -> bool:
    return item.waived_at is None and (not item.required or delivery.phase(gate).gate.exceptions)


def spoken(verb: str, item: Item) -> str | None:
    """For screen readers, where ten buttons say "Tick"; only our own words, for plain text is not escaped."""
    return f"{verb}: {item.text}" if item.origin is Origin.PROCESS else None


def progress(gate: Gate, part: Part = Part.CHECKLIST) -> str:
    items = gate.part(part)
    return f"{sum(item.done for item in items)} of {count(len(items), 'item')} done"
