"""Success metrics through the real door: written, agreed, measured, asked for before the record closes."""

from typing import Any

from gates.delivery import Delivery
from gates.facts import FactKind
from messages.ids import Action, Field, Form
from messages.refs import Ref
from storage import audit
from tests.driver.door import Door, press, submission
from tests.driver.initiatives import METRIC, all_passed, at_phase, started
from tests.driver.scenes import DANA, PABLO, at_intake, gate_ref, reread
from tests.driver.stage import Stage
from tests.driver.values import day, radio, text

Fields = dict[Any, dict[str, Any]]

WRITTEN: Fields = {
    Field.METRIC: text("Visitors who sign up"),
    Field.BASELINE: text("12 %"),
    Field.TARGET: text("20 %"),
    Field.DUE_ON: day("2027-06-30"),
}
OTHER: Fields = WRITTEN | {Field.METRIC: text("Time to first search")}
FOUND: Fields = {
    Field.VALUE: text("17 %"),
    Field.MEASURED_ON: day("2026-01-05"),
    Field.TARGET_MET: radio("not_met"),
}


def test_the_first_gate_waits_for_a_metric(stage: Stage) -> None:
    """From the command to the form, the list that follows it, and the item that waited for it."""
    delivery = started(stage.desk)
    dana = stage.actor("dana")
    tick = {"item": "success_metrics_defined"}
    assert dana.press(Action.ITEM_TICK, "acme-talent", **tick)["ok"]
    stage.eventually(lambda: "Write the success metrics first" in dana.told("acme-talent"), "the refusal")

    dana.command(f"metrics {delivery.name}")
    dana.press_in_view(Action.METRIC_ADD)
    assert not (dana.submit(WRITTEN)["response"] or {}).get("errors")
    assert "Visitors who sign up" in str(dana.view()["blocks"]), "back in the list, drawn anew"
    assert dana.press(Action.ITEM_TICK, "acme-talent", **tick)["ok"]
    done = reread(stage.desk, delivery)
    assert [metric.name for metric in done.success_metrics] == ["Visitors who sign up"]
    item = done.gates[0].item("success_metrics_defined")
    assert item is not None
    assert item.done
    dana.sees("wrote the success metric", "acme-talent")


def test_from_the_card_the_menu_leads_to_them_and_they_stand_in_the_record(stage: Stage) -> None:
    at_phase(stage.desk, "planning")
    dana = stage.actor("dana")
    dana.press(Action.DELIVERY_MENU, "acme-talent")
    dana.press_in_view(Action.MENU_METRICS)
    assert "A change needs a reason" in str(dana.view()["blocks"])
    dana.command("record Faster search")
    assert METRIC.name in str(dana.view()["blocks"])


def test_who_may_not_write_them_hears_who_can(quiet: Stage, door: Door) -> None:
    delivery = started(quiet.desk)
    answer = door.send(submission(PABLO, Form.METRIC, Ref.to(delivery), WRITTEN))
    assert "Only the product manager of this delivery can change the success metrics" in answer.text
    door.send(press(PABLO, Action.METRIC_ADD, Ref.to(delivery), trigger_id=quiet.trigger(PABLO)))
    assert reread(quiet.desk, delivery).success_metrics == []


def test_what_is_wrong_is_said_at_its_field(quiet: Stage, door: Door) -> None:
    delivery = at_phase(quiet.desk, "discovery")
    wrong: list[tuple[Fields, str, str]] = [
        ({Field.METRIC: text(" ")}, Field.METRIC, "fill this in"),
        ({Field.METRIC: text("visitors who SIGN up")}, Field.METRIC, "already"),
        ({Field.TARGET: text("t" * 500)}, Field.TARGET, "under 150 characters"),
        ({Field.DUE_ON: day("2020-01-01")}, Field.DUE_ON, "before the work began"),
    ]
    for changes, field, words in wrong:
        answer = door.send(submission(DANA, Form.METRIC, Ref.to(delivery), OTHER | changes)).json()
        assert list(answer["errors"]) == [field], answer
        assert words in answer["errors"][field]


def test_an_agreed_metric_changes_only_with_a_reason(quiet: Stage, door: Door) -> None:
    delivery = at_phase(quiet.desk, "planning")
    ref = Ref.to(delivery, number=1)
    asked = WRITTEN | {Field.TARGET: text("15 %"), Field.REASON: text("")}
    answer = door.send(submission(DANA, Form.METRIC, ref, asked)).json()
    assert "Say why this changes" in answer["errors"][Field.REASON]
    answer = door.send(submission(DANA, Form.METRIC_DROP, ref, {Field.REASON: text("")})).json()
    assert "Say why this changes" in answer["errors"][Field.REASON]

    told = asked | {Field.REASON: text("Half the team was moved")}
    assert door.send(submission(DANA, Form.METRIC, ref, told)).json() == {"response_action": "clear"}
    metric = reread(quiet.desk, delivery).success_metrics[0]
    assert (metric.target, metric.changed_because) == ("15 %", "Half the team was moved")
    gone = {Field.REASON: text("Nobody can measure it")}
    assert door.send(submission(DANA, Form.METRIC_DROP, ref, gone)).json() == {"response_action": "clear"}
    assert reread(quiet.desk, delivery).live_metrics() == []


def test_nothing_is_measured_before_the_release(quiet: Stage, door: Door) -> None:
    delivery = at_phase(quiet.desk, "readiness")
    answer = door.send(submission(DANA, Form.MEASUREMENT, Ref.to(delivery, number=1), FOUND))
    assert "which has not started yet" in answer.text
    assert reread(quiet.desk, delivery).success_metrics[0].value is None


def test_after_the_release_it_is_measured_once_however_often_the_form_arrives(
    quiet: Stage, door: Door
) -> None:
    delivery = at_phase(quiet.desk, "release")
    ref = Ref.to(delivery, number=1)
    waiting = press(DANA, Action.ITEM_TICK, Ref.to(delivery, delivery.current, "outcomes_measured"))
    door.send(waiting)
    assert not item_done(quiet, delivery, "outcomes_measured")
    answer = door.send(submission(DANA, Form.MEASUREMENT, ref, FOUND | {Field.TARGET_MET: {}})).json()
    assert list(answer["errors"]) == [Field.TARGET_MET]

    sent = submission(DANA, Form.MEASUREMENT, ref, FOUND)
    for retry in range(3):
        assert door.send(sent, retry=retry).json() == {"response_action": "clear"}
    metric = reread(quiet.desk, delivery).success_metrics[0]
    assert (metric.value, metric.target_met, metric.measured_by) == ("17 %", False, DANA)
    with quiet.bot.store.reading(delivery.workspace_id) as tx:
        kinds = [fact.kind for fact in audit.history(tx, delivery.id)]
    assert kinds.count(FactKind.OUTCOME_MEASURED) == 1
    door.send(press(DANA, Action.ITEM_TICK, Ref.to(delivery, delivery.current, "outcomes_measured")))
    assert item_done(quiet, delivery, "outcomes_measured")


def test_the_record_does_not_close_while_one_is_not_measured(quiet: Stage, door: Door) -> None:
    delivery = all_passed(quiet.desk)
    late = OTHER | {Field.REASON: text("It was forgotten")}
    door.send(submission(DANA, Form.METRIC, Ref.to(delivery), late))
    door.send(press(DANA, Action.DELIVERY_CLOSE, Ref.to(delivery), trigger_id=quiet.trigger(DANA)))
    assert "The success metric “Time to first search” is not measured" in str(quiet.calls("views.open")[-1])
    assert reread(quiet.desk, delivery).closed_at is None
    door.send(submission(DANA, Form.MEASUREMENT, Ref.to(delivery, number=2), FOUND))
    door.send(press(DANA, Action.DELIVERY_CLOSE, Ref.to(delivery)))
    assert reread(quiet.desk, delivery).closed_at is not None


def test_a_client_delivery_knows_none(quiet: Stage, door: Door) -> None:
    delivery = at_intake(quiet.desk)
    answer = door.send(submission(DANA, Form.METRIC, gate_ref(delivery), WRITTEN))
    assert "knows no success metrics" in answer.text


def item_done(stage: Stage, delivery: Delivery, key: str) -> bool:
    gate = reread(stage.desk, delivery).current
    item = gate.item(key) if gate else None
    assert item is not None
    return item.done
