"""Success is defined before the first gate passes, measured after the release, and never moved in silence."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from gates.checklists import ticking
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.people import Person
from gates.phases import closing
from gates.phases.closing import NotComplete
from gates.records import success_metrics
from gates.records.success_metrics import Measurement, NewMetric
from gates.refusal import Refusal
from gates.sign_offs import signing
from tests.gates.deliveries import (
    APPROVE,
    BUILDER,
    CHECKER,
    CLIENT_DELIVERY,
    LEAD,
    MANAGER,
    MEASURED,
    METRIC,
    MONDAY,
    STRANGER,
    current,
    fill_record,
    go_to,
    item,
    kinds,
    later,
    latest,
    make_ready,
    pass_gate,
    phase,
    reject,
    small_delivery,
    started,
)

AIM = phase("aim", checklist=[item("aimed", "lead", needs="success_metrics")])
SHIP = phase("ship", sent_back_to="aim")
LOOK = phase("look", "checker", "builder", sent_back_to="ship",
             checklist=[item("met", "checker", needs="outcomes"), item("seen", "lead")])  # fmt: skip
NEXT = NewMetric("Time to first search", "40 s", "10 s", date(2026, 5, 1))


def initiative() -> Delivery:
    return small_delivery(AIM, SHIP, LOOK)


def with_metric() -> Delivery:
    delivery = initiative()
    success_metrics.write_metric(delivery, METRIC, None, LEAD, MONDAY)
    return delivery


def agreed() -> Delivery:
    delivery = with_metric()
    pass_gate(delivery)
    delivery.facts.clear()
    return delivery


def at_the_end() -> Delivery:
    """The phase in which outcomes are measured leads; nothing is measured."""
    delivery = go_to("ship", agreed())
    pass_gate(delivery)
    delivery.facts.clear()
    return delivery


# Before the first gate


def test_the_item_waits_until_a_metric_is_written() -> None:
    delivery = initiative()
    with pytest.raises(Refusal, match="Write the success metrics first"):
        ticking.tick(delivery, current(delivery), "aimed", LEAD, MONDAY)
    success_metrics.write_metric(delivery, METRIC, None, LEAD, MONDAY)
    ticking.tick(delivery, current(delivery), "aimed", LEAD, MONDAY)
    written = delivery.success_metrics[0]
    assert (written.name, written.written_by, written.due_on) == (METRIC.name, "U_LEAD", METRIC.due_on)
    assert kinds(delivery) == [FactKind.METRIC_WRITTEN, FactKind.ITEM_TICKED]


def test_writing_the_same_again_changes_nothing() -> None:
    delivery = with_metric()
    success_metrics.write_metric(delivery, METRIC, None, LEAD, later(hours=1))
    assert len(delivery.success_metrics) == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (replace(NEXT, name=" "), "metric"),
        (replace(NEXT, name=METRIC.name.upper()), "metric"),
        (replace(NEXT, baseline=""), "baseline"),
        (replace(NEXT, target=""), "target"),
        (replace(NEXT, due_on=date(2026, 3, 1)), "due_on"),
    ],
)
def test_a_metric_needs_a_name_of_its_own_a_baseline_a_target_and_a_day(wrong: NewMetric, field: str) -> None:
    delivery = with_metric()
    with pytest.raises(Refusal) as refused:
        success_metrics.write_metric(delivery, wrong, None, LEAD, MONDAY)
    assert refused.value.field == field


def test_only_the_manager_writes_them() -> None:
    delivery = initiative()
    with pytest.raises(Refusal, match="Only the lead of this delivery") as refused:
        success_metrics.write_metric(delivery, METRIC, None, BUILDER, MONDAY)
    assert refused.value.ask == ("U_LEAD",)


def test_twenty_are_enough() -> None:
    delivery = initiative()
    for number in range(20):
        success_metrics.write_metric(delivery, replace(METRIC, name=f"M{number}"), None, LEAD, MONDAY)
    with pytest.raises(Refusal, match="20 success metrics already"):
        success_metrics.write_metric(delivery, NEXT, None, LEAD, MONDAY)


def test_until_they_are_agreed_they_change_and_go_without_a_reason() -> None:
    delivery = with_metric()
    success_metrics.change_metric(delivery, 1, NEXT, None, LEAD, MONDAY)
    assert (delivery.success_metrics[0].target, delivery.success_metrics[0].changed_because) == ("10 s", None)
    success_metrics.drop_metric(delivery, 1, None, LEAD, MONDAY)
    success_metrics.drop_metric(delivery, 1, None, LEAD, MONDAY)
    assert delivery.live_metrics() == []
    assert kinds(delivery)[-2:] == [FactKind.METRIC_CHANGED, FactKind.METRIC_DROPPED]


def test_who_signed_the_old_goal_is_asked_again() -> None:
    delivery = small_delivery(
        phase("aim", "builder", "checker", checklist=[item("aimed", "lead", needs="success_metrics")]), LOOK
    )
    gate = make_ready(delivery)
    signing.sign(delivery, gate, APPROVE, BUILDER, MONDAY)
    success_metrics.change_metric(delivery, 1, NEXT, None, LEAD, MONDAY)
    assert gate.sign_offs[0].stale_because == "The success metrics were changed"


# Once they are agreed


Act = Callable[[Delivery, str | None], None]
ACTS: dict[str, Act] = {
    "another is added": lambda d, why: success_metrics.write_metric(d, NEXT, why, LEAD, MONDAY),
    "one is worded anew": lambda d, why: success_metrics.change_metric(d, 1, NEXT, why, LEAD, MONDAY),
    "one is dropped": lambda d, why: success_metrics.drop_metric(d, 1, why, LEAD, MONDAY),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_no_goal_moves_in_silence(act: Act) -> None:
    delivery = agreed()
    with pytest.raises(Refusal, match="Say why this changes") as refused:
        act(delivery, " ")
    assert refused.value.field == "reason"
    act(delivery, "The market changed")
    assert delivery.facts[-1].detail["reason"] == "The market changed"
    last = delivery.success_metrics[-1]
    assert "The market changed" in (last.changed_because, last.dropped_because)


def test_sent_back_to_where_they_are_written_they_are_free_again() -> None:
    delivery = agreed()
    signing.sign(delivery, current(delivery), reject(), BUILDER, MONDAY)
    assert current(delivery).phase == "aim"
    success_metrics.change_metric(delivery, 1, NEXT, None, LEAD, MONDAY)
    assert delivery.success_metrics[0].changed_because is None


# After the release


def test_nothing_is_measured_before_its_phase_has_begun() -> None:
    delivery = agreed()
    with pytest.raises(Refusal, match="measured in Phase 3: Look, which has not started yet"):
        success_metrics.measure(delivery, 1, MEASURED, LEAD, MONDAY)


@pytest.mark.parametrize("by", [LEAD, CHECKER])
def test_who_manages_or_answers_for_the_outcome_measures(by: Person) -> None:
    delivery = at_the_end()
    success_metrics.measure(delivery, 1, MEASURED, by, MONDAY)
    metric = delivery.success_metrics[0]
    assert (metric.value, metric.target_met, metric.measured_by) == ("17 %", False, by.user_id)
    assert kinds(delivery) == [FactKind.OUTCOME_MEASURED]
    success_metrics.measure(delivery, 1, MEASURED, by, later(hours=1))
    assert metric.measured_at == MONDAY


@pytest.mark.parametrize("by", [BUILDER, STRANGER])
def test_nobody_else_does(by: Person) -> None:
    with pytest.raises(Refusal, match="Only the Lead or Checker") as refused:
        success_metrics.measure(at_the_end(), 1, MEASURED, by, MONDAY)
    assert refused.value.ask == ("U_LEAD", "U_CHECKER")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (replace(MEASURED, value=" "), "value"),
        (replace(MEASURED, measured_on=date(2026, 3, 3)), "measured_on"),
    ],
)
def test_a_measurement_has_a_value_and_a_day_that_has_come(wrong: Measurement, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        success_metrics.measure(at_the_end(), 1, wrong, LEAD, MONDAY)
    assert refused.value.field == field


@pytest.mark.parametrize("act", [ACTS["one is worded anew"], ACTS["one is dropped"]])
def test_what_is_measured_stays_as_it_was_agreed(act: Act) -> None:
    delivery = at_the_end()
    success_metrics.measure(delivery, 1, MEASURED, LEAD, MONDAY)
    with pytest.raises(Refusal, match="measured already"):
        act(delivery, "It looks bad")


def test_the_item_waits_until_each_is_measured() -> None:
    delivery = at_the_end()
    gate = current(delivery)
    success_metrics.write_metric(delivery, NEXT, "It was forgotten", LEAD, MONDAY)
    success_metrics.measure(delivery, 1, MEASURED, LEAD, MONDAY)
    with pytest.raises(Refusal, match="Measure first: “Time to first search”"):
        ticking.tick(delivery, gate, "met", CHECKER, MONDAY)
    success_metrics.drop_metric(delivery, 2, "Nobody can measure it", LEAD, MONDAY)
    ticking.tick(delivery, gate, "met", CHECKER, MONDAY)


def test_what_is_measured_anew_is_signed_anew() -> None:
    delivery = at_the_end()
    gate = make_ready(delivery)
    signing.sign(delivery, gate, APPROVE, BUILDER, MONDAY)
    success_metrics.measure(
        delivery, 1, replace(MEASURED, value="21 %", target_met=True), LEAD, later(days=1)
    )
    assert gate.sign_offs[0].stale_because == "“Visitors who sign up” was measured anew"
    assert delivery.facts[-2].detail["was"] == "17 %"


def test_the_record_is_not_closed_before_they_are_measured() -> None:
    delivery = at_the_end()
    gate = current(delivery)
    ticking.waive(delivery, gate, "met", LEAD, MONDAY, "We never look back")
    ticking.tick(delivery, gate, "seen", LEAD, MONDAY)
    for by in (CHECKER, BUILDER):
        signing.sign(delivery, gate, APPROVE, by, MONDAY)
    assert latest(delivery, "look").is_settled
    with pytest.raises(NotComplete) as refused:
        closing.close(delivery, LEAD, MONDAY)
    assert "The success metric “Visitors who sign up” is not measured." in refused.value.missing
    fill_record(delivery, MONDAY)
    assert not [missing for missing in closing.missing_for_closing(delivery) if "metric" in missing]


def test_a_record_without_any_is_not_closed() -> None:
    delivery = initiative()
    assert "No success metric is written." in closing.missing_for_closing(delivery)


def test_a_process_that_measures_nothing_knows_none() -> None:
    delivery = started(CLIENT_DELIVERY)
    with pytest.raises(Refusal, match="knows no success metrics"):
        success_metrics.write_metric(delivery, METRIC, None, MANAGER, MONDAY)
    assert not [missing for missing in closing.missing_for_closing(delivery) if "metric" in missing]


@pytest.mark.parametrize("number", [0, 2, 9])
def test_a_metric_that_is_not_there_is_refused(number: int) -> None:
    with pytest.raises(Refusal, match="no longer counts"):
        success_metrics.change_metric(with_metric(), number, NEXT, None, LEAD, MONDAY)
