"""What people fill in is stored, or refused at its field; it is never acknowledged and lost."""

from typing import Any

from gates.delivery import Delivery
from gates.records.recording import NewAction
from handlers.acts import escalating, recording, steering
from handlers.desk import Desk
from messages.ids import Action, Field, Form
from messages.refs import Ref
from tests.driver.backstage import settle
from tests.driver.crowd import together
from tests.driver.door import Door, press, submission
from tests.driver.scenes import (
    CLARA,
    DANA,
    INES,
    PABLO,
    SAM,
    TEAM_CHANNEL,
    at_intake,
    at_phase,
    click,
    gate_ref,
    pass_gate,
    ready_to_sign,
    reread,
    started,
)
from tests.driver.stage import Stage
from tests.driver.values import channel, day, person, radio, text

Fields = dict[Any, dict[str, Any]]

CONDITION: Fields = {
    "condition:1": text("Name a test contact"),
    "condition_owner:1": person(INES),
    "condition_due:1": day("2027-01-08"),
}
REVIEW: Fields = {
    Field.WENT_WELL: text("The team"),
    Field.WENT_BADLY: text("The dates"),
    Field.LESSONS: text("Ask earlier"),
}


def test_conditions_are_not_lost_when_another_decision_is_chosen(quiet: Stage, door: Door) -> None:
    delivery = ready_to_sign(quiet.desk)
    for verdict in ("approve", "reject", "abstain"):
        decided = {Field.VERDICT: radio(verdict), Field.COMMENT: text("Because")} | CONDITION
        answer = door.send(submission(DANA, Form.SIGN_OFF, gate_ref(delivery), decided)).json()
        assert list(answer["errors"]) == ["condition:1"]
        assert "choose that, or clear them" in answer["errors"]["condition:1"]
    assert reread(quiet.desk, delivery) == delivery


def test_a_condition_without_words_is_refused_at_its_words(quiet: Stage, door: Door) -> None:
    delivery = ready_to_sign(quiet.desk)
    decided = {Field.VERDICT: radio("approve_with_conditions"), Field.COMMENT: text("Because")} | CONDITION
    for half in ({"condition_owner:2": person(PABLO)}, {"condition_due:2": day("2027-01-08")}):
        sent = decided | {"condition:2": text(" ")} | half
        answer = door.send(submission(DANA, Form.SIGN_OFF, gate_ref(delivery), sent)).json()
        asked = "Say what the condition is, or clear what stands beside it."
        assert answer["errors"] == {"condition:2": asked}
    none = decided | {"condition:1": text(""), "condition_owner:1": {}, "condition_due:1": {}}
    answer = door.send(submission(DANA, Form.SIGN_OFF, gate_ref(delivery), none)).json()
    assert "“Add a condition”" in answer["errors"]["condition:1"]


def test_a_review_action_without_words_is_refused_at_its_words(quiet: Stage, door: Door) -> None:
    delivery = at_phase(quiet.desk, "review")
    for half in ({"action_owner:1": person(PABLO)}, {"action_due:1": day("2027-03-01")}):
        sent = REVIEW | {"action:1": text("")} | half
        answer = door.send(submission(DANA, Form.REVIEW, Ref.to(delivery), sent)).json()
        assert answer["errors"] == {"action:1": "Say what the action is, or clear its person and date."}


def test_a_cleared_forecast_is_stored_and_a_cleared_target_refused(quiet: Stage, door: Door) -> None:
    delivery = at_intake(quiet.desk)
    ref = Ref.to(delivery)
    forecast = {"forecast:qa_certified": day("2027-02-20")}
    door.send(submission(DANA, Form.MILESTONES, ref, forecast))
    assert forecast_of(quiet.desk, delivery) == "2027-02-20"

    kept = {"target:qa_certified": day("2027-02-12"), "forecast:qa_certified": day("")}
    answer = door.send(submission(DANA, Form.MILESTONES, ref, kept)).json()
    assert answer == {"response_action": "clear"}
    assert forecast_of(quiet.desk, delivery) == "None"

    cleared = {"target:qa_certified": day(""), "forecast:qa_certified": day("")}
    answer = door.send(submission(DANA, Form.MILESTONES, ref, cleared)).json()
    assert answer["errors"] == {
        "target:qa_certified": "A target that was set stays in the record: move it, with a reason."
    }


def test_a_review_action_done_in_the_record_shows_there_and_in_its_owners_home(stage: Stage) -> None:
    delivery = closed_with_an_action(stage.desk)
    pablo, dana = stage.actor("pablo"), stage.actor("dana")
    stage.eventually(lambda: "Order parts earlier" in str(pablo.home()["blocks"]), "the action in Home")
    settle(stage)
    assert dana.command(f"record {delivery.name}")["ok"]
    assert dana.press_in_view(Action.REVIEW_ACTION_DONE)["ok"]

    assert "✅ *Done* · Order parts earlier" in str(dana.view()["blocks"])
    settle(stage)
    shown = stage.get("home", **{"as": "pablo"})
    assert "Order parts earlier" not in str(shown["blocks"])


def test_a_running_name_is_not_taken_a_second_time_by_renaming(quiet: Stage, door: Door) -> None:
    started(quiet.desk, name="Taken")
    delivery = at_intake(quiet.desk, name="Free")
    answer = door.send(submission(DANA, Form.DETAILS, Ref.to(delivery), details("tAKEN"))).json()
    assert answer["errors"] == {Field.NAME: "A delivery “tAKEN” for Acme Robotics is already running."}
    sent = submission(DANA, Form.DETAILS, Ref.to(delivery), details("Free again"))
    assert {answer.text for answer in together(door, [sent] * 4)} == {'{"response_action": "clear"}'}


def test_who_may_not_resolve_an_escalation_hears_so_before_the_form(quiet: Stage, door: Door) -> None:
    delivery = at_intake(quiet.desk)
    escalating.escalate(quiet.desk, click(quiet.desk, PABLO), Ref.to(delivery), "No test system", CLARA)
    url = quiet.response_url(SAM, TEAM_CHANNEL)
    ref = Ref.to(delivery, number=1)
    door.send(press(SAM, Action.ESCALATION_RESOLVE, ref, response_url=url))
    assert "Only who raised it, who it went to, or the manager" in quiet.actor("sam").told("acme-talent")


def test_the_phase_of_the_clients_word_cannot_even_be_opened_to_skip(quiet: Stage) -> None:
    at_phase(quiet.desk, "handover")
    dana = quiet.actor("dana")
    dana.command("skip", channel="acme-talent")
    assert "cannot be skipped" in dana.told("acme-talent")
    assert dana.views() == []


def forecast_of(desk: Desk, delivery: Delivery) -> str:
    milestone = reread(desk, delivery).milestone("qa_certified")
    assert milestone
    return str(milestone.forecast_on)


def closed_with_an_action(desk: Desk) -> Delivery:
    delivery = at_phase(desk, "review")
    ref = Ref.to(delivery)
    action = NewAction("Order parts earlier", PABLO, desk.clock.now().date())
    said = {"went_well": "The team", "went_badly": "The dates", "lessons": "Ask earlier"}
    recording.write_review(desk, click(desk, DANA), ref, **said, actions=[action])
    pass_gate(desk, delivery)
    steering.close(desk, click(desk, DANA), ref)
    return reread(desk, delivery)


def details(name: str) -> Fields:
    return {
        Field.NAME: text(name),
        Field.CLIENT: text("Acme Robotics"),
        Field.SCOPE: text("Arms"),
        Field.AGREED_ON: day("2027-02-26"),
        Field.INTERNAL_CHANNEL: channel(TEAM_CHANNEL),
        Field.CLIENT_CHANNEL: {},
    }
