"""Who may let a closed delivery go on."""

from collections.abc import Callable
from datetime import date
from typing import Any

from handlers.acts import recording
from messages.ids import Action, Field, Form
from messages.refs import Ref
from tests.driver.scenes import CLARA, DANA, DIEGO, PABLO, SAM, click
from tests.driver.values import choice, text
from tests.rules.book import HOLDERS, NAMES, Book
from tests.rules.switches import allowed, refused

ONE = "sign_offs: [{role: builder, asks: It is built}]"
NAMED = "reopened_by: [boss, checker]"

FILLED: dict[str, Any] = {Field.PHASE: choice("build"), Field.REASON: text("Half of it is missing")}
CHANNEL = "acme-talent"
TARGETS = {"shipped": date(2027, 2, 19)}
REVIEW = {"went_well": "Pace", "went_badly": "Nothing", "lessons": "Ask early"}

Books = Callable[..., Book]


def closed(b: Book) -> Book:
    b.pass_both()
    recording.write_review(b.stage.desk, click(b.stage.desk, DANA), b.ref(), **REVIEW, actions=[])
    assert b.press(DANA, Action.DELIVERY_CLOSE, Ref.to(b.delivery)) == ""
    assert b.delivery.closed_by == DANA
    return b


def reopened(b: Book, by: str) -> str:
    """By the form, which the slash command opens for whoever may."""
    return b.submit(by, Form.REOPEN, FILLED, Ref.to(b.delivery))


@allowed("Process.reopened_by")
@refused("Process.reopened_by")
def test_only_the_named_roles_reopen_a_closed_delivery(book: Books) -> None:
    b = closed(book(ONE, more=NAMED, targets=TARGETS, holders=HOLDERS | {"boss": [CLARA]}))
    sentence = "Only the Boss or Checker of this delivery can reopen it."
    for user in (DANA, PABLO, DIEGO):
        actor = b.stage.actor(NAMES[user])
        actor.command("reopen", channel=CHANNEL)
        assert sentence in actor.told(CHANNEL)
        assert sentence in reopened(b, user)
    assert b.delivery.closed_by == DANA
    clara = b.stage.actor("clara")
    clara.command("reopen", channel=CHANNEL)
    clara.submit(FILLED)
    assert (b.delivery.is_over, b.gate.round, b.gate.is_open) == (False, 2, True)


@allowed("Process.reopened_by")
def test_without_a_named_role_the_manager_reopens_it(book: Books) -> None:
    b = closed(book(ONE, targets=TARGETS))
    assert "Only the lead of this delivery can reopen it." in reopened(b, SAM)
    assert reopened(b, DANA) == ""
    assert b.gate.round == 2
