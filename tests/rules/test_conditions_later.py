"""A condition is met at the next gate, or at a later one that was chosen."""

from collections.abc import Callable

from gates.sign_offs.signoff import Verdict
from messages.forms.sign_off import sign_off_form
from messages.ids import Action
from messages.refs import Ref
from tests.driver.scenes import DANA, PABLO
from tests.driver.values import choice, text
from tests.rules.book import Book

ONE = "sign_offs: [{role: builder, asks: It is built}]"
MORE = """\
  - key: tidy
    name: Tidy
    purpose: Tidy up
    status: Tidying
    entry: [It is shipped]
    activities: [Tidy]
    owner: [checker]
    checklist:
      - {key: tidied, text: It is tidy, owner: checker}
    gate:
      sign_offs:
        - {role: checker, asks: It is tidy}
      sent_back_to: tidy
    output: Nothing
"""

Books = Callable[..., Book]


def approved(b: Book, phase: str) -> str:
    rows = {"condition:1": text("Label the boxes"), "condition_phase:1": choice(phase)}
    return b.decide(PABLO, "approve_with_conditions", "The labels are late", **rows)


def items_of(b: Book, phase: str) -> list[str]:
    gate = b.delivery.latest(phase)
    return [item.text for item in gate.items] if gate else []


def test_a_condition_waits_for_the_gate_that_was_chosen(book: Books) -> None:
    b = book(ONE, phases=MORE)
    b.tick()
    form = str(sign_off_form(b.delivery, b.gate, Verdict.CONDITIONS))
    assert "Condition 1 is met at" in form
    assert approved(b, "tidy") == ""
    assert "Label the boxes" not in items_of(b, "ship")
    assert "at Phase 3: Tidy" in b.card()
    ship = Ref.to(b.delivery, b.delivery.current, "sent")
    b.press(DANA, Action.ITEM_TICK, ship)
    b.press(DANA, Action.GATE_APPROVE, ship)
    assert "Label the boxes" in items_of(b, "tidy")
    [item] = [item for item in b.delivery.live_gates[0].items if item.text == "Label the boxes"]
    assert item.owner == "checker"


def test_the_next_gate_is_what_is_meant_when_none_is_chosen(book: Books) -> None:
    b = book(ONE, phases=MORE)
    b.tick()
    rows = {"condition:1": text("Label the boxes")}
    assert b.decide(PABLO, "approve_with_conditions", "The labels are late", **rows) == ""
    assert "Label the boxes" in items_of(b, "ship")


def test_a_gate_that_is_not_to_come_is_refused(book: Books) -> None:
    b = book(ONE, phases=MORE)
    b.tick()
    for phase in ("build", "nowhere"):
        assert "Choose a gate that is still to come for each condition." in approved(b, phase)
    assert b.gate.sign_offs == []
