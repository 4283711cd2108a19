"""The risk register, and additions to the scope with what was decided about them."""

from datetime import date

from gates.facts import FactKind
from gates.phases.closing import missing_for_closing
from messages.ids import Action, Field, Form, Shortcut
from tests.driver.scenes import DANA, PABLO, SAM, TEAM_CHANNEL, risk
from tests.driver.values import choice, day, person, radio, text
from tests.registers.register import Register

MORE, WANTED = "A second language", "Olivia asked for it on the phone"


def ask(register: Register, by: str = PABLO) -> str:
    return register.submit(by, Form.SCOPE, {Field.ADDITION: text(MORE), Field.WHY: text(WANTED)})


def decide(register: Register, verdict: str, by: str = DANA, effect: str = "", agreed: str = "") -> str:
    said = {Field.VERDICT: radio(verdict), Field.REASON: text("We can"), Field.EFFECT: text(effect)}
    said[Field.AGREED_ON] = day(agreed)
    return register.submit(by, Form.SCOPE_DECISION, said, register.ref(1))


def test_a_risk_is_seen_otherwise_and_comes_true(register: Register) -> None:
    assert register.submit(PABLO, Form.RISK, risk("Late parts")) == ""
    seen = {
        Field.RISK: text("Late parts"), Field.LIKELIHOOD: choice("5"), Field.IMPACT: choice("4"),
        Field.MITIGATION: text("Order today"), Field.OWNER: person(DANA), Field.DUE_ON: day("2027-01-20"),
    }  # fmt: skip
    assert register.submit(PABLO, Form.RISK_CHANGE, seen, register.ref(1)) == ""
    [entry] = register.delivery.risks
    assert (entry.score, entry.owner, entry.due_on) == (20, DANA, date(2027, 1, 20))
    [fact] = register.audited(FactKind.RISK_CHANGED)
    assert fact.detail["score_was"] != entry.score
    assert "score 20 of 25" in register.record()
    ended = {Field.RISK_END: radio("came_true"), Field.OUTCOME: text("Two weeks lost")}
    assert register.submit(PABLO, Form.RISK_CLOSE, ended, register.ref(1)) == ""
    assert "*Came true*" in register.record()
    assert register.audited(FactKind.RISK_CLOSED)[0].detail["came_true"] is True
    assert "This risk is closed" in register.submit(PABLO, Form.RISK_CHANGE, seen, register.ref(1))
    assert "Only people who hold a role" in register.submit(SAM, Form.RISK_CHANGE, seen, register.ref(1))


def test_a_message_becomes_a_risk_and_keeps_its_link(register: Register) -> None:
    pablo = register.stage.actor("pablo")
    ts = register.say("quinn", "The test system may be late")
    register.choose("pablo", Shortcut.RISK, ts)
    pablo.submit(risk("The test system may be late"))
    [entry] = register.delivery.risks
    assert (entry.link or "").endswith(f"/archives/{TEAM_CHANNEL}/p{ts.replace('.', '')}")
    assert f"<{entry.link}|" in register.record()


def test_an_addition_waits_for_the_manager_and_moves_the_date_when_accepted(shown: Register) -> None:
    assert ask(shown) == ""
    dana = shown.stage.actor("dana")
    dana.sees(MORE, dana.direct_messages())
    dana.press(Action.SCOPE_DECIDE, dana.direct_messages())
    assert "It is 26 Feb 2027 now" in str(dana.view()["blocks"])
    assert "can decide on an addition" in decide(shown, "accepted", by=PABLO, effect="None")
    assert "Say what it does to the dates" in decide(shown, "accepted")
    assert "before the intake date" in decide(shown, "accepted", effect="It moves", agreed="2026-01-01")
    assert decide(shown, "accepted", effect="Two weeks more", agreed="2027-03-12") == ""
    assert shown.delivery.agreed_on == date(2027, 3, 12)
    [fact] = shown.audited(FactKind.DELIVERY_CHANGED)
    assert (fact.detail["was"], fact.detail["value"]) == ("2027-02-26", "2027-03-12")
    dana.sees("*Accepted*", dana.direct_messages())
    dana.sees("Two weeks more", "acme-talent")
    assert "was decided already" in decide(shown, "refused")
    assert "The delivery date agreed with it: Fri 12 Mar 2027" in shown.record()


def test_what_was_deferred_is_decided_later_and_refusals_move_no_date(register: Register) -> None:
    assert "Only people who hold a role" in ask(register, SAM)
    assert ask(register) == ""
    assert decide(register, "deferred") == ""
    assert "Only an accepted addition moves" in decide(register, "refused", agreed="2027-03-12")
    assert decide(register, "refused") == ""
    assert "*Refused*" in register.record()
    assert [fact.detail["verdict"] for fact in register.audited(FactKind.SCOPE_DECIDED)] == [
        "deferred",
        "refused",
    ]


def test_a_record_does_not_close_over_an_open_addition(register: Register) -> None:
    ask(register)
    lacking = "Addition 1 to the scope is not decided: A second language"
    assert lacking in missing_for_closing(register.delivery)
    decide(register, "refused")
    assert lacking not in missing_for_closing(register.delivery)
