"""What is decided shows on every card, soon and with few calls; a lost card comes back."""

from gates.checklists.checklist import Part
from messages.ids import Action
from messages.refs import Ref
from tests.driver.actor import spoken
from tests.driver.backstage import newest, settle, slack, the_gates_card
from tests.driver.crowd import together
from tests.driver.door import Door, command, press
from tests.driver.scenes import DANA, INES, TEAM_CHANNEL, at_intake, gate_ref, ready_to_sign
from tests.driver.stage import Stage

ROOM = "acme-talent"


def test_a_decision_shows_on_every_card(stage: Stage, door: Door) -> None:
    delivery = ready_to_sign(stage.desk)
    mine = stage.actor("ines").direct_messages()
    stage.eventually(lambda: Action.GATE_APPROVE in all_of(stage, mine), "the request to sign")
    settle(stage)

    door.send(press(DANA, Action.GATE_APPROVE, gate_ref(delivery)))
    door.send(press(INES, Action.GATE_APPROVE, gate_ref(delivery)))
    stage.eventually(lambda: Action.GATE_APPROVE not in newest(stage, "Stage 1", ROOM), "a settled card")
    stage.eventually(lambda: Action.GATE_APPROVE not in all_of(stage, mine), "a request that is answered")
    stage.eventually(lambda: "✅ passed" in newest(stage, "Kickoff", ROOM), "a kickoff that knows")


def test_ten_quick_clicks_cost_few_updates(stage: Stage, door: Door) -> None:
    delivery = at_intake(stage.desk)
    gate = delivery.gate("intake", 1)
    settle(stage)
    items = [item for item in gate.items if item.part is Part.CHECKLIST and not item.evidence_required]
    ticks = [press(DANA, Action.ITEM_TICK, Ref.to(delivery, gate, item.key)) for item in items]
    before = len(stage.calls("chat.update"))
    stage.fault("chat.update", "latency", seconds=0.5)

    together(door, (ticks * 10)[:10])

    settle(stage)
    made = stage.calls("chat.update")[before:]
    for ts in {call["arguments"]["ts"] for call in made}:
        assert len([call for call in made if call["arguments"]["ts"] == ts]) <= 3


def test_a_deleted_card_comes_back_when_asked_for(stage: Stage) -> None:
    at_intake(stage.desk)
    settle(stage)
    old = the_gates_card(stage)
    slack(stage).chat_delete(channel=old.channel_id or "", ts=old.ts or "")

    stage.actor("dana").command("show", channel=ROOM)

    settle(stage)
    back = stage.actor("dana").sees("Stage 1: Intake handoff", ROOM)
    assert back["ts"] != old.ts
    assert the_gates_card(stage).ts == back["ts"]


def test_a_deleted_card_comes_back_at_the_next_click(stage: Stage, door: Door) -> None:
    delivery = ready_to_sign(stage.desk)
    settle(stage)
    old = the_gates_card(stage)
    slack(stage).chat_delete(channel=old.channel_id or "", ts=old.ts or "")

    door.send(press(DANA, Action.GATE_APPROVE, gate_ref(delivery)))

    settle(stage)
    assert (
        stage.actor("dana").sees("Stage 1: Intake handoff", ROOM)["ts"] == the_gates_card(stage).ts != old.ts
    )


def test_a_card_that_scrolled_away_leaves_no_second_one_that_grows_old(stage: Stage) -> None:
    at_intake(stage.desk)
    settle(stage)
    old = the_gates_card(stage)

    stage.actor("dana").command("show", channel=ROOM)

    settle(stage)
    new = the_gates_card(stage)
    assert new.ts != old.ts
    [left] = [m for m in stage.messages(ROOM, "dana") if m["ts"] == old.ts]
    assert "action_id" not in spoken(left)
    pins = [pin.ts for pin in stage.workspace.channels[TEAM_CHANNEL].pins]
    assert old.ts not in pins
    assert new.ts in pins


def test_the_same_wish_for_a_card_three_times_posts_one(stage: Stage, door: Door) -> None:
    at_intake(stage.desk)
    settle(stage)
    before = len(stage.calls("chat.postMessage"))
    again = command(DANA, "show")
    for _ in range(3):
        door.send(again)
        settle(stage)
    assert len(stage.calls("chat.postMessage")) == before + 1


def all_of(stage: Stage, channel: str) -> str:
    return str(stage.get(f"channels/{channel}/messages"))
