"""Overrides of a gate, as they stand on a card and in the record for ever; and how one is asked for."""

from datetime import datetime

from slack_sdk.models.blocks import ButtonElement

from gates.delivery import Delivery
from gates.gate import Gate
from gates.sign_offs.override import Override
from messages import fields, states
from messages.blocks import actions, button, confirm, header, section_of
from messages.ids import Action, Field, Form
from messages.items import progress
from messages.limits import Json
from messages.message import Message
from messages.mrkdwn import at, mention, quoted
from messages.refs import Ref
from messages.titles import delivery_name, delivery_title, gate_label
from messages.views import form

SHOWN = 2  # the newest, on a card; the record shows all


def override_form(delivery: Delivery, gate: Gate) -> Json:
    blocks = [
        section_of(
            delivery_title(delivery), gate_label(delivery, gate), progress(gate),
            "An override passes this gate against its own rules. A second person has to confirm it,"
            " and card and record say so for ever.",
        ),
        fields.text(
            Field.REASON, "Why is this gate overridden?", most=fields.REASON, lines=True,
            hint="Everybody reads it, with your name and that of the second person.",
        ),
    ]  # fmt: skip
    return form(Form.OVERRIDE, "Override this gate", "Ask for it", blocks, Ref.to(delivery, gate).dump())


def override_blocks(delivery: Delivery, gate: Gate) -> list[Json]:
    """On the card of the gate; an open one with its buttons."""
    blocks: list[Json] = []
    for override in gate.overrides[-SHOWN:]:
        blocks.append(section_of(*override_lines(override, 200)))
        if override.is_open and not gate.is_settled and not delivery.on_hold:
            blocks.append(actions(*override_buttons(delivery, gate, override)))
    return blocks


def override_lines(override: Override, most: int = 1200) -> list[str]:
    asked = f"{mention(override.asked_by)}{at(override.asked_at)}"
    lines = [f"🛑 *{word(override)}*, asked for by {asked}", quoted(override.reason, most)]
    if override.confirmed_by and override.confirmed_at:
        lines.append(f"Confirmed by {mention(override.confirmed_by)}{at(override.confirmed_at)}")
    if override.declined_by and override.declined_at:
        lines.append(f"Declined by {mention(override.declined_by)}{at(override.declined_at)}")
    return lines


def word(override: Override) -> str:
    if override.confirmed_at:
        return "Overridden: this gate was passed against its rules"
    return "Override declined" if override.declined_at else "Override waiting for a second person"


def override_buttons(delivery: Delivery, gate: Gate, override: Override) -> list[ButtonElement]:
    ref = Ref.to(delivery, gate, number=override.number)
    asked = confirm(
        "Override this gate?",
        "It is passed against its own rules. Your name stands on the card and in the record for ever.",
        "Override it",
        "Not now",
    )
    return [
        button("Confirm the override", Action.OVERRIDE_CONFIRM, ref, style="danger", confirm=asked),
        button("Decline", Action.OVERRIDE_DECLINE, ref),
    ]


def override_card(delivery: Delivery, gate: Gate, override: Override, now: datetime) -> Message:
    """The direct message to who could confirm it; afterwards what became of it."""
    asked = override.is_open and not gate.is_settled and not delivery.is_over
    title = "An override needs a second person" if asked else "An override"
    lines = [delivery_title(delivery), gate_label(delivery, gate), *override_lines(override)]
    waited = f"Waiting for {states.waited(delivery, override.asked_at, now)}" if asked else ""
    blocks = [header(title), section_of(*lines, waited)]
    if asked and not delivery.on_hold:
        blocks.append(actions(*override_buttons(delivery, gate, override)))
    return Message.of([title, f"{gate_label(delivery, gate)}, {delivery_name(delivery)}"], blocks)
