"""A gate that is opened anew: what did not change comes over, marked, and what did is asked again."""

from collections.abc import Callable

from gates.facts import Fact, FactKind
from messages.exports.record import as_markdown, record_document
from messages.ids import Action, Field, Form
from messages.refs import Ref
from storage import audit
from tests.driver.scenes import DANA, PABLO, QUINN, SAM
from tests.driver.values import choices, radio, text
from tests.rules.book import Book
from tests.rules.switches import allowed, refused

KEPT = """\
sign_offs:
  - {role: builder, asks: It is built}
  - {role: checker, asks: It is right}
  - {role: boss, asks: It may go on}
asked_again: area
carries_over: items_and_sign_offs
"""
INSPECT = """
  - key: inspect
    name: Inspect
    purpose: Look at it
    status: Inspecting
    entry: [It is sent]
    activities: [Look]
    owner: [lead]
    checklist:
      - {key: looked, text: We looked, owner: lead}
    gate:
      sign_offs: [{role: checker, asks: It may stay}]
      sent_back_to: build
    output: A verdict
"""

Books = Callable[..., Book]


def signed_but_for_the_boss(b: Book) -> Book:
    b.tick()
    assert b.approve(PABLO) == ""
    assert b.approve(QUINN) == ""
    return b


def carried(b: Book) -> tuple[list[str], list[str]]:
    """The items and the roles whose state came over from an earlier round and still stands."""
    items = [item.key for item in b.gate.items if item.carried_from and item.done]
    return items, [s.role for s in b.gate.sign_offs if s.carried_from and s.live]


@allowed("GateRule.carries_over")
def test_what_did_not_change_is_carried_over_and_marked(book: Books) -> None:
    b = signed_but_for_the_boss(book(KEPT))
    assert b.decide(SAM, "reject", "The receipt is missing") == ""
    assert carried(b) == (["built", "checked"], ["builder", "checker"])
    assert b.waited_for() == [DANA], "the lead puts it right"
    b.tick("rework")
    assert b.waited_for() == [SAM], "nobody else is asked again, and who sent it back always is"
    for shown in (b.card(), export(b)):
        assert shown.count("carried over from round 1") == 4
    assert "Carried over from earlier rounds: 2 items and 2 sign-offs" in b.record()
    [noted] = [fact for fact in history(b) if fact.kind is FactKind.CARRIED_OVER]
    assert noted.round == 2
    assert noted.detail["items"] == ["built", "checked"]
    assert noted.detail["signers"] == [PABLO, QUINN]
    assert b.approve(SAM) == ""
    assert b.has_passed()


@refused("GateRule.carries_over")
def test_what_is_changed_afterwards_is_asked_again(book: Books) -> None:
    b = signed_but_for_the_boss(book(KEPT))
    b.decide(SAM, "reject", "The receipt is missing")
    b.tick("rework")
    b.press_tick_again("built", by=DANA)
    assert carried(b) == (["checked"], ["checker"])
    assert "Your approval was carried over from round 1. Withdraw it first" in b.decide(QUINN, "abstain")
    assert b.approve(SAM) == ""
    assert not b.has_passed()
    assert b.press(QUINN, Action.GATE_WITHDRAW) == ""
    assert sorted(b.waited_for()) == sorted([PABLO, QUINN, *b.delivery.holders_of("builder")[1:]])
    b.approve(QUINN)
    b.approve(PABLO)
    assert b.has_passed()


def test_an_item_that_a_rejection_names_is_open_and_its_area_is_asked_again(book: Books) -> None:
    b = signed_but_for_the_boss(book(KEPT))
    assert b.press(SAM, Action.GATE_SEND_BACK) == ""
    assert "Which items are not met?" in str(b.stage.actor("sam").view()["blocks"])
    wrong = b.decide(SAM, "reject", "It leaks", **{Field.NOT_MET: choices("liked", "no_such_item")})
    assert "Open this form again." in wrong
    late = b.decide(SAM, "abstain", "", **{Field.NOT_MET: choices("built")})
    assert "belong to “Send back”" in late
    assert b.decide(SAM, "reject", "It leaks", **{Field.NOT_MET: choices("built")}) == ""
    assert carried(b) == (["checked"], ["checker"])
    assert [item.key for item in b.gate.blocking()] == ["built", "rework"]
    assert "*Found not to be met*, and sent back" in b.card()
    [told] = [fact for fact in history(b) if fact.kind is FactKind.GATE_SENT_BACK]
    assert told.detail["not_met"] == ["It is built"]
    b.tick("built", "rework")
    assert "Found not to be met" not in b.card()


@allowed("GateRule.carries_over")
@refused("GateRule.carries_over")
def test_a_phase_that_is_gone_through_again_keeps_what_did_not_change_where_it_says_so(book: Books) -> None:
    for gate, kept in (
        (KEPT, (["built", "checked"], ["builder", "boss"])),
        (KEPT.replace("items_and_sign_offs", "items"), (["built", "checked"], [])),
        (KEPT.partition("carries_over")[0], ([], [])),
    ):
        b = signed_but_for_the_boss(book(gate, phases=INSPECT, name=f"Keeps {kept}"))
        assert b.approve(SAM) == ""
        reject_two_gates_later(b)
        assert b.gate.round == 2
        assert carried(b) == kept


def reject_two_gates_later(b: Book) -> None:
    b.press(DANA, Action.ITEM_TICK, Ref.to(b.delivery, b.delivery.latest("ship"), "sent"))
    assert b.press(DANA, Action.GATE_APPROVE, Ref.to(b.delivery, b.delivery.latest("ship"))) == ""
    inspect = Ref.to(b.delivery, b.delivery.latest("inspect"))
    filled = {Field.VERDICT: radio("reject"), Field.COMMENT: text("It squeaks")}
    assert b.submit(QUINN, Form.SIGN_OFF, filled, inspect) == ""


def export(b: Book) -> str:
    return as_markdown(record_document(b.delivery, [], str, b.stage.clock.now()))


def history(b: Book) -> list[Fact]:
    with b.stage.bot.store.reading(b.delivery.workspace_id) as tx:
        return audit.history(tx, b.delivery.id)
