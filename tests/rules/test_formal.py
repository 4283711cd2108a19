"""A formal signature: a typed name, a reason, and what was signed."""

from collections.abc import Callable

from gates.sign_offs.formal import checklist_digest
from messages.ids import Action, Field, Form
from tests.driver.scenes import DANA, PABLO, QUINN
from tests.driver.values import choice, radio, text
from tests.rules.book import Book
from tests.rules.switches import allowed, refused

FORMAL = "formal: true\nsign_offs: [{role: builder, asks: It is built}, {role: checker, asks: It is right}]"
PLAIN = FORMAL.replace("formal: true", "formal: false")
WORDS = """\
signature:
  statement: My signature binds me as one on paper does.
  reasons: [I wrote it, I reviewed it]
"""

Books = Callable[..., Book]


def signed(b: Book, by: str, name: str = "Pablo Ruiz", reason: str = "1") -> str:
    """Through the form as it stands open in front of the person."""
    view = b.stage.actor(NAMES[by]).view()
    fields = {
        Field.VERDICT: radio("approve"),
        Field.SIGNED_NAME: text(name),
        Field.SIGNED_REASON: choice(reason),
    }
    return b.submit(by, Form.SIGN_OFF, fields, view["private_metadata"])


NAMES = {PABLO: "pablo", QUINN: "quinn", DANA: "dana"}


@allowed("GateRule.formal", "Process.signature", "Signature.statement", "Signature.reasons")
def test_one_click_opens_the_form_and_the_form_signs(book: Books) -> None:
    b = book(FORMAL, more=WORDS)
    b.tick()
    assert b.approve(PABLO) == ""
    assert b.gate.sign_offs == []
    assert "binds me as one on paper does" in str(b.stage.actor("pablo").view()["blocks"])
    assert signed(b, PABLO) == ""
    [given] = b.gate.sign_offs
    assert (given.signed_name, given.signed_reason) == ("Pablo Ruiz", "I reviewed it")
    assert given.seen_sha256 == checklist_digest(b.gate)
    for shown in (b.card(), b.record()):
        assert "*Signed* as “Pablo Ruiz”: I reviewed it" in shown
        assert str(given.seen_sha256) in shown
    assert b.approve(QUINN) == ""
    assert signed(b, QUINN, "Quinn Doe", "0") == ""
    assert b.has_passed()


@refused("GateRule.formal", "Process.signature", "Signature.statement", "Signature.reasons")
def test_without_a_name_or_a_reason_it_is_no_signature(book: Books) -> None:
    b = book(FORMAL, more=WORDS)
    b.tick()
    b.approve(PABLO)
    assert "Type your full name: it is your signature." in signed(b, PABLO, name=" ")
    assert "Choose the reason of your signature." in signed(b, PABLO, reason="7")
    assert b.gate.sign_offs == []


def test_what_changed_while_it_was_read_is_not_signed(book: Books) -> None:
    b = book(FORMAL, more=WORDS)
    b.tick()
    b.approve(PABLO)
    b.tick("liked")
    assert "The checklist has changed while you were reading it." in signed(b, PABLO)
    assert b.gate.sign_offs == []


def test_any_change_of_the_checklist_makes_it_stale(book: Books) -> None:
    b = book(FORMAL, more=WORDS)
    b.tick()
    b.approve(PABLO)
    signed(b, PABLO)
    b.tick("liked")
    assert "The checklist is not any more as it was signed" in b.card()
    assert sorted(b.waited_for()[:1]) == [PABLO]


def test_sending_back_needs_no_signature(book: Books) -> None:
    b = book(FORMAL, more=WORDS)
    b.tick()
    assert b.press(PABLO, Action.GATE_SEND_BACK) == ""
    assert b.decide(PABLO, "reject", "It broke") == ""
    assert b.gate.round == 2


def test_where_the_gate_is_not_formal_one_click_signs_and_no_change_of_an_open_item_matters(
    book: Books,
) -> None:
    b = book(PLAIN, more=WORDS)
    b.tick()
    assert b.approve(PABLO) == ""
    b.tick("liked")
    assert [s.live for s in b.gate.sign_offs] == [True]
