"""Waivers and skips by named roles; a waiver ends by itself; no exceptions means nobody."""

from collections.abc import Callable
from datetime import timedelta

from handlers.clock.ticks import end_waivers
from messages.ids import Action, Field, Form
from messages.refs import Ref
from tests.driver.scenes import DANA, PABLO, SAM
from tests.driver.values import day, text
from tests.rules.book import Book
from tests.rules.switches import allowed, refused

ONE = "sign_offs: [{role: builder, asks: It is built}]"
NAMED = f"{ONE}\nwaived_by: [boss]\nskipped_by: [boss]"
ENDING = f"{ONE}\nwaivers_end: true"
NONE = f"{ONE}\nexceptions: false"

Books = Callable[..., Book]


def waived(b: Book, by: str, until: int | None = None) -> str:
    """Through the form of the item; `until` in days from now."""
    about = b.ref("checked")
    refused = b.press(by, Action.ITEM_WAIVE, about)
    last = b.stage.clock.now().date() + timedelta(days=until or 0)
    fields = {
        Field.REASON: text("The client does it"),
        Field.UNTIL: day(last.isoformat() if until is not None else ""),
    }
    return refused or b.submit(by, Form.WAIVER, fields, about)


def skipped(b: Book, by: str) -> str:
    return b.submit(by, Form.SKIP, {Field.REASON: text("It was done before")})


@allowed("GateRule.waived_by")
@refused("GateRule.waived_by")
def test_only_the_named_role_waives(book: Books) -> None:
    b = book(NAMED)
    refused = waived(b, DANA)
    assert "Only the Boss of this delivery can waive a required item of this gate." in refused
    assert f"<@{SAM}>" in refused
    assert waived(b, SAM) == ""
    b.tick("built")
    b.approve(PABLO)
    assert b.has_passed()
    assert "*Waived* in Phase 1: Build: It is checked" in b.record()


@allowed("GateRule.exceptions")
def test_without_a_named_role_the_manager_waives(book: Books) -> None:
    b = book(ONE)
    assert "Only the" in waived(b, SAM)
    assert waived(b, DANA) == ""


@allowed("GateRule.skipped_by")
@refused("GateRule.skipped_by")
def test_only_the_named_role_skips(book: Books) -> None:
    b = book(NAMED)
    assert "Only the Boss of this delivery can skip this phase." in skipped(b, DANA)
    assert skipped(b, SAM) == ""
    assert b.has_passed()
    assert "It was done before" in b.record()


@refused("GateRule.exceptions")
def test_where_there_are_no_exceptions_nobody_makes_one(book: Books) -> None:
    b = book(NONE)
    for user in (DANA, SAM, PABLO):
        assert "allows no exceptions" in waived(b, user)
        assert skipped(b, user) != ""
    assert not b.has_passed()


@allowed("GateRule.waivers_end")
@refused("GateRule.waivers_end")
def test_a_waiver_has_an_end_where_the_process_says_so(book: Books) -> None:
    b = book(ENDING)
    assert "Say until when it is waived" in waived(b, DANA)
    assert "lies in the past" in waived(b, DANA, until=-1)
    assert waived(b, DANA, until=2) == ""
    assert "until" in b.card()


def test_an_item_is_open_again_when_its_waiver_ends(book: Books) -> None:
    b = book(ENDING)
    waived(b, DANA, until=1)
    b.tick("built")
    end_waivers(b.stage.desk)
    assert b.gate.blocking() == []
    b.stage.clock.ahead += timedelta(days=2)
    end_waivers(b.stage.desk)
    assert [item.key for item in b.gate.blocking()] == ["checked"]
    assert "1 required item is still open" in b.approve(PABLO)
    assert not b.has_passed()


def test_when_the_gate_has_passed_the_item_comes_back_at_the_one_that_leads(book: Books) -> None:
    b = book(ENDING)
    waived(b, DANA, until=1)
    b.tick("built")
    b.approve(PABLO)
    assert b.has_passed()
    b.stage.clock.ahead += timedelta(days=2)
    for _ in range(2):
        end_waivers(b.stage.desk)
    ship = b.delivery.latest("ship")
    assert ship is not None
    assert [(i.key, i.text) for i in ship.items] == [("sent", "It is sent"), ("waiver_1", "It is checked")]
    b.press(DANA, Action.ITEM_TICK, Ref.to(b.delivery, ship, "sent"))
    b.press(DANA, Action.GATE_APPROVE, Ref.to(b.delivery, ship))
    assert not ship.is_settled
