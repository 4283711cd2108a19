"""The card of a gate, as people read it and press on it."""

from datetime import timedelta

from gates.checklists import ticking
from gates.checklists.checklist import Part
from gates.people import Person
from gates.phases import handing_over
from gates.sign_offs import signing
from gates.sign_offs.signing import Decision
from gates.sign_offs.signoff import Condition, Verdict
from messages.cards.gate import gate_card
from messages.ids import Action
from messages.refs import Ref
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
    tick_all,
    tick_package,
)
from tests.messages.reading import actions, all_text, elements, pressable


def test_a_gate_that_waits_for_its_package_offers_to_hand_it_over() -> None:
    delivery = started()
    card = gate_card(delivery, current(delivery), NOW)
    assert pressable(card)[-3:] == ["Hand over", "Items and evidence", "More"]
    assert "Waiting for Client intake manager <@U0IRIS> to hand the package over" in all_text(card)
    assert "0 of 6 items done" in all_text(card)


def test_a_package_that_was_handed_over_can_be_accepted_or_returned_and_no_longer_changed() -> None:
    delivery = offered()
    card = gate_card(delivery, current(delivery), NOW)
    assert pressable(card) == ["Accept", "Return with questions", "Items and evidence", "More"]
    assert "Handed over by <@U0IRIS>" in all_text(card)


def test_the_questions_of_a_returned_package_stand_on_the_card() -> None:
    delivery = offered()
    gate = current(delivery)
    handing_over.return_with_questions(delivery, gate, "Which browsers?\nWhich languages?", MANAGER, NOW)
    text = all_text(gate_card(delivery, gate, NOW))
    assert "*Returned with questions* by <@U0DANA>" in text
    assert "> Which browsers?\n> Which languages?" in text


def test_an_open_item_is_ticked_with_one_click() -> None:
    delivery = opened()
    gate = current(delivery)
    ticks = [e for e in elements(gate_card(delivery, gate, NOW)) if e["action_id"] == Action.ITEM_TICK]
    assert len(ticks) == 6
    assert Ref.read(ticks[0]["value"]) == Ref.to(delivery, gate, "requirements_complete")
    assert ticks[0]["accessibility_label"].startswith("Tick: The requirements document")


def test_an_item_that_needs_evidence_asks_for_it() -> None:
    delivery = at_phase("planning")
    card = gate_card(delivery, current(delivery), NOW)
    assert pressable(card).count("Add evidence") == 2


def test_a_done_item_has_a_menu_with_what_can_still_be_done() -> None:
    delivery = ready()
    gate = current(delivery)
    menus = [e for e in elements(gate_card(delivery, gate, NOW)) if e["action_id"] == Action.ITEM_MENU]
    assert [option["text"]["text"] for option in menus[0]["options"]] == [
        "Add evidence", "Reopen", "Not applicable", "Ask about it",
    ]  # fmt: skip
    assert [Ref.read(option["value"]).verb for option in menus[0]["options"]] == [
        "evidence",
        "reopen",
        "waive",
        "ask",
    ]


def test_a_gate_without_exceptions_offers_no_conditions_and_no_waiver() -> None:
    delivery = at_phase("qa")
    gate = current(delivery)
    tick_all(delivery)
    card = gate_card(delivery, gate, NOW)
    assert Action.GATE_CONDITIONS not in actions(card)
    assert "Not applicable" not in all_text(card)


def test_the_last_gate_offers_no_conditions() -> None:
    delivery = at_phase("review")
    assert Action.GATE_CONDITIONS not in actions(gate_card(delivery, current(delivery), NOW))


def test_the_card_says_how_many_items_still_hold_the_approval_up() -> None:
    delivery = opened()
    card = gate_card(delivery, current(delivery), NOW)
    assert "6 required items still open" in all_text(card)
    assert "Approve" in pressable(card)
    tick_all(delivery)
    assert "still open" not in all_text(gate_card(delivery, current(delivery), NOW))


def test_approving_asks_back_and_says_what_is_signed() -> None:
    delivery = at_phase("qa")
    card = gate_card(delivery, current(delivery), NOW)
    approve = next(each for each in elements(card) if each["action_id"] == Action.GATE_APPROVE)
    assert "*QA engineer* confirms: The QA result is PASS" in approve["confirm"]["text"]["text"]


def test_a_sign_off_shows_who_when_and_why_and_can_be_withdrawn() -> None:
    delivery = ready()
    gate = current(delivery)
    assert Action.GATE_WITHDRAW not in actions(gate_card(delivery, gate, NOW))
    signing.sign(delivery, gate, Decision(Verdict.APPROVE, "All clear"), MANAGER, NOW)
    card = gate_card(delivery, gate, NOW)
    assert "✅ *Approved* by <@U0DANA>" in all_text(card)
    assert "> All clear" in all_text(card)
    assert Action.GATE_WITHDRAW in actions(card)


def test_a_withdrawn_sign_off_stays_readable_and_is_asked_for_again() -> None:
    delivery = ready()
    gate = current(delivery)
    signing.sign(delivery, gate, Decision(Verdict.APPROVE), MANAGER, NOW)
    signing.withdraw(delivery, gate, MANAGER, NOW)
    text = all_text(gate_card(delivery, gate, NOW))
    assert "*Withdrawn*" in text
    assert text.count("⏳ *Waiting* for the sign-off") == 2


def test_a_stale_sign_off_says_why() -> None:
    delivery = ready()
    gate = current(delivery)
    signing.sign(delivery, gate, Decision(Verdict.APPROVE), MANAGER, NOW)
    ticking.reopen(delivery, gate, "scope_clear", MANAGER, NOW)
    text = all_text(gate_card(delivery, gate, NOW))
    assert "*Out of date*, asked again" in text
    assert "was reopened" in text


def test_a_condition_is_marked_with_the_gate_that_it_comes_from() -> None:
    delivery = ready()
    gate = current(delivery)
    condition = Condition("Name a test contact", "delivery_manager", "U0IRIS", NOW.date())
    decision = Decision(Verdict.CONDITIONS, "No contact yet", conditions=(condition,))
    signing.sign(delivery, gate, decision, MANAGER, NOW)
    signing.sign(delivery, gate, Decision(Verdict.APPROVE), holder(delivery, "client_intake_manager"), NOW)
    assert "*Conditions that Stage 2: Delivery planning now holds*" in all_text(
        gate_card(delivery, gate, NOW)
    )
    text = all_text(gate_card(delivery, current(delivery), NOW))
    assert "Name a test contact" in text
    assert "<@U0IRIS> · due on Mon 3 Mar 2025 · Condition of Stage 1: Intake handoff" in text


def test_conditions_of_a_gate_that_was_sent_back_are_held_by_nobody() -> None:
    delivery = ready()
    gate = current(delivery)
    condition = Condition("Name a test contact", "delivery_manager")
    decision = Decision(Verdict.CONDITIONS, "No contact yet", conditions=(condition,))
    signing.sign(delivery, gate, decision, MANAGER, NOW)
    rejected = Decision(Verdict.REJECT, "Not clear")
    signing.sign(delivery, gate, rejected, holder(delivery, "client_intake_manager"), NOW)
    assert "now holds" not in all_text(gate_card(delivery, gate, NOW))


def test_a_settled_gate_has_nothing_to_press_and_tells_who_decided_and_why() -> None:
    delivery = sent_back_from_qa("Two tests fail")
    gate = delivery.latest("qa")
    assert gate
    card = gate_card(delivery, gate, NOW)
    assert elements(card) == []
    assert "↩️ *Sent back* to Stage 3: Production tracking, by <@U0QUINN>" in all_text(card)
    assert "> Two tests fail" in all_text(card)


def test_the_second_round_says_so_and_lists_the_rework() -> None:
    delivery = sent_back_from_qa()
    text = all_text(gate_card(delivery, current(delivery), NOW))
    assert "Stage 3: Production tracking · round 2" in text
    assert "Added for the rework" in text


def test_an_overdue_gate_says_so_in_words() -> None:
    delivery = at_phase("production")
    card = gate_card(delivery, current(delivery), NOW + timedelta(days=30))
    assert "*Overdue* by 9 days" in card.text


def test_the_clients_gate_cannot_be_approved_by_us_only_recorded() -> None:
    delivery = at_phase("handover")
    card = gate_card(delivery, current(delivery), NOW)
    assert Action.GATE_RECORD_ACKNOWLEDGEMENT in actions(card)
    assert not {Action.GATE_APPROVE, Action.GATE_SEND_BACK, Action.GATE_CONDITIONS} & set(actions(card))


def test_waived_items_show_who_left_them_out_and_why() -> None:
    delivery = opened()
    gate = current(delivery)
    ticking.waive(delivery, gate, "scope_clear", MANAGER, NOW, "Same as last year")
    text = all_text(gate_card(delivery, gate, NOW))
    assert "➖ *Not applicable* · The scope is clear" in text
    assert "Marked by <@U0DANA>" in text
    assert "Same as last year" in text


def test_evidence_that_is_a_link_can_be_clicked_and_a_note_is_quoted() -> None:
    delivery = opened()
    gate = current(delivery)
    ticking.tick(delivery, gate, "scope_clear", MANAGER, NOW, "https://example.com/scope")
    ticking.tick(delivery, gate, "timeline_acknowledged", MANAGER, NOW, "They agreed\non the phone")
    text = all_text(gate_card(delivery, gate, NOW))
    assert "Evidence: <https://example.com/scope|example.com/scope>" in text
    assert "> They agreed\n> on the phone" in text


def test_the_giver_ticks_the_package_on_the_card() -> None:
    delivery = started()
    gate = current(delivery)
    tick_package(delivery)
    ticking.reopen(delivery, gate, "what_it_does", Person("U0IRIS"), NOW)
    card = gate_card(delivery, gate, NOW)
    assert pressable(card).count("Tick") == 1
    assert len([item for item in gate.part(Part.PACKAGE) if item.done]) == 5
