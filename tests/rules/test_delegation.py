"""Somebody signs on behalf of somebody else; the manager asks another in a person's place."""

from collections.abc import Callable
from datetime import timedelta

from handlers.card_kinds import CardKind
from handlers.clock.ticks import keep_delegations
from messages.ids import Action, Field, Form
from messages.refs import EVERYWHERE, Ref
from storage.standing_delegations import standing
from tests.driver.backstage import all_cards
from tests.driver.scenes import CLARA, DANA, DIEGO, INES, PABLO, QUINN, SAM
from tests.driver.values import choice, day, person, text
from tests.rules.book import Book

ONE = "sign_offs: [{role: builder, asks: It is built}]"
ALL = "sign_offs: [{role: builder, asks: It is built, signers: all}]"
TWO = "sign_offs: [{role: builder, asks: It is built, signers: 2}]"
SEPARATE = f"{ONE}\nseparate: true"
PABLO_ALONE = {"lead": [DANA], "builder": [PABLO], "checker": [QUINN], "boss": [SAM]}

Books = Callable[..., Book]


def handed_on(
    b: Book, by: str, to: str, scope: str = "delivery", start: int = 0, days: int | None = 3
) -> str:
    """Through the form: from and until so many days from today."""
    today = b.stage.clock.now().date()
    fields = {
        Field.DELEGATE: person(to),
        Field.SCOPE_OF_IT: choice(scope),
        Field.STARTS_ON: day((today + timedelta(days=start)).isoformat()),
        Field.ENDS_ON: day((today + timedelta(days=days)).isoformat() if days is not None else ""),
    }
    return b.submit(by, Form.DELEGATION, fields)


def reassigned(b: Book, by: str, user: str, to: str, why: str = "On leave") -> str:
    fields = {
        Field.SIGN_OFF: choice(f"builder:{user}"),
        Field.DELEGATE: person(to),
        Field.REASON: text(why),
    }
    return b.submit(by, Form.REASSIGNMENT, fields)


def days_pass(b: Book, days: int) -> None:
    b.stage.clock.ahead += timedelta(days=days)
    keep_delegations(b.stage.desk)


def test_a_delegate_signs_on_behalf_and_it_stays_visible(book: Books) -> None:
    b = book(ONE, holders=PABLO_ALONE)
    b.tick()
    assert "Only the Builder" in b.approve(INES)
    assert handed_on(b, PABLO, INES) == ""
    assert f"*Handed on*: <@{INES}> signs on behalf of <@{PABLO}>" in b.card()
    assert b.waited_for() == [PABLO, INES]
    assert INES in [c.user_id for c in all_cards(b.stage) if c.kind == CardKind.ASK_SIGN]
    assert b.approve(INES) == ""
    assert b.has_passed()
    assert f"by <@{INES}> on behalf of <@{PABLO}>" in b.card()
    assert f"<@{INES}> signs on behalf of <@{PABLO}>" in b.record()
    assert [(s.decided_by, s.stands_for) for s in b.gate.sign_offs] == [(INES, PABLO)]


def test_the_word_of_one_person_counts_once_whoever_gives_it(book: Books) -> None:
    b = book(TWO)
    b.tick()
    handed_on(b, PABLO, INES)
    assert b.approve(INES) == ""
    assert b.approve(PABLO) != ""
    assert not b.has_passed()
    assert b.waited_for() == [DIEGO]
    b.approve(DIEGO)
    assert b.has_passed()


def test_where_all_sign_a_delegate_covers_who_is_away(book: Books) -> None:
    b = book(ALL)
    b.tick()
    handed_on(b, PABLO, INES)
    b.approve(INES)
    b.approve(DIEGO)
    assert b.has_passed()


def test_it_begins_and_ends_by_itself(book: Books) -> None:
    b = book(ONE, holders=PABLO_ALONE)
    b.tick()
    handed_on(b, PABLO, INES, start=2, days=4)
    assert "Only the Builder" in b.approve(INES)
    days_pass(b, 2)
    assert INES in b.waited_for()
    days_pass(b, 3)
    assert INES not in b.waited_for()
    assert "Only the Builder" in b.approve(INES)


def test_its_last_day_counts_though_the_clock_sleeps(book: Books) -> None:
    b = book(ONE, holders=PABLO_ALONE)
    b.tick()
    handed_on(b, PABLO, INES, days=1)
    b.stage.clock.ahead += timedelta(days=2)
    assert "is over. Ask them to hand on to you again" in b.approve(INES)
    assert b.gate.sign_offs == []


def test_for_one_gate_it_needs_no_end_and_holds_nowhere_else(book: Books) -> None:
    b = book(ONE, holders=PABLO_ALONE | {"lead": [PABLO]})
    b.tick(by=PABLO)
    assert "Say until when" in handed_on(b, PABLO, INES, "delivery", days=None)
    assert handed_on(b, PABLO, INES, "gate", days=None) == ""
    b.approve(INES)
    assert b.has_passed()
    ship = Ref.to(b.delivery, b.delivery.current)
    assert "Only the Lead" in b.press(INES, Action.GATE_APPROVE, ship)


def test_for_all_deliveries_from_home_those_included_that_start_later(book: Books) -> None:
    b = book(ONE, holders=PABLO_ALONE)
    b.tick()
    today = b.stage.clock.now().date()
    fields = {
        Field.DELEGATE: person(INES),
        Field.STARTS_ON: day(today.isoformat()),
        Field.ENDS_ON: day((today + timedelta(days=5)).isoformat()),
    }
    assert b.press(PABLO, Action.DELEGATE, Ref(delivery=EVERYWHERE)) == ""
    assert b.submit(PABLO, Form.DELEGATION, fields, Ref(delivery=EVERYWHERE)) == ""
    assert INES in b.waited_for()
    later = book(ONE, holders=PABLO_ALONE, name="The next one")
    later.tick()
    assert INES in later.waited_for()
    assert b.press(PABLO, Action.DELEGATION_END, Ref(delivery=EVERYWHERE)) == ""
    assert INES not in b.waited_for()
    assert INES not in later.waited_for()


def test_a_chain_has_an_end_and_a_circle_is_refused(book: Books) -> None:
    b = book(ONE, holders=PABLO_ALONE | {"checker": [QUINN, INES], "boss": [SAM, CLARA]})
    b.tick()
    assert handed_on(b, PABLO, INES) == ""
    assert handed_on(b, INES, SAM) == ""
    assert b.waited_for() == [PABLO, INES, SAM]
    assert "round in a circle" in handed_on(b, SAM, PABLO)
    assert "Choose somebody else: this is yourself." in handed_on(b, PABLO, PABLO)
    assert handed_on(b, SAM, CLARA) == ""
    assert "3 pairs of hands at most" in handed_on(b, CLARA, DANA)
    assert b.approve(CLARA) == ""
    assert f"by <@{CLARA}> on behalf of <@{PABLO}>" in b.card()


def test_who_handed_on_may_take_it_back_and_others_may_not(book: Books) -> None:
    b = book(ONE, holders=PABLO_ALONE)
    b.tick()
    handed_on(b, PABLO, INES)
    about = Ref.to(b.delivery, number=1)
    assert "Only the lead of this delivery can end" in b.press(QUINN, Action.DELEGATION_END, about)
    assert INES in b.waited_for()
    assert b.press(PABLO, Action.DELEGATION_END, about) == ""
    assert b.waited_for() == [PABLO]


def test_a_delegate_makes_nobody_independent(book: Books) -> None:
    b = book(SEPARATE, holders=PABLO_ALONE)
    b.tick(by=DANA)
    b.press_tick_again("built", by=PABLO)
    handed_on(b, PABLO, INES)
    b.approve(INES)
    assert not b.has_passed()
    assert "name another person as Builder" in b.card()


def test_the_manager_reassigns_with_a_reason(book: Books) -> None:
    b = book(ONE, holders=PABLO_ALONE)
    b.tick()
    assert "Only the lead" in reassigned(b, QUINN, PABLO, INES)
    assert "Please fill this in." in reassigned(b, DANA, PABLO, INES, " ")
    assert b.press(DANA, Action.MENU_REASSIGN) == ""
    form = b.stage.actor("dana").view()
    [option] = next(e["element"]["options"] for e in form["blocks"] if e.get("block_id") == Field.SIGN_OFF)
    assert option["text"] == {"type": "mrkdwn", "text": f"Builder: <@{PABLO}>", "verbatim": True}
    assert reassigned(b, DANA, PABLO, INES) == ""
    assert b.waited_for() == [INES]
    assert f"<@{INES}> signs in place of <@{PABLO}>: On leave" in b.card()
    assert "Only the Builder" in b.approve(PABLO)
    assert b.approve(INES) == ""
    assert b.has_passed()


def test_who_signs_anyway_cannot_take_anothers_place(book: Books) -> None:
    b = book(ALL)
    b.tick()
    assert "signs for the role anyway" in reassigned(b, DANA, PABLO, DIEGO)
    b.approve(PABLO)
    assert "has signed already" in reassigned(b, DANA, PABLO, INES)


def test_every_refusal_of_a_delegation_for_all_leaves_nothing_standing(book: Books) -> None:
    b = book(ONE, holders=PABLO_ALONE)
    refused = b.submit(PABLO, Form.DELEGATION, {Field.DELEGATE: person(PABLO)}, Ref(delivery=EVERYWHERE))
    assert "Say until when" in refused
    with b.stage.desk.store.reading(b.delivery.workspace_id) as tx:
        assert standing(tx, b.stage.clock.now().date()) == []
