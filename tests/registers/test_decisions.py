"""The decision log, entered by command, button and message shortcut."""

from gates.facts import FactKind
from messages.ids import Action, Field, Form, Shortcut
from tests.driver.scenes import DANA, PABLO, SAM, TEAM_CHANNEL, started
from tests.driver.values import day, person, radio, text
from tests.registers.register import Json, Register

WHAT, WHY = "We ship without the export", "The client needs it in March only"


def filled(**changes: Json) -> dict[str, Json]:
    said = {
        Field.DECISION: text(WHAT), Field.WHY: text(WHY), Field.ALTERNATIVES: text("Ship later"),
        Field.DECIDED_BY: person(SAM), Field.DECIDED_ON: day("2026-01-05"),
    }  # fmt: skip
    return {field.value: value for field, value in said.items()} | changes


def shared_ones(register: Register) -> list[int]:
    return [each.number for each in register.delivery.decisions if each.shareable]


def test_a_decision_says_what_why_what_else_and_who(register: Register) -> None:
    assert register.submit(PABLO, Form.DECISION, filled()) == ""
    [decision] = register.delivery.decisions
    assert (decision.what, decision.why, decision.alternatives) == (WHAT, WHY, "Ship later")
    assert (decision.decided_by, decision.logged_by, decision.shareable) == (SAM, PABLO, False)
    [fact] = register.audited(FactKind.DECISION_LOGGED)
    assert (fact.by, fact.detail["what"], fact.detail["decided_by"]) == (PABLO, WHAT, SAM)
    record = register.record()
    assert f"> {WHAT}" in record
    assert f"Decided by <@{SAM}> on Mon 5 Jan 2026" in record
    assert "internal" in record


def test_a_repeated_decision_is_one(register: Register) -> None:
    for _ in range(2):
        assert register.submit(PABLO, Form.DECISION, filled()) == ""
    assert len(register.delivery.decisions) == 1


def test_what_is_missing_or_lies_ahead_is_said_at_its_field(register: Register) -> None:
    assert '"why": "Please fill this in."' in register.submit(PABLO, Form.DECISION, filled(why=text(" ")))
    ahead = register.submit(PABLO, Form.DECISION, filled(decided_on=day("2099-01-01")))
    assert '"decided_on": "A decision is logged once it was made' in ahead
    assert register.delivery.decisions == []


def test_only_who_holds_a_role_logs_one(register: Register) -> None:
    assert "Only people who hold a role in this delivery can log a decision." in register.submit(
        SAM, Form.DECISION, filled()
    )
    assert register.delivery.decisions == []


def test_only_the_manager_says_what_the_client_may_read(register: Register) -> None:
    shared = filled(shareable=radio("shared"))
    assert "can say what the client may read" in register.submit(PABLO, Form.DECISION, shared)
    assert register.submit(DANA, Form.DECISION, shared) == ""
    assert shared_ones(register) == [1]
    assert "can say what the client may read" in register.press(
        PABLO, Action.DECISION_KEEP_INTERNAL, register.ref(1)
    )
    assert register.press(DANA, Action.DECISION_KEEP_INTERNAL, register.ref(1)) == ""
    assert shared_ones(register) == []
    assert register.press(DANA, Action.DECISION_SHARE, register.ref(1)) == ""
    assert shared_ones(register) == [1]
    assert len(register.audited(FactKind.DECISION_SHARED)) == 1
    assert "not in the log" in register.press(DANA, Action.DECISION_SHARE, register.ref(9))


def test_a_message_becomes_a_decision_and_keeps_its_link(shown: Register) -> None:
    dana = shown.stage.actor("dana")
    ts = shown.say("pablo", "We ship without the export & add it later, @sam")
    shown.choose("dana", Shortcut.DECISION, ts)
    view = dana.view()
    typed = next(b["element"] for b in view["blocks"] if b.get("block_id") == Field.DECISION)
    assert typed["initial_value"] == "We ship without the export & add it later, @U0SAM00001"
    assert Field.SHAREABLE in {block.get("block_id") for block in view["blocks"]}
    dana.submit(filled() | {Field.DECISION: text(typed["initial_value"])})
    [decision] = shown.delivery.decisions
    assert decision.link is not None
    assert decision.link.endswith(f"/archives/{TEAM_CHANNEL}/p{ts.replace('.', '')}")
    assert decision.link in shown.record()
    dana.sees("logged decision 1", "acme-talent")


def test_where_several_deliveries_run_the_person_chooses(register: Register) -> None:
    other = started(register.stage.desk, name="Parts Catalogue")
    dana = register.stage.actor("dana")
    register.choose("dana", Shortcut.DECISION, register.say("pablo", "Ship it"))
    assert "Which delivery is this message about?" in str(dana.view()["blocks"])
    dana.press_in_view(Action.MESSAGE_DELIVERY, delivery=other.id)
    dana.submit(filled())
    assert register.delivery.decisions == []
    register.id = other.id
    assert (register.delivery.decisions[0].link or "").startswith("http")


def test_a_message_elsewhere_is_about_a_delivery_of_ones_own(register: Register) -> None:
    ts = register.say("sam", "Ship it", "general")
    assert not register.stage.actor("sam").views()
    register.choose("sam", Shortcut.DECISION, ts, "general")
    assert "you take part in none" in register.stage.actor("sam").told("general")
    register.choose("pablo", Shortcut.DECISION, ts, "general")
    assert "Talent Finder" in str(register.stage.actor("pablo").view()["blocks"])
