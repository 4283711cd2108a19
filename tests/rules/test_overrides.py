"""An override takes two people of the named roles and a reason, and nobody forgets it."""

from collections.abc import Callable

from handlers.card_kinds import CardKind
from messages.ids import Action, Field, Form
from messages.refs import Ref
from tests.driver.backstage import all_cards
from tests.driver.scenes import DANA, DIEGO, PABLO, QUINN, SAM
from tests.driver.values import text
from tests.rules.book import Book
from tests.rules.switches import allowed, refused

ONE = "sign_offs: [{role: builder, asks: It is built}]"
MAY = f"{ONE}\noverridden_by: [boss, checker]"
NONE = f"{ONE}\nexceptions: false"
WHY = "The fire brigade needs it tonight"

Books = Callable[..., Book]


def asked(b: Book, by: str, why: str = WHY) -> str:
    """Through the menu and its form."""
    refused = b.press(by, Action.MENU_OVERRIDE)
    return refused or b.submit(by, Form.OVERRIDE, {Field.REASON: text(why)})


def pressed(b: Book, by: str, action: Action, number: int = 1) -> str:
    return b.press(by, action, Ref.to(b.delivery, b.gate, number=number))


@allowed("GateRule.overridden_by")
def test_two_people_override_a_gate_and_it_is_said_for_ever(book: Books) -> None:
    b = book(MAY)
    assert "Two of Boss or Checker together may override it." in b.card()
    assert asked(b, SAM) == ""
    assert not b.has_passed()
    assert [c.user_id for c in all_cards(b.stage) if c.kind == CardKind.OVERRIDE] == [QUINN]
    assert QUINN in b.waited_for()
    assert pressed(b, QUINN, Action.OVERRIDE_CONFIRM) == ""
    assert b.has_passed()
    for shown in (b.card(), b.record()):
        assert "Overridden: this gate was passed against its rules" in shown
        assert WHY in shown
        assert f"<@{SAM}>" in shown
        assert f"Confirmed by <@{QUINN}>" in shown


def test_one_person_is_not_two(book: Books) -> None:
    b = book(MAY)
    asked(b, SAM)
    assert "somebody else confirms it" in pressed(b, SAM, Action.OVERRIDE_CONFIRM)
    assert not b.has_passed()


@refused("GateRule.overridden_by")
def test_nobody_else_can(book: Books) -> None:
    b = book(MAY)
    for user in (DANA, PABLO):
        assert "Only the Boss or Checker of this delivery can override this gate." in asked(b, user)
    asked(b, SAM)
    assert "can decide on an override" in pressed(b, DANA, Action.OVERRIDE_CONFIRM)
    assert not b.has_passed()


def test_an_override_may_be_declined(book: Books) -> None:
    b = book(MAY)
    asked(b, SAM)
    assert pressed(b, QUINN, Action.OVERRIDE_DECLINE) == ""
    assert "*Override declined*" in b.card()
    assert "decided already" in pressed(b, QUINN, Action.OVERRIDE_CONFIRM)
    assert asked(b, QUINN, "Because after all") == ""
    assert not b.has_passed()


def test_where_only_one_person_holds_the_roles_nobody_overrides(book: Books) -> None:
    b = book(MAY, holders={"lead": [DANA], "builder": [DIEGO], "checker": [SAM], "boss": [SAM]})
    assert "An override takes two people" in asked(b, SAM)
    assert b.gate.overrides == []


def test_without_a_reason_there_is_no_override(book: Books) -> None:
    b = book(MAY)
    assert "Please fill this in." in asked(b, SAM, " ")


def test_no_exceptions_means_nobody_whoever_asks(book: Books) -> None:
    b = book(NONE)
    for user in (DANA, SAM, QUINN, PABLO):
        assert "allows no exceptions, so nobody can override it" in asked(b, user)


def test_where_the_process_names_nobody_nobody_can(book: Books) -> None:
    b = book(ONE)
    assert "The process names nobody who may override Phase 1: Build." in asked(b, SAM)


def test_an_open_concern_is_answered_first(book: Books) -> None:
    b = book(MAY)
    asked(b, SAM)
    b.submit(QUINN, Form.CONCERN, {Field.CONCERN: text("It leaks")})
    assert "has an open concern" in pressed(b, QUINN, Action.OVERRIDE_CONFIRM)
    assert not b.has_passed()
