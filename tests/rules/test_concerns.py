"""A veto, and concerns that are answered before the gate closes."""

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
VETO = f"{ONE}\nveto: [boss]"
NO_CONCERNS = f"{ONE}\nconcerns: false"
WORRY = "Nobody has asked the client"

Books = Callable[..., Book]


def raised(b: Book, by: str, words: str = WORRY) -> str:
    """Through the button and its form."""
    refused = b.press(by, Action.CONCERN_RAISE)
    return refused or b.submit(by, Form.CONCERN, {Field.CONCERN: text(words)})


def answered(b: Book, by: str, words: str, number: int = 1) -> str:
    about = Ref.to(b.delivery, b.gate, number=number)
    refused = b.press(by, Action.CONCERN_ANSWER, about)
    return refused or b.submit(by, Form.ANSWER, {Field.ANSWER: text(words)}, about)


@allowed("GateRule.veto")
def test_a_veto_sends_the_gate_back_without_a_sign_off_being_asked_for(book: Books) -> None:
    b = book(VETO)
    assert "Boss may send it back without being asked to sign." in b.card()
    assert "a sign-off of yours is not asked for" in b.approve(SAM)
    assert b.press(SAM, Action.GATE_SEND_BACK) == ""
    assert b.decide(SAM, "reject", "We do not ship this") == ""
    assert b.gate.round == 2
    assert "We do not ship this" in b.card()


@refused("GateRule.veto", "SignOffRule.role")
def test_without_a_veto_only_those_who_sign_can_send_back(book: Books) -> None:
    b = book(ONE)
    assert "Only the Builder of this delivery can sign this gate." in b.decide(SAM, "reject", "No")
    assert b.gate.round == 1


@allowed("Phase.informed")
@refused("Phase.informed")
def test_an_informed_role_raises_a_concern_and_the_gate_waits_for_the_answer(book: Books) -> None:
    b = book(ONE)
    b.tick()
    assert raised(b, SAM) == ""
    assert "*Open concern*" in b.card()
    assert WORRY in b.card()
    assert [c.user_id for c in all_cards(b.stage) if c.kind == CardKind.CONCERN] == [DANA]
    assert b.approve(PABLO) == ""
    assert not b.has_passed()
    assert b.waited_for() == [DANA]
    assert "answer the concern of" in b.waiting()
    assert answered(b, DANA, "We asked on Monday") == ""
    assert b.has_passed()
    assert "We asked on Monday" in b.card()
    assert "*Answered concern*" in b.record()


@allowed("Phase.supporting")
@refused("Phase.supporting")
def test_a_supporting_role_may_raise_one_and_others_hear_who_can(book: Books) -> None:
    b = book(ONE)
    assert raised(b, QUINN) == ""
    refused = raised(b, DANA)
    assert "can raise a concern here" in refused
    assert f"<@{SAM}>" in refused
    assert len(b.gate.concerns) == 1


@allowed("Phase.owner")
@refused("Phase.owner")
def test_only_the_owner_answers(book: Books) -> None:
    b = book(ONE)
    raised(b, SAM)
    assert "can answer this concern" in answered(b, PABLO, "Never mind")
    assert answered(b, DANA, "We will ask") == ""
    assert "answered already" in answered(b, DANA, "We shall")
    assert b.gate.concerns[0].answer == "We will ask"


@allowed("GateRule.concerns")
def test_an_open_concern_follows_the_work_into_the_next_round(book: Books) -> None:
    b = book(ONE)
    raised(b, SAM)
    b.decide(DIEGO, "reject", "It broke")
    assert b.gate.round == 2
    assert [c.text for c in b.gate.open_concerns()] == [WORRY]
    b.tick("built", "checked", "rework")
    b.approve(PABLO)
    assert not b.has_passed()
    answered(b, DANA, "Asked")
    assert b.has_passed()


def test_a_gate_with_an_open_concern_cannot_be_skipped(book: Books) -> None:
    b = book(ONE)
    raised(b, SAM)
    refused = b.submit(DANA, Form.SKIP, {Field.REASON: text("No time")})
    assert "has an open concern, which its owner answers first" in refused


@refused("GateRule.concerns")
def test_a_process_may_do_without_concerns(book: Books) -> None:
    b = book(NO_CONCERNS)
    assert "Raise a concern" not in b.card()
    assert "takes no concerns" in raised(b, SAM)
