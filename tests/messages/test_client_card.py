"""The client sees its delivery's name, one question and one button; nothing of ours."""

import json
from dataclasses import fields
from datetime import timedelta
from typing import Any

import pytest

from gates import changing
from gates.delivery import Delivery
from gates.gate import Outcome
from gates.people import Person
from gates.sign_offs import signing
from gates.sign_offs.signing import Decision
from gates.sign_offs.signoff import Verdict
from messages.cards.client import client_card
from messages.ids import Action
from tests.messages import hostile
from tests.messages.deliveries import MANAGER, NOW, at_phase, current, pass_current, tick_all
from tests.messages.reading import actions, all_text, elements

SECRET = "SECRET"
CLIENT = Person("U0CLARA", is_external=True)


def full_of_secrets() -> Delivery:
    """Every field of the delivery and of all that belongs to it is a secret, but for its name and client."""
    delivery = at_phase("handover")
    hostile.fill(delivery, current(delivery), SECRET, 6)
    gate = current(delivery)
    gate.sign_offs.clear()
    owned: Any
    for owned in [*delivery.holders, *gate.items, *delivery.risks, *delivery.escalations, *delivery.feedback]:
        for field in fields(owned):
            if isinstance(getattr(owned, field.name), str) and field.name not in ("phase", "part", "origin"):
                setattr(owned, field.name, SECRET)
    delivery.scope = delivery.internal_channel = delivery.started_by = delivery.escalate_when = SECRET
    gate.reason = SECRET
    return delivery


def test_the_client_is_asked_for_one_thing() -> None:
    delivery = at_phase("handover")
    card = client_card(delivery, current(delivery), NOW)
    assert actions(card) == [Action.GATE_ACKNOWLEDGE]
    assert "confirm" in elements(card)[0]
    assert "Please confirm that you have received it." in card.text


def test_nothing_internal_reaches_the_client() -> None:
    delivery = full_of_secrets()
    card = client_card(delivery, current(delivery), NOW)
    assert SECRET not in json.dumps([card.text, card.blocks])
    assert "Web shop" in all_text(card)


@pytest.mark.parametrize("outcome", Outcome)
def test_nor_when_the_gate_is_settled(outcome: Outcome) -> None:
    delivery = full_of_secrets()
    gate = current(delivery)
    gate.closed_at, gate.closed_by, gate.outcome = NOW, SECRET, outcome
    card = client_card(delivery, gate, NOW)
    assert SECRET not in json.dumps([card.text, card.blocks])
    assert elements(card) == []


def test_nor_when_the_delivery_is_cancelled() -> None:
    delivery = full_of_secrets()
    gate = current(delivery)
    changing.cancel(delivery, SECRET, Person("U0ADMIN", is_admin=True), NOW)
    card = client_card(delivery, gate, NOW)
    assert SECRET not in json.dumps([card.text, card.blocks])
    assert "Nothing is asked of you" in card.text


def test_the_client_is_thanked() -> None:
    delivery = at_phase("handover")
    gate = current(delivery)
    tick_all(delivery)
    signing.sign(delivery, gate, Decision(Verdict.APPROVE), CLIENT, NOW)
    card = client_card(delivery, gate, NOW)
    assert "✅ *Received*: you confirmed it<!date^" in all_text(card)
    assert elements(card) == []


def test_the_client_reads_when_it_was_handed_over() -> None:
    delivery = at_phase("handover")
    gate = current(delivery)
    tick_all(delivery)
    card = client_card(delivery, gate, NOW + timedelta(days=3))
    assert "Handed over on Mon 3 Mar 2025, 3 days ago" in all_text(card)


def test_an_acknowledgement_that_the_manager_recorded_counts_too() -> None:
    delivery = at_phase("handover")
    gate = current(delivery)
    pass_current(delivery)
    assert "Thank you" in all_text(client_card(delivery, gate, NOW))
    assert MANAGER.user_id not in all_text(client_card(delivery, gate, NOW))


def test_the_client_is_thanked_and_not_said_to_have_pressed_what_we_noted() -> None:
    delivery = at_phase("handover")
    gate = current(delivery)
    tick_all(delivery)
    decision = Decision(Verdict.APPROVE, evidence="“We have it”, by mail")
    signing.sign_for_client(delivery, gate, decision, MANAGER, NOW)
    card = client_card(delivery, gate, NOW)
    assert "*Received*: we noted your confirmation" in all_text(card)
    assert "by mail" not in all_text(card)
