"""Who did the work may not be the only one to sign; one person in two roles counts as the process says."""

from collections.abc import Callable

from handlers.card_kinds import CardKind
from messages.ids import Form
from tests.driver.backstage import all_cards
from tests.driver.scenes import DANA, DIEGO, PABLO, QUINN, SAM
from tests.driver.values import people
from tests.rules.book import Book
from tests.rules.switches import allowed, refused

SEPARATE = "separate: true\nsign_offs: [{role: builder, asks: It is built}]"
TWO_ROLES = "sign_offs: [{role: builder, asks: It is built}, {role: checker, asks: It is right}]"
ONCE = "signs_for: one_role"
TWICE = "signs_for: all_roles"
DIEGO_TWICE = {"lead": [DANA], "builder": [PABLO, DIEGO], "checker": [DIEGO], "boss": [SAM]}
PABLO_ALONE = {"lead": [DANA], "builder": [PABLO], "checker": [QUINN], "boss": [SAM]}

Books = Callable[..., Book]


@refused("GateRule.separate")
def test_who_ticked_may_sign_but_not_alone(book: Books) -> None:
    b = book(SEPARATE)
    b.tick(by=DANA)
    b.press_tick_again("built", by=PABLO)
    assert "may not be the only one to sign" in b.card()
    assert b.approve(PABLO) == ""
    assert not b.has_passed()
    assert b.waited_for() == [DIEGO]
    assert "because so far only people who did the work have signed" in b.waiting()
    assert b.approve(DIEGO) == ""
    assert b.has_passed()


@allowed("GateRule.separate")
def test_somebody_who_did_no_work_signs_alone(book: Books) -> None:
    b = book(SEPARATE)
    b.tick(by=DANA)
    assert b.approve(DIEGO) == ""
    assert b.has_passed()


def test_a_second_worker_is_refused_with_who_can(book: Books) -> None:
    b = book(SEPARATE, holders=PABLO_ALONE | {"builder": [PABLO, DANA, DIEGO]})
    b.tick(by=DANA)
    b.press_tick_again("built", by=PABLO)
    b.approve(PABLO)
    refused = b.approve(DANA)
    assert "somebody else has to sign as well" in refused
    assert f"<@{DIEGO}>" in refused
    assert len(b.gate.sign_offs) == 1


def test_where_nobody_else_is_left_the_manager_is_asked_to_name_somebody(book: Books) -> None:
    b = book(SEPARATE, holders=PABLO_ALONE)
    b.tick(by=DANA)
    b.press_tick_again("built", by=PABLO)
    b.approve(PABLO)
    assert [c.user_id for c in all_cards(b.stage) if c.kind == CardKind.ASK_NAME] == [DANA]
    assert "name another person as Builder: who did the work may not be the only one to sign" in b.card()
    assert b.submit(DANA, Form.HOLDERS, {"holder:builder": people(PABLO, SAM)}) == ""
    assert b.waited_for() == [SAM]
    b.approve(SAM)
    assert b.has_passed()


@allowed("Process.signs_for")
def test_one_person_in_two_roles_signs_for_both_where_the_process_says_so(book: Books) -> None:
    b = book(TWO_ROLES, more=TWICE, holders=DIEGO_TWICE)
    b.tick()
    assert b.approve(DIEGO) == ""
    assert b.has_passed()


def test_one_person_in_two_roles_signs_for_one_where_the_process_says_so(book: Books) -> None:
    b = book(TWO_ROLES, more=ONCE, holders=DIEGO_TWICE)
    b.tick()
    assert "Each person signs for one role" in b.card()
    assert b.approve(DIEGO) == ""
    assert [s.role for s in b.gate.sign_offs] == ["checker"], "the role that only he could sign for"
    assert b.waited_for() == [PABLO]
    assert b.approve(PABLO) == ""
    assert b.has_passed()


@refused("Process.signs_for")
def test_two_roles_of_the_same_person_alone_need_somebody_else(book: Books) -> None:
    b = book(TWO_ROLES, more=ONCE, holders=PABLO_ALONE | {"checker": [PABLO]})
    b.tick()
    assert "each person signs for one role here, and nobody is left for Checker" in b.card()
    b.approve(PABLO)
    refused = b.decide(PABLO, "approve", "And as the other one")
    assert "in this process each person signs a gate for one role" in refused
    assert not b.has_passed()
    b.submit(DANA, Form.HOLDERS, {"holder:checker": people(PABLO, QUINN)})
    b.approve(QUINN)
    assert b.has_passed()
