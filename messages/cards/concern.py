"""The direct message to the owner of a phase about a concern."""

from datetime import datetime

from gates.delivery import Delivery
from gates.gate import Gate
from gates.sign_offs.concern import Concern
from messages import states
from messages.blocks import actions, header, section_of
from messages.concerns import answer_button, concern_lines
from messages.message import Message
from messages.titles import delivery_name, delivery_title, gate_label


def concern_card(delivery: Delivery, gate: Gate, concern: Concern, now: datetime) -> Message:
    """While it is open, with the button to answer; after that, what was answered."""
    asked = concern.is_open and not gate.is_settled and not delivery.is_over
    title = "A concern is waiting for your answer" if asked else "A concern"
    about = [delivery_title(delivery), gate_label(delivery, gate), *concern_lines(concern)]
    waited = f"Waiting for {states.waited(delivery, concern.raised_at, now)}; the gate stays open until then"
    blocks = [header(title), section_of(*about, waited if asked else "")]
    if asked and not delivery.on_hold:
        blocks.append(actions(answer_button(delivery, gate, concern)))
    return Message.of([title, f"{gate_label(delivery, gate)}, {delivery_name(delivery)}"], blocks)
