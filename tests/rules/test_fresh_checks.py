"""A green check that is too old: shown as old, opened by the clock, and nobody signs on it."""

from datetime import timedelta

import pytest

from gates.delivery import Delivery
from gates.gate import Gate
from handlers.clock.ticks import expire_checks
from messages.cards.gate import gate_card
from messages.ids import Action
from messages.refs import Ref
from tests.driver.ci import PROCESS, Ci, started
from tests.driver.door import Door, press
from tests.driver.scenes import DANA, PABLO, reread
from tests.driver.stage import Stage
from tests.rules.switches import allowed, refused

ITEM = "text: The tests pass, owner: engineer, automated: true"
FRESH = PROCESS.replace(ITEM, f"{ITEM}, fresh_for_hours: 24")


def two_days_after_it_was_green(stage: Stage, process: str) -> tuple[Delivery, Ci]:
    work = started(stage.desk, process=process)
    ci = Ci.of(stage, work)
    assert ci.report("tests").json()["state"] == "green"
    pressed(stage, DANA, Action.ITEM_TICK, Ref.to(work, build(stage, work), "read"))
    stage.clock.ahead += timedelta(days=2)
    return work, ci


def build(stage: Stage, work: Delivery) -> Gate:
    return reread(stage.desk, work).gate("build", 1)


def pressed(stage: Stage, by: str, action: Action, ref: Ref) -> str:
    door = Door(stage.bot_url)
    url = stage.response_url(by, "C0ACMETLNT")
    door.send(press(by, action, ref, response_url=url, trigger_id=stage.trigger(by)))
    door.close()
    return stage.actor({DANA: "dana", PABLO: "pablo"}[by]).told("acme-talent")


def shown(stage: Stage, work: Delivery) -> str:
    return str(gate_card(reread(stage.desk, work), build(stage, work), stage.clock.now()).blocks)


@refused("ChecklistItem.fresh_for_hours")
def test_an_old_green_check_is_no_ground_to_sign_on_and_the_next_report_is(stage: Stage) -> None:
    work, ci = two_days_after_it_was_green(stage, FRESH)
    ref = Ref.to(work, build(stage, work))
    assert "is too old to count" in pressed(stage, PABLO, Action.GATE_APPROVE, ref)
    expire_checks(stage.desk)
    assert "⌛ *Old*, *late*: nothing else holds this gate back" in shown(stage, work)
    assert "1 required item is still open" in pressed(stage, PABLO, Action.GATE_APPROVE, ref)
    assert ci.report("tests").json()["gate"] == "ready"
    pressed(stage, PABLO, Action.GATE_APPROVE, ref)
    assert build(stage, work).is_settled


@pytest.mark.parametrize("process", [PROCESS, FRESH.replace("24", "72")], ids=["for good", "three days"])
@allowed("ChecklistItem.fresh_for_hours")
def test_where_its_hours_are_not_over_it_counts(stage: Stage, process: str) -> None:
    work, _ = two_days_after_it_was_green(stage, process)
    expire_checks(stage.desk)
    assert "✅ *Green*" in shown(stage, work)
    pressed(stage, PABLO, Action.GATE_APPROVE, Ref.to(work, build(stage, work)))
    assert build(stage, work).is_settled
