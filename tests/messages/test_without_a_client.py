"""Where a process has no client, nothing on screen speaks of one."""

from datetime import timedelta

from gates.delivery import Delivery
from gates.phases.starting import Plan, start
from messages.forms.details import details_form
from messages.forms.start import start_form
from messages.ids import Action, Field
from messages.kickoff import kickoff_card
from messages.menu_view import menu_view
from messages.record_view import record_view
from messages.status import status_message
from messages.titles import delivery_name, delivery_title
from tests.gates.deliveries import SMALL_HOLDERS, phase, without_client_role
from tests.messages.deliveries import MANAGER, NOW, TODAY
from tests.messages.deliveries import started as for_a_client
from tests.messages.reading import actions, all_text, fields

PROCESS = without_client_role(phase("build"))


def initiative() -> Delivery:
    plan = Plan(
        "Faster search", None, "Search in a blink", "C0TEAM", None, TODAY, TODAY + timedelta(days=60),
        SMALL_HOLDERS,
    )  # fmt: skip
    return start("d0123456789a", "T0ACME", PROCESS, plan, MANAGER, NOW)


def test_it_is_named_alone() -> None:
    assert delivery_title(initiative()) == "*Faster search*"
    assert delivery_name(initiative()) == "“Faster search”"
    assert delivery_title(for_a_client()) == "*Web shop* for Acme"


def test_starting_and_correcting_ask_for_no_client() -> None:
    for view in (start_form([PROCESS], PROCESS, TODAY), details_form(initiative())):
        assert fields(view).keys().isdisjoint({Field.CLIENT, Field.CLIENT_CHANNEL})
        assert "client" not in all_text(view)
        assert {Field.NAME, Field.AGREED_ON, Field.INTERNAL_CHANNEL} <= fields(view).keys()


def test_cards_status_record_and_menu_speak_of_no_client() -> None:
    delivery = initiative()
    for shown in (kickoff_card(delivery, NOW), status_message(delivery, NOW)):
        assert "client" not in all_text(shown).lower()
    assert "Escalation triggers" not in all_text(record_view(delivery, NOW))
    assert "Escalation triggers are not defined" in all_text(record_view(for_a_client(), NOW))
    menu = menu_view(delivery, delivery.current, may_manage=True)
    assert Action.MENU_FEEDBACK not in actions(menu)
    assert Action.MENU_REVIEW in actions(menu)
    assert Action.MENU_FEEDBACK in actions(menu_view(for_a_client(), None, may_manage=True))
