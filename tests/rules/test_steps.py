"""A gate that is signed in steps: the next is asked when the one before is done."""

from collections.abc import Callable

from handlers.card_kinds import CardKind
from messages.ids import Action
from tests.driver.backstage import all_cards
from tests.driver.scenes import DANA, DIEGO, PABLO, QUINN
from tests.driver.values import text
from tests.rules.book import Book
from tests.rules.switches import allowed, refused

STEPS = """\
sign_offs:
  - {role: checker, asks: It is right, step: 2}
  - {role: builder, asks: It is built, signers: all}
  - {role: lead, asks: It may go on, step: 3}
"""
Books = Callable[..., Book]


def asked_to_sign(b: Book) -> list[str]:
    return sorted(c.user_id or "" for c in all_cards(b.stage) if c.kind == CardKind.ASK_SIGN)


@allowed("SignOffRule.step")
def test_the_next_is_asked_when_the_one_before_is_done(book: Books) -> None:
    b = book(STEPS)
    b.tick()
    assert b.waited_for() == [PABLO, DIEGO]
    assert asked_to_sign(b) == sorted([PABLO, DIEGO])
    assert "Step 2 · Checker" in b.card()
    assert "*Not asked yet*: the step before comes first" in b.card()
    b.approve(PABLO)
    assert b.waited_for() == [DIEGO]
    b.approve(DIEGO)
    assert b.waited_for() == [QUINN]
    assert asked_to_sign(b) == sorted([PABLO, DIEGO, QUINN])
    b.approve(QUINN)
    assert b.waited_for() == [DANA]
    assert b.approve(DANA) == ""
    assert b.has_passed()


@refused("SignOffRule.step")
def test_signing_too_early_is_refused_with_who_comes_before(book: Books) -> None:
    b = book(STEPS)
    b.tick()
    refused = b.approve(QUINN)
    assert "This gate is signed in steps: first the Builder signs." in refused
    assert f"<@{PABLO}>" in refused
    assert b.gate.sign_offs == []


def test_a_withdrawn_sign_off_reopens_its_step(book: Books) -> None:
    b = book(STEPS)
    b.tick()
    b.approve(PABLO)
    b.approve(DIEGO)
    assert b.press(DIEGO, Action.GATE_WITHDRAW) == ""
    assert b.waited_for() == [DIEGO]
    assert "first the Builder signs" in b.approve(QUINN)


def test_a_changed_checklist_reopens_the_first_step(book: Books) -> None:
    b = book(STEPS)
    b.tick()
    b.approve(PABLO)
    b.approve(DIEGO)
    assert b.press(DANA, Action.ITEM_REOPEN, b.ref("built")) == ""
    b.tick("built")
    assert b.waited_for() == [PABLO, DIEGO]


def test_who_signed_in_one_step_may_still_send_back_in_another(book: Books) -> None:
    holders = {"lead": [DANA], "builder": [DANA, PABLO], "checker": [QUINN], "boss": [DIEGO]}
    b = book(STEPS, holders=holders)
    b.tick()
    for user in (DANA, PABLO, QUINN):
        assert b.approve(user) == ""
    assert b.decide(DANA, "reject", "The client changed the order") == ""
    assert b.gate.round == 2


def test_conditions_may_come_in_a_later_step(book: Books) -> None:
    b = book(STEPS)
    b.tick()
    b.approve(PABLO)
    b.approve(DIEGO)
    assert (
        b.decide(QUINN, "approve_with_conditions", "One is left", **{"condition:1": text("Label it")}) == ""
    )
    b.approve(DANA)
    assert "Label it" in [item.text for item in b.delivery.live_gates[0].items]


def test_a_double_click_signs_one_step_only(book: Books) -> None:
    holders = {"lead": [DANA], "builder": [DANA], "checker": [DANA], "boss": [DIEGO]}
    b = book(STEPS, holders=holders)
    b.tick()
    first = b.ref_to_sign()
    assert b.press(DANA, Action.GATE_APPROVE, first) == ""
    assert b.press(DANA, Action.GATE_APPROVE, first) == ""
    assert [s.role for s in b.gate.sign_offs] == ["builder"]
    assert b.press(DANA, Action.GATE_APPROVE, b.ref_to_sign()) == ""
    assert [s.role for s in b.gate.sign_offs] == ["builder", "checker"]
