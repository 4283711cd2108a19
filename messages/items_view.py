"""All items of a gate, with everything that can be done to each."""

from slack_sdk.models.blocks import ButtonElement

from gates.checklists.checklist import Item, Part
from gates.delivery import Delivery
from gates.gate import Gate
from messages.blocks import actions, button, context, header, section, section_of
from messages.gate_head import how_far
from messages.ids import Action
from messages.items import in_order, item_block, may_be_waived
from messages.limits import VIEW_BLOCKS, VIEW_TEXT, Json, fit, lines_within
from messages.mrkdwn import line
from messages.refs import Ref
from messages.titles import delivery_title, gate_heading
from messages.views import reading

EVIDENCE_SHOWN = 1200


def items_view(delivery: Delivery, gate: Gate) -> Json:
    head = [
        header(gate_heading(delivery, gate)),
        section_of(delivery_title(delivery), f"*{how_far(gate)}*"),
        about_phase(delivery, gate),
        *asking(delivery, gate),
    ]
    blocks = fit(head, item_rows(delivery, gate), [], more, VIEW_BLOCKS, VIEW_TEXT)
    return reading("Items and evidence", blocks, Ref.to(delivery, gate).dump())


def asking(delivery: Delivery, gate: Gate) -> list[Json]:
    """Also for the items of a list that is too long for a button at each."""
    if gate.is_settled or delivery.is_over or delivery.on_hold:
        return []
    return [actions(button("Ask about an item", Action.QUESTION_ASK, Ref.to(delivery, gate)))]


def about_phase(delivery: Delivery, gate: Gate) -> Json:
    """What is done in this phase, and what comes out of it."""
    phase = delivery.phase(gate)
    activities = [f"• {line(activity)}" for activity in phase.activities]
    output = f"*What comes out:* {line(phase.output, 500)}"
    return section(lines_within([line(phase.purpose, 500), "*What is done:*", *activities, output], 2500))


def item_rows(delivery: Delivery, gate: Gate) -> list[list[Json]]:
    """The part that is worked on first; a long list has its buttons in menus."""
    first, then = parts(gate)
    items = in_order(gate, first)
    rows = [row(delivery, gate, item) for item in items]
    if sum(len(each) for each in rows) > VIEW_BLOCKS - 10:
        rows = [[item_block(delivery, gate, item, most_evidence=EVIDENCE_SHOWN)] for item in items]
    others = in_order(gate, then)
    if not others:
        return rows
    title = (
        "*The package that was handed over*" if then is Part.PACKAGE else "*After the package is accepted*"
    )
    rest = [[item_block(delivery, gate, i, buttons=False, most_evidence=EVIDENCE_SHOWN)] for i in others]
    return [*rows, [section(title)], *rest]


def parts(gate: Gate) -> tuple[Part, Part]:
    if gate.opened_at is None and not gate.is_settled:
        return Part.PACKAGE, Part.CHECKLIST
    return Part.CHECKLIST, Part.PACKAGE


def row(delivery: Delivery, gate: Gate, item: Item) -> list[Json]:
    block = item_block(delivery, gate, item, buttons=False, most_evidence=EVIDENCE_SHOWN)
    if not can_change(delivery, gate, item):
        return [block]
    return [block, actions(*deeds(delivery, gate, item))]


def can_change(delivery: Delivery, gate: Gate, item: Item) -> bool:
    if gate.is_settled or delivery.is_over or delivery.on_hold:
        return False
    offered = gate.handoff is not None and gate.handoff.offered_at is not None
    return gate.opened_at is not None if item.part is Part.CHECKLIST else not offered


def deeds(delivery: Delivery, gate: Gate, item: Item) -> list[ButtonElement]:
    ref = Ref.to(delivery, gate, item.key)
    waive = [button("Not applicable", Action.ITEM_WAIVE, ref)] if may_be_waived(delivery, gate, item) else []
    reopen = [button("Reopen", Action.ITEM_REOPEN, ref)] if item.done else []
    ask = button("Ask", Action.QUESTION_ASK, ref)
    if delivery.is_automated(item):
        return [*(reopen if item.waived_at else []), *waive, ask]
    can_tick = not item.done and (item.evidence is not None or not item.evidence_required)
    evidence = "Change evidence" if item.evidence else "Add evidence"
    tick = [button("Tick", Action.ITEM_TICK, ref, style="primary")] if can_tick else []
    change = [button(evidence, Action.ITEM_EVIDENCE, ref)] if item.waived_at is None else []
    return [*tick, *change, *reopen, *waive, ask]


def more(left: int) -> Json:
    return context(f"… and {left} more, which do not fit here.")
