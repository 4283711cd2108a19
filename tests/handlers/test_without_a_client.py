"""A delivery without a client, through the real door: nothing asks for one, and nothing waits for one."""

from typing import Any

from messages.ids import Action, Field, Form
from messages.refs import Ref
from tests.driver.actor import spoken
from tests.driver.door import Door, press, submission
from tests.driver.initiatives import all_passed, at_phase, started
from tests.driver.scenes import CLIENT_CHANNEL, DANA, TEAM_CHANNEL, reread
from tests.driver.stage import Stage
from tests.driver.values import channel, day, radio, text

Fields = dict[Any, dict[str, Any]]

DETAILS: Fields = {
    Field.NAME: text("Search in a blink"),
    Field.SCOPE: text("Search answers at once."),
    Field.AGREED_ON: day("2027-03-26"),
    Field.INTERNAL_CHANNEL: channel(TEAM_CHANNEL),
}


def test_kickoff_status_record_and_home_speak_of_no_client(stage: Stage) -> None:
    at_phase(stage.desk, "release")
    dana = stage.actor("dana")
    kickoff = dana.sees("Kickoff", "acme-talent")
    assert "*Faster search*" in spoken(kickoff)
    dana.command("status Faster search")
    dana.command("record Faster search")
    shown = [spoken(kickoff), dana.told("deliveries"), str(dana.view()["blocks"]), str(dana.home()["blocks"])]
    assert "Faster search" in shown[1]
    assert [words for words in shown if "client" in words.lower()] == []


def test_its_details_are_corrected_without_a_client(quiet: Stage, door: Door) -> None:
    delivery = started(quiet.desk)
    smuggled = DETAILS | {Field.CLIENT: text("Acme"), Field.CLIENT_CHANNEL: channel(CLIENT_CHANNEL)}
    for fields in (DETAILS, smuggled):
        answer = door.send(submission(DANA, Form.DETAILS, Ref.to(delivery), fields)).json()
        assert answer == {"response_action": "clear"}
    changed = reread(quiet.desk, delivery)
    assert (changed.name, changed.client, changed.client_channel) == ("Search in a blink", None, None)


def test_nobody_is_asked_for_a_client_s_word(quiet: Stage, door: Door) -> None:
    delivery = at_phase(quiet.desk, "release")
    dana = quiet.actor("dana")
    dana.command("feedback Faster search")
    assert "This delivery has no client" in dana.told("deliveries")
    said: Fields = {
        Field.FEEDBACK: text("Nice"),
        Field.SATISFACTION: radio("5"),
        Field.GIVEN_BY: text("Somebody"),
    }
    refused = door.send(submission(DANA, Form.FEEDBACK, Ref.to(delivery), said)).json()
    assert "no client" in str(refused["errors"])
    forged = press(DANA, Action.GATE_RECORD_ACKNOWLEDGEMENT, Ref.to(delivery, delivery.current))
    assert door.send(forged).status_code == 200
    assert reread(quiet.desk, delivery).feedback == []


def test_its_record_closes_without_feedback_register_or_triggers(quiet: Stage, door: Door) -> None:
    delivery = all_passed(quiet.desk)
    assert (delivery.feedback, delivery.risks, delivery.acceptable_delay_days) == ([], [], None)
    assert door.send(press(DANA, Action.DELIVERY_CLOSE, Ref.to(delivery))).status_code == 200
    assert reread(quiet.desk, delivery).closed_at is not None
