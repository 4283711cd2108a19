"""Any holder of a role, a number of them, or all."""

from collections.abc import Callable

from messages.ids import Action, Form
from tests.driver.scenes import DANA, DIEGO, PABLO, QUINN, SAM
from tests.driver.values import people
from tests.rules.book import Book
from tests.rules.switches import allowed, refused

TWO = "sign_offs: [{role: builder, asks: It is built, signers: 2}]"
EVERYBODY = "sign_offs: [{role: builder, asks: It is built, signers: all}]"
THREE_BUILDERS = {"lead": [DANA], "builder": [PABLO, DIEGO, SAM], "checker": [QUINN], "boss": [SAM]}

Books = Callable[..., Book]


@allowed("SignOffRule.signers", "SignOffRule.role")
def test_two_of_a_role_sign_and_the_card_counts_them(book: Books) -> None:
    b = book(TWO, holders=THREE_BUILDERS)
    b.tick()
    assert "0 of 2 signed" in b.card()
    assert b.approve(PABLO) == ""
    assert "1 of 2 signed" in b.card()
    assert b.waited_for() == [DIEGO, SAM]
    assert "Withdraw your sign-off first" in b.decide(PABLO, "reject", "I changed my mind")
    assert not b.has_passed()
    assert b.approve(SAM) == ""
    assert b.has_passed()


@refused("SignOffRule.signers")
def test_nobody_counts_twice(book: Books) -> None:
    b = book(TWO, holders=THREE_BUILDERS)
    b.tick()
    for _ in range(3):
        b.approve(PABLO)
    assert not b.has_passed()
    assert len(b.gate.sign_offs) == 1


def test_who_is_needed_for_the_number_cannot_abstain(book: Books) -> None:
    b = book(TWO)
    b.tick()
    refused = b.decide(PABLO, "abstain")
    assert "2 people sign as Builder, and without you too few are left" in refused
    assert b.gate.sign_offs == []


def test_all_holders_sign(book: Books) -> None:
    b = book(EVERYBODY)
    b.tick()
    assert b.approve(DIEGO) == ""
    assert "1 of 2 signed" in b.card()
    assert b.waited_for() == [PABLO]
    assert b.approve(PABLO) == ""
    assert b.has_passed()


def test_a_gate_passes_when_the_last_one_who_had_not_signed_is_released(book: Books) -> None:
    b = book(EVERYBODY)
    b.tick()
    b.approve(DIEGO)
    assert b.submit(DANA, Form.HOLDERS, {"holder:builder": people(DIEGO)}) == ""
    assert b.has_passed()


def test_a_delivery_needs_as_many_people_as_its_gates_ask_for(book: Books) -> None:
    b = book(TWO)
    refused = b.submit(DANA, Form.HOLDERS, {"holder:builder": people(PABLO)})
    assert "Name at least 2 people as Builder: that many sign Phase 1: Build." in refused
    assert b.delivery.holders_of("builder") == [PABLO, DIEGO]


def test_the_manager_hears_when_too_few_are_left(book: Books) -> None:
    b = book(TWO, holders=THREE_BUILDERS)
    b.tick()
    assert b.decide(SAM, "abstain") == ""
    assert b.submit(DANA, Form.HOLDERS, {"holder:builder": people(PABLO, SAM)}) == ""
    missing = "name another person as Builder: 2 people sign as Builder, 2 of them are still to come"
    assert missing in b.card()
    assert b.waited_for() == [PABLO, DANA]
    assert b.press(DANA, Action.MENU_HOLDERS) == ""
    assert b.submit(DANA, Form.HOLDERS, {"holder:builder": people(PABLO, SAM, DIEGO)}) == ""
    assert missing not in b.card()
    b.approve(PABLO)
    b.approve(DIEGO)
    assert b.has_passed()
