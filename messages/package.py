"""The handoff that starts a phase: its package, the questions so far, and the buttons."""

from collections.abc import Sequence

from slack_sdk.models.blocks import ButtonElement

from gates.checklists.checklist import Part
from gates.checklists.rework_warning import warned_points
from gates.delivery import Delivery
from gates.gate import Gate, Handoff
from messages.blocks import actions, button, confirm, section_of
from messages.ids import Action
from messages.items import item_block
from messages.limits import Json
from messages.mrkdwn import at, mention, quoted
from messages.refs import Ref
from messages.titles import role_name

ATTEMPTS_SHOWN = 3


def package_rows(delivery: Delivery, gate: Gate) -> list[list[Json]]:
    """Each item of the package; it can be changed until it is handed over."""
    offered = gate.handoff is not None and gate.handoff.offered_at is not None
    return [[item_block(delivery, gate, item, buttons=not offered)] for item in gate.part(Part.PACKAGE)]


def returned_blocks(gate: Gate) -> list[Json]:
    """The questions with which earlier attempts came back, newest last."""
    returned = [h for h in gate.handoffs if h.returned_at is not None]
    return [section_of(*returned_lines(handoff)) for handoff in returned[-ATTEMPTS_SHOWN:]]


def returned_lines(handoff: Handoff) -> Sequence[str]:
    if handoff.returned_at is None or handoff.returned_by is None:
        return []
    head = f"↩️ *Returned with questions* by {mention(handoff.returned_by)}{at(handoff.returned_at)}"
    return [f"{head} (attempt {handoff.attempt})", quoted(handoff.questions or "", 900)]


def offered_line(delivery: Delivery, gate: Gate) -> str:
    handoff = gate.handoff
    if handoff is None or handoff.offered_at is None or handoff.offered_by is None:
        return ""
    giver = role_name(delivery, handoff.giver)
    return f"Handed over by {mention(handoff.offered_by)} ({giver}){at(handoff.offered_at)}"


def package_buttons(delivery: Delivery, gate: Gate) -> list[ButtonElement]:
    ref = Ref.to(delivery, gate)
    if gate.handoff is None or gate.handoff.offered_at is None:
        return [offer_button(delivery, gate)]
    asked = confirm(
        "Accept this package?",
        f"With it the {role_name(delivery, gate.handoff.receiver)[:100]} takes over the lead of the work.",
        "Accept",
    )
    return [
        button("Accept", Action.HANDOFF_ACCEPT, ref, style="primary", confirm=asked),
        button("Return with questions", Action.HANDOFF_RETURN, ref),
    ]


def offer_button(delivery: Delivery, gate: Gate) -> ButtonElement:
    """Where a warning comes, its form asks already."""
    asked = confirm(
        "Hand this package over?", "Once handed over, its items can no longer be changed.", "Hand over"
    )
    if warned_points(delivery, gate):
        return button("Hand over", Action.HANDOFF_OFFER, Ref.to(delivery, gate), style="primary")
    return button("Hand over", Action.HANDOFF_OFFER, Ref.to(delivery, gate), style="primary", confirm=asked)


def package_actions(delivery: Delivery, gate: Gate) -> Json:
    ref = Ref.to(delivery, gate)
    beside = [
        button("Items and evidence", Action.GATE_ITEMS, ref),
        button("More", Action.DELIVERY_MENU, ref),
    ]
    return actions(*package_buttons(delivery, gate), *beside)
