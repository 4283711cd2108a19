"""The buttons beneath an open gate's card."""

from collections.abc import Sequence

from slack_sdk.models.blocks import ButtonElement

from gates.delivery import Delivery
from gates.gate import Gate
from gates.sign_offs.concerns import raising_roles
from gates.sign_offs.conditions import allows_conditions
from gates.sign_offs.signers import asked_step, internal_deciders
from messages.blocks import actions, button, confirm
from messages.ids import Action
from messages.limits import CONFIRM_TEXT, Json, lines_within
from messages.refs import Ref
from messages.sign_offs import what_is_signed


def gate_buttons(delivery: Delivery, gate: Gate) -> list[Json]:
    """Deciding first, then what one may need beside it."""
    ref = Ref.to(delivery, gate)
    beside = [
        button("Items and evidence", Action.GATE_ITEMS, ref),
        withdraw_button(ref) if any(s.live for s in gate.sign_offs) else None,
        button("Raise a concern", Action.CONCERN_RAISE, ref) if takes_concerns(delivery, gate) else None,
        button("More", Action.DELIVERY_MENU, ref),
    ]
    return [actions(*deciding(delivery, gate, ref)), actions(*beside)]


def takes_concerns(delivery: Delivery, gate: Gate) -> bool:
    return bool(raising_roles(delivery, delivery.phase(gate)))


def deciding(delivery: Delivery, gate: Gate, ref: Ref) -> list[ButtonElement]:
    roles = [rule.role for rule in delivery.phase(gate).gate.sign_offs]
    buttons: list[ButtonElement] = []
    if any(not delivery.process.roles[role].external for role in roles):
        buttons.append(approve_button(delivery, gate))
        if allows_conditions(delivery, gate):
            buttons.append(button("Approve with conditions", Action.GATE_CONDITIONS, ref))
    if internal_deciders(delivery, gate):
        buttons.append(send_back_button(ref))
    if any(delivery.process.roles[role].external for role in roles):
        buttons.append(button("Record the client's acknowledgement", Action.GATE_RECORD_ACKNOWLEDGEMENT, ref))
    return buttons


def approve_button(delivery: Delivery, gate: Gate, roles: Sequence[str] = ()) -> ButtonElement:
    asked = confirm(
        "Approve this gate?",
        lines_within(
            [what_is_signed(delivery, gate, roles), "Your name and the time are recorded."], CONFIRM_TEXT
        ),
        "Approve",
    )
    return button("Approve", Action.GATE_APPROVE, ref_to_sign(delivery, gate), style="primary", confirm=asked)


def ref_to_sign(delivery: Delivery, gate: Gate) -> Ref:
    """With the step that is asked for now, where the gate has steps."""
    step = asked_step(delivery, gate) if delivery.phase(gate).gate.has_steps else None
    return Ref.to(delivery, gate, number=step)


def send_back_button(ref: Ref) -> ButtonElement:
    return button("Send back", Action.GATE_SEND_BACK, ref, style="danger")


def withdraw_button(ref: Ref) -> ButtonElement:
    asked = confirm(
        "Withdraw your sign-off?",
        "It stays in the record as withdrawn, and you can sign again.",
        "Withdraw",
        "Keep it",
    )
    return button("Withdraw my sign-off", Action.GATE_WITHDRAW, ref, confirm=asked)
