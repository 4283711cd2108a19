"""Home, the menu, the record and the status: what one finds there, and what can be done from it."""

import inspect
from datetime import timedelta

import pytest

from gates.checklists import needs
from gates.escalations import raising
from gates.holder import Holder
from messages.delivery_list import delivery_list
from messages.help import help_message
from messages.ids import Action
from messages.kickoff import kickoff_card
from messages.menu_view import menu_view
from messages.record_view import record_view
from messages.refs import Ref
from messages.refusals import apology, missing_view, refusal_message
from messages.status import status_message
from messages.subcommands import SUBCOMMANDS
from tests.messages.deliveries import (
    MANAGER,
    NOW,
    all_settled,
    at_phase,
    closed,
    current,
    opened,
    ready,
    sent_back_from_qa,
    started,
    tick_all,
)
from tests.messages.homes import home_of
from tests.messages.reading import actions, all_text, elements, pressable


def test_home_says_what_waits_on_me_and_lets_me_act() -> None:
    delivery = ready()
    view = home_of("U0DANA", [delivery], NOW + timedelta(days=2))
    assert "*Sign this gate*, waiting for 2 days" in all_text(view)
    assert pressable(view) == [
        "Start a delivery",
        "Hand on my sign-offs",
        "My reminders",
        "Approve",
        "Review and sign",
        "Status",
    ]


def test_home_tells_me_when_nothing_waits() -> None:
    view = home_of("U0QUINN", [ready()], NOW)
    assert "Nothing waits for you" in all_text(view)
    assert pressable(view) == ["Start a delivery", "Hand on my sign-offs", "My reminders", "Status"]


def test_what_has_waited_longest_comes_first() -> None:
    older, newer = opened(), started()
    newer.gates[0].handoffs[0].asked_at = NOW + timedelta(days=1)
    older.name, newer.name = "Older", "Newer"
    text = all_text(home_of("U0IRIS", [newer, older], NOW + timedelta(days=3)))
    assert text.index("Older") < text.index("Newer")


def test_the_manager_can_record_the_clients_word_from_home() -> None:
    delivery = at_phase("handover")
    tick_all(delivery)
    assert Action.GATE_RECORD_ACKNOWLEDGEMENT in actions(home_of("U0DANA", [delivery], NOW))
    assert Action.GATE_RECORD_ACKNOWLEDGEMENT not in actions(home_of("U0QUINN", [delivery], NOW))


def test_who_holds_no_role_finds_what_they_are_asked_for_by_name() -> None:
    delivery = opened()
    raising.escalate(delivery, "No test system", "U0STRANGER", MANAGER, NOW)
    view = home_of("U0STRANGER", [delivery], NOW)
    assert "Resolve an escalation: No test system" in all_text(view)
    assert pressable(view) == ["Start a delivery", "Resolve", "Acknowledge"]


def test_the_clients_people_are_not_shown_what_is_internal() -> None:
    delivery = at_phase("handover")
    delivery.holders.append(Holder(99, "client", "U0OLGA", NOW, "U0DANA"))
    tick_all(delivery)
    view = home_of("U0OLGA", [delivery], NOW)
    assert "Web shop" not in all_text(view)
    assert pressable(view) == ["Start a delivery"]


def test_actions_of_past_reviews_stay_in_home_until_they_are_done() -> None:
    delivery = closed()
    view = home_of("U0PABLO", [delivery], NOW + timedelta(days=60))
    assert Action.REVIEW_ACTION_DONE in actions(view)
    assert "*Overdue*" in all_text(view)
    assert "You hold no role in a running delivery." in all_text(view)


def test_the_menu_offers_a_manager_what_makes_sense_now() -> None:
    delivery = opened()
    offered = actions(menu_view(delivery, current(delivery), may_manage=True))
    assert {Action.MENU_MILESTONES, Action.MENU_SKIP, Action.MENU_CANCEL, Action.MENU_RISK} <= set(offered)
    assert Action.MENU_REVIEW not in offered, "the review comes in the last stage"
    last = at_phase("review")
    assert Action.MENU_REVIEW in actions(menu_view(last, current(last), may_manage=True))


def test_the_menu_of_others_is_shorter_and_says_who_can_do_more() -> None:
    delivery = opened()
    view = menu_view(delivery, current(delivery), may_manage=False)
    assert actions(view) == [
        Action.MENU_RECORD, Action.MENU_DEPENDS, Action.MENU_ESCALATE, Action.MENU_RISK, Action.MENU_SCOPE,
        Action.MENU_DECISION,
    ]  # fmt: skip
    assert "Dates, people and details are changed by the Delivery manager." in all_text(view)


def test_a_gate_without_exceptions_cannot_be_skipped() -> None:
    delivery = at_phase("qa")
    assert Action.MENU_SKIP not in actions(menu_view(delivery, current(delivery), may_manage=True))


def test_the_phase_in_which_the_client_acknowledges_is_not_offered_to_skip() -> None:
    delivery = at_phase("handover")
    assert Action.MENU_SKIP not in actions(menu_view(delivery, current(delivery), may_manage=True))


def test_a_closed_delivery_is_only_read() -> None:
    delivery = closed()
    assert actions(menu_view(delivery, None, may_manage=True)) == [Action.MENU_RECORD, Action.MENU_DEPENDS]
    assert pressable(kickoff_card(delivery, NOW)) == ["Status", "Delivery record"]


@pytest.mark.parametrize(
    "name", ["Milestones", "Add a risk", "Escalation triggers", "Client feedback", "Write the review"]
)
def test_the_menu_uses_the_names_by_which_the_rules_send_people_there(name: str) -> None:
    delivery = at_phase("review")
    assert f"“{name}”" in inspect.getsource(needs)
    assert name in pressable(menu_view(delivery, current(delivery), may_manage=True))


def test_the_kickoff_says_who_owns_what_and_how_it_will_go() -> None:
    text = all_text(kickoff_card(started(), NOW))
    assert "*QA engineer*: <@U0QUINN>" in text
    assert "1. Intake handoff · ▶️ *waiting for its package*" in text
    assert "⬜ On track · *QA certified*: target Mon 7 Apr 2025" in text
    assert "> A web shop with search" in text


def test_the_record_can_be_closed_from_the_kickoff_once_everything_is_settled() -> None:
    delivery = all_settled()
    card = kickoff_card(delivery, NOW)
    assert pressable(card) == ["Close the record", "Status", "More"]
    assert "the record can be closed" in card.text


def test_the_status_tells_phase_waiting_overdue_and_next_date() -> None:
    message = status_message(sent_back_from_qa(), NOW + timedelta(days=61))
    for words in (
        "*Stage 3: Production tracking · round 2*: 0 of 13 items done",
        "*Overdue* by 40 days",
        "Waiting for Delivery manager <@U0DANA> to finish 7 items",
        "Next: Production complete on Mon 24 Mar 2025",
        "Promised for Fri 2 May 2025: *overdue* by 1 day",
        "1 open risk in the register",
    ):
        assert words in all_text(message)


def test_the_list_has_a_status_button_for_each() -> None:
    message = delivery_list([opened(), started()], NOW, "Several match “<shop>”")
    assert pressable(message) == ["Status", "Status"]
    assert "Several match “&lt;shop&gt;”" in all_text(message)


def test_an_empty_list_says_how_to_begin() -> None:
    assert "`/gate start`" in delivery_list([], NOW, "Running deliveries").text


def test_the_record_holds_everything_and_what_is_open_can_be_closed() -> None:
    delivery = sent_back_from_qa()
    raising.escalate(delivery, "No test system", "U0CARLA", MANAGER, NOW)
    view = record_view(delivery, NOW)
    assert {Action.RISK_CLOSE, Action.ESCALATION_RESOLVE, Action.GATE_ITEMS} <= set(actions(view))
    for words in (
        "Stage 4: QA gate",
        "Two tests fail",
        "The test system is late",
        "Good work",
        "Satisfaction 4: happy",
    ):
        assert words in all_text(view)
    risk = next(each for each in elements(view) if each["action_id"] == Action.RISK_CLOSE)
    assert Ref.read(risk["value"]).entry == 1


def test_a_closed_record_offers_only_what_outlives_it() -> None:
    assert set(actions(record_view(closed(), NOW))) == {
        Action.GATE_ITEMS, Action.REVIEW_ACTION_DONE, Action.RECORD_EXPORT,
    }  # fmt: skip


def test_help_names_every_subcommand() -> None:
    text = all_text(help_message())
    assert not [each.name for each in SUBCOMMANDS if f"`/gate {each.name}" not in text]


def test_a_refusal_is_one_sentence_and_who_can_help() -> None:
    message = refusal_message("Only the QA engineer can sign <this>.", ["U0QUINN"])
    assert message.text == "Only the QA engineer can sign &lt;this&gt;.\nWho can: <@U0QUINN>"


def test_a_refused_closing_lists_all_that_is_missing() -> None:
    text = all_text(missing_view(["The review is not written.", "The risk register is empty."]))
    assert "⬜ *Missing*: The review is not written.\n⬜ *Missing*: The risk register is empty." in text


def test_an_apology_carries_its_reference() -> None:
    assert "1a2b3c" in apology("1a2b3c")
