"""Automated items on the card: how each stands, in words, and nothing to press for it."""

from decimal import Decimal

from gates.checklists import ticking
from gates.checklists.checking import Report, take_report
from gates.delivery import Delivery
from gates.gate import Gate
from gates.people import Person
from messages.cards.gate import gate_card
from messages.ids import Action
from messages.items_view import items_view
from messages.refs import Ref
from tests.gates.deliveries import LEAD, MONDAY, current, item, phase, small_delivery
from tests.messages.reading import all_text, elements

CI = Person("check token “*CI*”, created by U0DANA")
BACK = {"key": "rolled_back", "text": "The release is rolled back", "owner": "lead"}
RATE = item("rate", automated=True, threshold={"at_most": 15, "unit": "%"}, if_failing=BACK)


def card(delivery: Delivery, gate: Gate) -> str:
    return all_text(gate_card(delivery, gate, MONDAY))


def checked() -> tuple[Delivery, Gate]:
    delivery = small_delivery(phase("build", "builder", checklist=[RATE, item("read", "checker")]))
    return delivery, current(delivery)


def report(delivery: Delivery, value: int, link: str | None = None) -> None:
    take_report(delivery, current(delivery), "rate", Report(True, Decimal(value), link), CI, MONDAY)


def test_a_missing_a_green_and_a_failing_check_are_told_apart_in_words() -> None:
    delivery, gate = checked()
    assert "⬜ *Missing* · Rate is so" in card(delivery, gate)
    assert "Automated check, wanted is at most 15 %: no report yet" in card(delivery, gate)
    report(delivery, 3)
    assert "✅ *Green* · Rate is so" in card(delivery, gate)
    assert "Automated check: measured 3 %, wanted is at most 15 %; reported by the check token" in card(
        delivery, gate
    )
    report(delivery, 23, "https://ci.example/7")
    shown = card(delivery, gate)
    assert "❌ *Failing* · Rate is so" in shown
    assert "measured 23 %, wanted is at most 15 %" in shown
    assert "<https://ci.example/7|ci.example/7>" in shown
    assert "The release is rolled back" in shown
    assert "Asked because a check failed" in shown


def test_it_is_called_late_when_only_checks_are_waited_for() -> None:
    delivery, gate = checked()
    assert "*late*" not in card(delivery, gate)
    ticking.tick(delivery, gate, "read", LEAD, MONDAY)
    assert "⬜ *Missing*, *late*: nothing else holds this gate back" in card(delivery, gate)


def test_who_reported_is_named_with_its_maker_and_its_marks_are_not_obeyed() -> None:
    delivery, gate = checked()
    report(delivery, 3)
    assert "reported by the check token “\u2217CI\u2217”, created by <@U0DANA>" in card(delivery, gate)


def test_there_is_nothing_to_tick_and_a_waiver_where_the_gate_allows_it() -> None:
    delivery, gate = checked()
    of_rate = Ref.to(delivery, gate, "rate").dump()
    assert of_rate not in [e.get("value") for e in elements(gate_card(delivery, gate, MONDAY))]
    assert deeds(delivery, gate) == [Action.ITEM_WAIVE, Action.QUESTION_ASK]
    ticking.waive(delivery, gate, "rate", LEAD, MONDAY, "Nothing to measure")
    assert deeds(delivery, gate) == [Action.ITEM_REOPEN, Action.QUESTION_ASK]
    strict = small_delivery(phase("build", checklist=[RATE], exceptions=False))
    assert deeds(strict, current(strict)) == [Action.QUESTION_ASK]


def deeds(delivery: Delivery, gate: Gate) -> list[str]:
    """What can be done to the automated item in the list of all items."""
    of_rate = Ref.to(delivery, gate, "rate").dump()
    view = items_view(delivery, gate)
    return [str(e["action_id"]) for e in elements(view) if e.get("value") == of_rate]
