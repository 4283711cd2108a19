"""The card in the client's own channel. It shows nothing but what the client may see."""

from datetime import datetime

from slack_sdk.models.blocks import ButtonElement

from gates.delivery import Delivery
from gates.gate import Gate, Outcome
from gates.sign_offs.signoff import SignOff
from messages.blocks import actions, button, confirm, header, section_of
from messages.ids import Action
from messages.message import Message
from messages.mrkdwn import at, line, on
from messages.refs import Ref
from messages.titles import count

PAUSED = "We are pausing here for a while, and come back to you."


def client_card(delivery: Delivery, gate: Gate, now: datetime) -> Message:
    """Asks for the acknowledgement; then thanks for it."""
    name = line(delivery.name, 200)
    given = acknowledgement(delivery, gate)
    if given:
        words = "we noted your confirmation" if given.on_behalf else "you confirmed it"
        thanks = f"✅ *Received*: {words}{at(given.decided_at)}. Thank you!"
        return Message.of([f"“{name}”", thanks], [header("Thank you"), section_of(f"*{name}*", thanks)])
    if delivery.is_over or gate.is_settled:
        return Message.of([ended := over(delivery, gate), name], [section_of(f"*{name}*", ended)])
    if delivery.on_hold:
        return Message.of([PAUSED, name], [section_of(f"*{name}*", PAUSED)])
    asked = "Your delivery is ready. Please confirm that you have received it."
    lines = [f"*{name}*", handed_over(delivery, now), asked, "If something is missing, just write here."]
    blocks = [
        header("Your delivery is ready"),
        section_of(*lines),
        actions(acknowledge_button(delivery, gate)),
    ]
    return Message.of([f"“{name}”: {asked}"], blocks)


def acknowledgement(delivery: Delivery, gate: Gate) -> SignOff | None:
    role = delivery.process.client_role()
    return next((s for s in gate.sign_offs if s.approves and s.role == role), None)


def over(delivery: Delivery, gate: Gate) -> str:
    """Nothing is asked any more; why is nobody's business but ours."""
    if delivery.cancelled_at is None and gate.outcome is Outcome.SENT_BACK:
        return "We are still working on something here, and come back to you when it is ready."
    return "Nothing is asked of you here any more."


def handed_over(delivery: Delivery, now: datetime) -> str:
    day = delivery.delivered_on
    if day is None:
        return ""
    ago = (now.date() - day).days
    return f"Handed over on {on(day)}, {count(ago, 'day')} ago" if ago > 0 else f"Handed over on {on(day)}"


def acknowledge_button(delivery: Delivery, gate: Gate) -> ButtonElement:
    asked = confirm(
        "Have you received it?",
        "You confirm that the delivery has arrived. Your name and the time are recorded.",
        "Yes, received",
    )
    return button(
        "Confirm receipt", Action.GATE_ACKNOWLEDGE, Ref.to(delivery, gate), style="primary", confirm=asked
    )
