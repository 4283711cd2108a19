"""Handing a package over of which too much is open, through the real door."""

from gates.facts import FactKind
from handlers.acts import ticking
from messages.ids import Action, Field, Form
from messages.record_view import record_view
from messages.refs import Ref, WarnedRef
from storage import audit
from tests.driver.backstage import newest
from tests.driver.door import Door, press, submission
from tests.driver.handoffs import at_phase, pack
from tests.driver.scenes import DANA, PABLO, click, gate_ref, reread
from tests.driver.stage import Stage
from tests.driver.values import text

ROOM = "acme-talent"
OPEN = ("edge_cases_listed", "analytics_planned")
ABOUT = {"phase": "kickoff"}


def test_with_two_points_open_the_giver_is_warned_once_and_may_go_on(stage: Stage) -> None:
    delivery = pack(stage.desk, at_phase(stage.desk, "kickoff"), *OPEN)
    dana, pablo = stage.actor("dana"), stage.actor("pablo")
    dana.sees("*Expect rework*", ROOM)
    assert dana.press(Action.HANDOFF_OFFER, ROOM, **ABOUT)["ok"]
    form = dana.view()
    assert form["callback_id"] == Form.REWORK
    shown = str(form["blocks"])
    assert "The unusual cases are listed" in shown
    assert "It is planned what will be measured" in shown
    assert "What tends to follow" in shown
    assert reread(stage.desk, delivery).current == delivery.current, "nothing has gone yet"

    assert dana.submit({})["ok"]
    assert dana.views() == []
    pablo.sees("Warned of rework", ROOM)
    stage.eventually(
        lambda: "Handed over in spite of the warning" in newest(stage, "Stage 2", ROOM), "the card"
    )
    record = reread(stage.desk, delivery)
    assert "Handed over in spite of the warning" in str(record_view(record, stage.clock.now()))
    with stage.bot.store.reading(delivery.workspace_id) as tx:
        [fact] = [
            f for f in audit.history(tx, delivery.id)
            if f.kind == FactKind.HANDOFF_OFFERED and f.phase == "kickoff"
        ]  # fmt: skip
    named = fact.detail["in_spite_of"]
    assert isinstance(named, list)
    assert len(named) == 2

    assert pablo.press(Action.HANDOFF_RETURN, ROOM, **ABOUT)["ok"]
    pablo.submit({Field.QUESTIONS: text("What happens without a network?")})
    for key in OPEN:
        dana.press(Action.ITEM_TICK, ROOM, item=key)
    dana.press(Action.HANDOFF_OFFER, ROOM, **ABOUT)
    assert dana.views() == []
    handoffs = reread(stage.desk, delivery).gates[-1].handoffs
    assert [bool(each.in_spite_of) for each in handoffs] == [True, False]
    assert audit.verify(stage.bot.store) == []


def test_with_one_point_open_it_goes_without_a_word(quiet: Stage, door: Door) -> None:
    delivery = pack(quiet.desk, at_phase(quiet.desk, "kickoff"), OPEN[0])
    door.send(press(DANA, Action.HANDOFF_OFFER, gate_ref(delivery), trigger_id=quiet.trigger(DANA)))
    assert quiet.calls("views.open") == []
    handoff = reread(quiet.desk, delivery).gates[-1].handoff
    assert handoff is not None
    assert (handoff.offered_by, handoff.in_spite_of) == (DANA, None)


def test_who_does_not_give_the_package_sees_no_form(quiet: Stage, door: Door) -> None:
    delivery = pack(quiet.desk, at_phase(quiet.desk, "kickoff"), *OPEN)
    url, trigger = quiet.response_url(PABLO, "C0ACMETLNT"), quiet.trigger(PABLO)
    door.send(press(PABLO, Action.HANDOFF_OFFER, gate_ref(delivery), response_url=url, trigger_id=trigger))
    assert "Only the Product manager" in quiet.actor("pablo").told(ROOM)
    answer = door.send(submission(PABLO, Form.REWORK, warned(gate_ref(delivery), *OPEN), {}))
    assert "Only the Product manager" in answer.text
    assert quiet.calls("views.open") == []


def test_an_incomplete_package_is_refused_before_any_warning(quiet: Stage, door: Door) -> None:
    delivery = pack(quiet.desk, at_phase(quiet.desk, "kickoff"), "constraints", *OPEN)
    url, trigger = quiet.response_url(DANA, "C0ACMETLNT"), quiet.trigger(DANA)
    door.send(press(DANA, Action.HANDOFF_OFFER, gate_ref(delivery), response_url=url, trigger_id=trigger))
    assert "Still missing: “The constraints" in quiet.actor("dana").told(ROOM)


def test_what_was_opened_again_meanwhile_is_not_handed_over_unseen(quiet: Stage, door: Door) -> None:
    delivery = pack(quiet.desk, at_phase(quiet.desk, "kickoff"), *OPEN)
    ref = gate_ref(delivery)
    ticking.reopen(quiet.desk, click(quiet.desk, DANA), ref.model_copy(update={"item": "flow_clear"}))
    answer = door.send(submission(DANA, Form.REWORK, warned(ref, *OPEN), {}))
    assert "Press “Hand over” again to see the warning" in answer.json()["view"]["blocks"][0]["text"]["text"]
    sent = submission(DANA, Form.REWORK, warned(ref, "flow_clear", *OPEN), {})
    for retry in range(3):
        assert door.send(sent, retry=retry).json() == {"response_action": "clear"}
    handoff = reread(quiet.desk, delivery).gates[-1].handoff
    assert handoff is not None
    assert len((handoff.in_spite_of or "").split("\n")) == 3


def test_a_form_that_we_never_made_hands_nothing_over(quiet: Stage, door: Door) -> None:
    delivery = pack(quiet.desk, at_phase(quiet.desk, "kickoff"), *OPEN)
    forged = warned(gate_ref(delivery), *OPEN).replace('"named":[', '"named":[7,')
    assert "older version" in door.send(submission(DANA, Form.REWORK, forged, {})).text
    handoff = reread(quiet.desk, delivery).gates[-1].handoff
    assert handoff is not None
    assert handoff.offered_at is None


def warned(ref: Ref, *named: str) -> str:
    return WarnedRef(**ref.model_dump(), named=named).dump()
