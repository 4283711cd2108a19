"""Holding, resuming and reopening a delivery, as Slack's people do it."""

from handlers.acts import steering
from messages.ids import Action, Field, Form
from messages.refs import Ref
from tests.driver.backstage import newest
from tests.driver.door import Door, press, submission
from tests.driver.scenes import (
    CLARA,
    CLIENT_CHANNEL,
    DANA,
    PABLO,
    at_intake,
    at_phase,
    click,
    closed,
    gate_ref,
    prepare,
    ready_to_sign,
    reread,
    started,
)
from tests.driver.stage import Stage
from tests.driver.values import choice, text

CARDS = "acme-talent"
WHY = "The client has no budget before May"


def test_a_delivery_on_hold_says_so_on_its_card_and_asks_nobody(stage: Stage) -> None:
    delivery = ready_to_sign(stage.desk)
    dana = stage.actor("dana")
    dana.sees("Approve", CARDS)

    dana.command("hold", channel=CARDS)
    dana.submit({Field.REASON: text(WHY)})

    card = stage.eventually(lambda: held(stage), "the card on hold")
    assert f"by <@{DANA}>, because: {WHY}" in card
    assert "Waiting for" not in card
    assert Action.GATE_APPROVE not in card
    assert Action.MENU_RESUME in card
    assert f"put this delivery *on hold*:\\n> {WHY}" in threads(stage)
    stage.eventually(lambda: WHY in direct(stage), "the direct message on hold")
    dana.command("status", channel=CARDS)
    assert f"because: {WHY}" in dana.told(CARDS)
    stage.eventually(lambda: "Nothing waits for you" in str(dana.home()["blocks"]), "a quiet Home")

    dana.press(Action.MENU_RESUME, CARDS, delivery=delivery.id)
    dana.submit({Field.REASON: text("They found some")})
    stage.eventually(lambda: Action.GATE_APPROVE in newest(stage, "Stage 1", CARDS), "the buttons")
    assert dana.press(Action.GATE_APPROVE, CARDS, phase="intake")["ok"]
    assert [s.role for s in reread(stage.desk, delivery).gates[0].sign_offs] == ["delivery_manager"]


def held(stage: Stage) -> str:
    card = newest(stage, "Stage 1", CARDS)
    return card if "*On hold*" in card else ""


def threads(stage: Stage) -> str:
    stage.eventually(lambda: "on hold*:" in str(stage.messages(CARDS, "dana")), "the line in the thread")
    return "".join(str(m["text"]).replace("\n", "\\n") for m in stage.messages(CARDS, "dana"))


def direct(stage: Stage) -> str:
    dana = stage.actor("dana")
    return str(stage.messages(dana.direct_messages(), "dana"))


def test_every_act_on_hold_is_refused_with_who_can_resume(quiet: Stage, door: Door) -> None:
    delivery = ready_to_sign(quiet.desk)
    steering.hold(quiet.desk, click(quiet.desk, DANA), Ref.to(delivery), WHY)
    sentence = "The delivery manager can resume it with `/gate resume`."
    for by, action in ((DANA, Action.GATE_APPROVE), (DANA, Action.GATE_REVIEW), (PABLO, Action.MENU_RISK)):
        url = quiet.response_url(by, "C0ACMETLNT")
        door.send(press(by, action, gate_ref(delivery), response_url=url, trigger_id=quiet.trigger(by)))
        assert sentence in quiet.actor({DANA: "dana", PABLO: "pablo"}[by]).told(CARDS)
    form = submission(DANA, Form.SIGN_OFF, gate_ref(delivery), {Field.VERDICT: choice("approve")})
    assert sentence in str(door.send(form).json())
    assert reread(quiet.desk, delivery).gates[0].sign_offs == []


def test_who_may_not_hears_who_can_and_an_admin_may(quiet: Stage, door: Door) -> None:
    delivery = at_intake(quiet.desk)
    about = {Field.REASON: text(WHY)}
    answer = door.send(submission(PABLO, Form.HOLD, Ref.to(delivery), about)).json()
    assert "Only the delivery manager of this delivery can put it on hold" in str(answer)
    assert reread(quiet.desk, delivery).on_hold is None
    door.send(submission(CLARA, Form.HOLD, Ref.to(delivery), about))
    pause = reread(quiet.desk, delivery).on_hold
    assert pause is not None
    assert (pause.held_by, pause.because) == (CLARA, WHY)
    answer = door.send(submission(PABLO, Form.RESUME, Ref.to(delivery), about)).json()
    assert "can resume it" in str(answer)
    door.send(submission(CLARA, Form.RESUME, Ref.to(delivery), about))
    assert reread(quiet.desk, delivery).on_hold is None


def test_hold_and_resume_are_refused_at_the_command_where_they_make_no_sense(quiet: Stage) -> None:
    delivery = started(quiet.desk)
    dana = quiet.actor("dana")
    dana.command("resume", channel=CARDS)
    assert "This delivery is not on hold." in dana.told(CARDS)
    steering.hold(quiet.desk, click(quiet.desk, DANA), Ref.to(delivery), WHY)
    dana.command("hold", channel=CARDS)
    assert "is on hold: “The client has no budget" in dana.told(CARDS)
    assert dana.views() == []


def test_the_client_sees_that_it_is_paused_and_no_reason(stage: Stage) -> None:
    delivery = at_phase(stage.desk, "handover")
    prepare(stage.desk, delivery)
    olivia = stage.actor("olivia")
    olivia.sees("Confirm receipt", CLIENT_CHANNEL)
    steering.hold(stage.desk, click(stage.desk, DANA), Ref.to(delivery), WHY)
    shown = olivia.sees("We are pausing here for a while", CLIENT_CHANNEL)
    assert WHY not in str(shown)
    assert "Confirm receipt" not in str(shown)


def test_a_closed_delivery_is_reopened_as_a_new_round(stage: Stage) -> None:
    delivery = closed(stage.desk)
    stage.eventually(lambda: "*Closed*" in newest(stage, "Kickoff", CARDS), "the closed kickoff card")
    dana, pablo = stage.actor("dana"), stage.actor("pablo")

    pablo.command("reopen", channel=CARDS)
    assert "Only the delivery manager of this delivery can reopen it" in pablo.told(CARDS)
    dana.command("reopen", channel=CARDS)
    dana.submit({Field.PHASE: choice("production"), Field.REASON: text("Half of it is missing")})

    dana.sees("Stage 3: Production tracking · round 2", CARDS)
    dana.sees("Put right: Half of it is missing", CARDS)
    stage.eventually(lambda: "*Closed*" not in newest(stage, "Kickoff", CARDS), "the kickoff card going on")
    assert "▶️ *under way*, round 2" in newest(stage, "Kickoff", CARDS)
    again = reread(stage.desk, delivery)
    assert again.closed_at is None
    assert [gate.round for gate in again.rounds_of("production")] == [1, 2]


def test_what_is_not_closed_or_whose_name_is_taken_is_not_reopened(quiet: Stage, door: Door) -> None:
    running = started(quiet.desk)
    dana = quiet.actor("dana")
    dana.command("reopen", channel=CARDS)
    assert "is not closed, so there is nothing to reopen" in dana.told(CARDS)
    dana.command("reopen Nothing", channel=CARDS)
    assert "No delivery is called “Nothing”" in dana.told(CARDS)
    about = {Field.PHASE: choice("intake"), Field.REASON: text(WHY)}
    answer = door.send(submission(DANA, Form.REOPEN, Ref.to(running), about)).json()
    assert "is not closed" in str(answer)
