"""The direct message to somebody who is waited for: what, why it matters, and the buttons to do it."""

from datetime import datetime

from gates.checklists.checklist import Item
from gates.delivery import Delivery
from gates.gate import Gate
from gates.process import Holds
from gates.sign_offs.standing_in import signers_for
from gates.waiting import Wait, WaitKind
from messages import states
from messages.ask_states import waits_for, what_happened
from messages.blocks import actions, button, context, header, section_of
from messages.gate_buttons import approve_button, send_back_button
from messages.ids import Action
from messages.items import in_order, item_block
from messages.limits import Json, fit
from messages.message import Message
from messages.mrkdwn import line, people, since
from messages.package import offered_line, package_buttons, package_rows, returned_blocks
from messages.refs import Ref
from messages.rework_warning import rework_line
from messages.titles import count, delivery_name, delivery_title, gate_label, role_name
from messages.waiting_lines import name_somebody

HEADINGS = {
    WaitKind.PREPARE: "Please hand the package over",
    WaitKind.ACCEPT: "A package is waiting for you",
    WaitKind.ITEMS: "Please finish your items",
    WaitKind.SIGN: "Please sign this gate",
    WaitKind.NAME: "Somebody has to be named",
}


def ask_card(delivery: Delivery, gate: Gate, kind: WaitKind, user_id: str, now: datetime) -> Message:
    """While it is asked; after that, what happened, without buttons."""
    waits = waits_for(delivery, gate, kind, user_id)
    if not waits:
        happened = what_happened(delivery, gate, kind, user_id)
        return Message.of(
            [f"{gate_label(delivery, gate)}, {delivery_name(delivery)}", happened],
            [section_of(f"{delivery_title(delivery)}\n{gate_label(delivery, gate)}", happened)],
        )
    head = [header(HEADINGS[kind]), section_of(*asking_lines(delivery, gate, kind, waits, user_id, now))]
    blocks = fit(head, rows(delivery, gate, kind, waits), tail(delivery, gate, kind, waits), more)
    return Message.of([HEADINGS[kind], f"{gate_label(delivery, gate)}, {delivery_name(delivery)}"], blocks)


def asking_lines(
    delivery: Delivery, gate: Gate, kind: WaitKind, waits: list[Wait], user_id: str, now: datetime
) -> list[str]:
    first = min(wait.since for wait in waits)
    asked_as = ", ".join(dict.fromkeys(role_name(delivery, wait.role) for wait in waits if wait.role))
    behalf = on_behalf(delivery, gate, waits, user_id) if kind is WaitKind.SIGN else ""
    return [
        f"{delivery_title(delivery)}\n{gate_label(delivery, gate)}",
        f"You are asked as {asked_as}{behalf}, {since(first)} ({states.waited(delivery, first, now)})",
        *what_is_asked(delivery, gate, kind, waits),
        states.due(delivery, gate, now.date()),
        f"_{why_it_matters(delivery, gate, kind)}_",
    ]


def on_behalf(delivery: Delivery, gate: Gate, waits: list[Wait], user_id: str) -> str:
    """For whom somebody is asked who stands in for them."""
    given = [signers_for(delivery, gate.phase, wait.role).get(user_id) for wait in waits if wait.role]
    principals = [user for user in dict.fromkeys(given) if user]
    return f", on behalf of {people(principals)}" if principals else ""


def what_is_asked(delivery: Delivery, gate: Gate, kind: WaitKind, waits: list[Wait]) -> list[str]:
    if kind is WaitKind.SIGN:
        roles = {wait.role for wait in waits}
        asked = [rule for rule in delivery.phase(gate).gate.sign_offs if rule.role in roles]
        return [f"You confirm: “{line(rule.asks)}”" for rule in asked[:5]]
    if kind is WaitKind.NAME:
        return [f"Please {name_somebody(delivery, wait)}." for wait in waits[:5]]
    if kind in (WaitKind.PREPARE, WaitKind.ACCEPT):
        return [offered_line(delivery, gate), rework_line(delivery, gate)]
    return []


def why_it_matters(delivery: Delivery, gate: Gate, kind: WaitKind) -> str:
    """What stands still meanwhile."""
    if kind in (WaitKind.PREPARE, WaitKind.ACCEPT):
        return f"The work on “{line(delivery.phase(gate).name, 100)}” starts once the package is accepted."
    following = delivery.process.phase_after(gate.phase)
    if following is None or delivery.phase(gate).gate.holds is Holds.COMPLETION:
        return "The delivery is complete only when this gate has passed."
    return f"“{line(following.name, 100)}” cannot start before this gate has passed."


def rows(delivery: Delivery, gate: Gate, kind: WaitKind, waits: list[Wait]) -> list[list[Json]]:
    if kind in (WaitKind.PREPARE, WaitKind.ACCEPT):
        return [*[[block] for block in returned_blocks(gate)], *package_rows(delivery, gate)]
    if kind is WaitKind.ITEMS:
        return [[item_block(delivery, gate, item)] for item in asked_items(waits)]
    if kind is WaitKind.NAME:
        return []
    return [[item_block(delivery, gate, item, buttons=False)] for item in in_order(gate)]


def asked_items(waits: list[Wait]) -> list[Item]:
    return [item for wait in waits for item in wait.items]


def tail(delivery: Delivery, gate: Gate, kind: WaitKind, waits: list[Wait]) -> list[Json]:
    ref = Ref.to(delivery, gate)
    if kind in (WaitKind.PREPARE, WaitKind.ACCEPT):
        return [actions(*package_buttons(delivery, gate))]
    items = button("Items and evidence", Action.GATE_ITEMS, ref)
    if kind is WaitKind.ITEMS:
        return [actions(items)]
    if kind is WaitKind.NAME:
        return [actions(button("Name people", Action.MENU_HOLDERS, ref, style="primary"))]
    approve = approve_button(delivery, gate, [wait.role for wait in waits if wait.role])
    return [
        actions(approve, button("Review and sign", Action.GATE_REVIEW, ref), send_back_button(ref), items)
    ]


def more(left: int) -> Json:
    return context(f"… and {count(left, 'more item')}: open “Items and evidence”.")
