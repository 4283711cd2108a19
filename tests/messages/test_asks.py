"""A direct message asks for one thing, and settles when it is no longer asked."""

import pytest

from gates import changing
from gates.checklists import ticking
from gates.escalations import answering, raising
from gates.phases import handing_over
from gates.sign_offs import signing
from gates.sign_offs.signing import Decision
from gates.sign_offs.signoff import Verdict
from gates.waiting import WaitKind
from messages.asks import ask_card
from messages.cards.escalation import escalation_card
from messages.ids import Action
from tests.messages.deliveries import (
    MANAGER,
    NOW,
    at_phase,
    current,
    holder,
    offered,
    opened,
    ready,
    sent_back_from_qa,
    started,
)
from tests.messages.reading import actions, all_text, elements, pressable


def test_the_giver_is_asked_for_the_package() -> None:
    delivery = started()
    card = ask_card(delivery, current(delivery), WaitKind.PREPARE, "U0IRIS", NOW)
    assert "Please hand the package over" in card.text
    assert pressable(card)[-1] == "Hand over"
    assert "The work on “Intake handoff” starts once the package is accepted." in all_text(card)


def test_the_receiver_is_asked_to_accept_or_to_return() -> None:
    delivery = offered()
    card = ask_card(delivery, current(delivery), WaitKind.ACCEPT, "U0DANA", NOW)
    assert pressable(card) == ["Accept", "Return with questions"]


def test_an_owner_sees_only_the_items_that_are_theirs_and_open() -> None:
    delivery = opened()
    card = ask_card(delivery, current(delivery), WaitKind.ITEMS, "U0IRIS", NOW)
    assert actions(card) == [Action.ITEM_TICK, Action.GATE_ITEMS]
    assert "Questions about the requirements are answered" in all_text(card)


def test_a_signer_can_approve_review_or_send_back_at_once() -> None:
    delivery = ready()
    card = ask_card(delivery, current(delivery), WaitKind.SIGN, "U0DANA", NOW)
    assert pressable(card) == ["Approve", "Review and sign", "Send back", "Items and evidence"]
    assert "You confirm: “The requirements are complete and the timeline is understood”" in all_text(card)
    assert "“Delivery planning” cannot start before this gate has passed." in all_text(card)


def test_the_question_behind_approve_names_only_what_this_person_signs() -> None:
    delivery = ready()
    card = ask_card(delivery, current(delivery), WaitKind.SIGN, "U0DANA", NOW)
    approve = next(each for each in elements(card) if each["action_id"] == Action.GATE_APPROVE)
    assert "Delivery manager" in approve["confirm"]["text"]["text"]
    assert "Client intake manager" not in approve["confirm"]["text"]["text"]


def test_who_has_signed_is_thanked_with_what_they_did() -> None:
    delivery = ready()
    gate = current(delivery)
    signing.sign(delivery, gate, Decision(Verdict.APPROVE), MANAGER, NOW)
    card = ask_card(delivery, gate, WaitKind.SIGN, "U0DANA", NOW)
    assert "✅ *Approved* by you" in all_text(card)
    assert elements(card) == []


def test_when_somebody_else_has_signed_for_the_role_nothing_is_left_to_do() -> None:
    delivery = ready()
    gate = current(delivery)
    changing.change_holders(delivery, "delivery_manager", ["U0DANA", "U0DORA"], MANAGER, NOW)
    signing.sign(delivery, gate, Decision(Verdict.APPROVE), MANAGER, NOW)
    card = ask_card(delivery, gate, WaitKind.SIGN, "U0DORA", NOW)
    assert "by <@U0DANA> as Delivery manager" in all_text(card)
    assert elements(card) == []


def test_when_an_item_is_reopened_the_signer_waits() -> None:
    delivery = ready()
    gate = current(delivery)
    ticking.reopen(delivery, gate, "scope_clear", MANAGER, NOW)
    card = ask_card(delivery, gate, WaitKind.SIGN, "U0DANA", NOW)
    assert "You are asked again when they are." in all_text(card)
    assert elements(card) == []


def test_who_no_longer_holds_the_role_is_told_so() -> None:
    delivery = ready()
    changing.change_holders(delivery, "delivery_manager", ["U0DORA"], MANAGER, NOW)
    card = ask_card(delivery, current(delivery), WaitKind.SIGN, "U0DANA", NOW)
    assert "You no longer hold this role" in all_text(card)


def test_done_items_settle_the_ask() -> None:
    delivery = opened()
    gate = current(delivery)
    ticking.tick(delivery, gate, "questions_answered", holder(delivery, "client_intake_manager"), NOW)
    card = ask_card(delivery, gate, WaitKind.ITEMS, "U0IRIS", NOW)
    assert "no required item of yours is open" in all_text(card)


def test_a_returned_package_is_asked_for_again_with_its_questions() -> None:
    delivery = offered()
    gate = current(delivery)
    handing_over.return_with_questions(delivery, gate, "Which browsers?", MANAGER, NOW)
    assert "> Which browsers?" in all_text(ask_card(delivery, gate, WaitKind.PREPARE, "U0IRIS", NOW))
    returned = ask_card(delivery, gate, WaitKind.ACCEPT, "U0DANA", NOW)
    assert "*Returned with questions* by <@U0DANA>" in all_text(returned)
    assert elements(returned) == []


def test_an_accepted_package_settles_both_asks() -> None:
    delivery = opened()
    for kind, user in ((WaitKind.PREPARE, "U0IRIS"), (WaitKind.ACCEPT, "U0DANA")):
        card = ask_card(delivery, current(delivery), kind, user, NOW)
        assert "✅ *Accepted* by <@U0DANA>" in all_text(card)


def test_a_gate_that_was_sent_back_says_so_with_the_reason() -> None:
    delivery = sent_back_from_qa("Two tests fail")
    gate = delivery.latest("qa")
    assert gate
    card = ask_card(delivery, gate, WaitKind.SIGN, "U0QUINN", NOW)
    assert "*Sent back* to Stage 3" in all_text(card)
    assert "Two tests fail" in all_text(card)


@pytest.mark.parametrize("kind", [WaitKind.PREPARE, WaitKind.ACCEPT, WaitKind.ITEMS, WaitKind.SIGN])
def test_a_cancelled_delivery_asks_for_nothing(kind: WaitKind) -> None:
    delivery = ready()
    gate = current(delivery)
    changing.cancel(delivery, "Started twice", MANAGER, NOW)
    card = ask_card(delivery, gate, kind, "U0DANA", NOW)
    assert "*Cancelled* by <@U0DANA>" in card.text
    assert "Started twice" in card.text
    assert elements(card) == []


def test_an_escalation_asks_for_a_decision_until_it_is_resolved() -> None:
    delivery = at_phase("production")
    raising.escalate(delivery, "No test system", "U0CARLA", MANAGER, NOW)
    escalation = delivery.escalations[0]
    card = escalation_card(delivery, escalation, NOW)
    assert pressable(card) == ["Acknowledge", "Resolve", "Extend the due date", "Status"]
    assert "> No test system" in all_text(card)
    carla = holder(delivery, "cto")
    answering.resolve(delivery, escalation.number, "We rent one", carla, NOW)
    card = escalation_card(delivery, escalation, NOW)
    assert elements(card) == []
    assert "✅ *Resolved* by <@U0CARLA>" in all_text(card)
