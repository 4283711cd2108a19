"""What a change makes out of date, and what time does."""

from collections.abc import Callable
from datetime import timedelta

from handlers.clock.ticks import expire_sign_offs
from messages.ids import Action, Field, Form
from tests.driver.scenes import DANA, PABLO, QUINN, SAM
from tests.driver.values import text
from tests.rules.book import Book
from tests.rules.switches import allowed, refused

THREE = """\
sign_offs:
  - {role: builder, asks: It is built}
  - {role: checker, asks: It is right}
  - {role: boss, asks: It may go on}
"""
AREA = f"{THREE}asked_again: area"
EVERYBODY = f"{THREE}asked_again: everybody"
EXPIRES = f"{THREE}valid_days: 2"

Books = Callable[..., Book]


def signed_by_two(b: Book) -> Book:
    b.tick(*[item.key for item in b.gate.blocking()])
    assert b.approve(PABLO) == ""
    assert b.approve(QUINN) == ""
    return b


def out_of_date(b: Book) -> list[str]:
    return [s.role for s in b.gate.sign_offs if s.stale_at]


def evidence(b: Book, by: str, words: str) -> None:
    assert b.submit(by, Form.EVIDENCE, {Field.EVIDENCE: text(words)}, b.ref("built")) == ""


@allowed("GateRule.asked_again")
def test_only_those_are_asked_again_whose_item_changed(book: Books) -> None:
    b = signed_by_two(book(AREA))
    assert "only those are asked again whose items it concerns" in b.card()
    b.press_tick_again("built", by=DANA)
    assert out_of_date(b) == ["builder"]
    assert QUINN not in b.waited_for()
    assert PABLO in b.waited_for()


def test_an_item_of_nobody_who_signs_concerns_everybody(book: Books) -> None:
    b = signed_by_two(book(AREA))
    b.tick("liked")
    assert b.press(DANA, Action.ITEM_REOPEN, b.ref("liked")) == ""
    assert out_of_date(b) == ["builder", "checker"]


@refused("GateRule.asked_again")
def test_where_the_process_says_so_everybody_is_asked_again(book: Books) -> None:
    b = signed_by_two(book(EVERYBODY))
    b.press_tick_again("built", by=DANA)
    assert out_of_date(b) == ["builder", "checker"]


def test_correcting_ones_own_slip_at_once_is_no_change(book: Books) -> None:
    b = book(THREE)
    evidence(b, PABLO, "Seen on the tset bench, all lights green")
    signed_by_two(b)
    evidence(b, PABLO, "Seen on the test bench, all lights green")
    assert out_of_date(b) == []
    evidence(b, DANA, "Seen on the test bench, all lights green!")
    assert out_of_date(b) == ["builder", "checker"]


def test_another_link_is_a_change(book: Books) -> None:
    b = book(THREE)
    evidence(b, PABLO, "https://proof.example/1")
    signed_by_two(b)
    evidence(b, PABLO, "https://proof.example/2")
    assert out_of_date(b) == ["builder", "checker"]


def test_after_five_minutes_a_correction_is_a_change(book: Books) -> None:
    b = book(THREE)
    evidence(b, PABLO, "Seen on the tset bench, all lights green")
    signed_by_two(b)
    b.stage.clock.ahead += timedelta(minutes=6)
    evidence(b, PABLO, "Seen on the test bench, all lights green")
    assert out_of_date(b) == ["builder", "checker"]


def test_an_old_sign_off_is_asked_for_again_by_the_clock(book: Books) -> None:
    b = signed_by_two(book(EXPIRES))
    expire_sign_offs(b.stage.desk)
    assert out_of_date(b) == []
    b.stage.clock.ahead += timedelta(days=3)
    expire_sign_offs(b.stage.desk)
    assert out_of_date(b) == ["builder", "checker"]
    assert "It was given more than 2 days ago" in b.card()
    assert QUINN in b.waited_for()


@allowed("GateRule.valid_days")
@refused("GateRule.valid_days")
def test_a_gate_does_not_pass_on_an_old_sign_off_though_the_clock_sleeps(book: Books) -> None:
    b = signed_by_two(book(EXPIRES))
    b.stage.clock.ahead += timedelta(days=3)
    b.approve(SAM)
    assert not b.has_passed()
    b.approve(PABLO)
    b.approve(QUINN)
    assert b.has_passed()
