"""Success metrics: what shall become better, written before the work and measured after the release."""

from dataclasses import dataclass
from datetime import date, datetime

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.people import Person
from gates.process import Need
from gates.records.record import SuccessMetric
from gates.refusal import Refusal, must_say
from gates.sign_offs.going_stale import make_stale_over

MOST = 20  # metrics that count; whoever watches more watches none


@dataclass(frozen=True, slots=True)
class NewMetric:
    name: str
    baseline: str  # where it stands today
    target: str
    due_on: date  # by when the target is to be reached

    def repeats(self, metric: SuccessMetric) -> bool:
        known = (metric.name, metric.baseline, metric.target, metric.due_on)
        return known == (self.name, self.baseline, self.target, self.due_on)


@dataclass(frozen=True, slots=True)
class Measurement:
    value: str
    measured_on: date
    target_met: bool

    def repeats(self, metric: SuccessMetric) -> bool:
        return (metric.value, metric.measured_on, metric.target_met) == (
            self.value, self.measured_on, self.target_met,
        )  # fmt: skip


def are_agreed(delivery: Delivery) -> bool:
    """Whether the gate before which they are written is behind the work."""
    phase = delivery.process.phase_that_needs(Need.SUCCESS_METRICS)
    gate = delivery.latest(phase.key) if phase else None
    return gate is not None and gate.is_behind


def may_be_measured(delivery: Delivery) -> bool:
    """Whether the phase in which they are measured has begun."""
    phase = delivery.process.phase_that_needs(Need.OUTCOMES)
    gate = delivery.latest(phase.key) if phase else None
    return gate is not None and (gate.opened_at is not None or gate.is_settled)


def write_metric(delivery: Delivery, new: NewMetric, reason: str | None, by: Person, at: datetime) -> None:
    """Adds a metric. Once they are agreed that needs a reason, so that no goal moves in silence."""
    refuse_writing(delivery, by)
    if any(new.repeats(metric) for metric in delivery.live_metrics()):
        return
    check_metric(delivery, new, reason)
    if len(delivery.live_metrics()) >= MOST:
        raise Refusal(f"There are {MOST} success metrics already. Drop one that matters less first.")
    number = len(delivery.success_metrics) + 1
    because = reason if are_agreed(delivery) else None
    delivery.success_metrics.append(
        SuccessMetric(number, new.name, new.baseline, new.target, new.due_on, at, by.user_id, because)
    )
    delivery.record_fact(
        FactKind.METRIC_WRITTEN, at, by.user_id, metric=number, name=new.name, baseline=new.baseline,
        target=new.target, due_on=new.due_on.isoformat(), reason=because,
    )  # fmt: skip
    tell_what_changed(delivery, by, at)


def change_metric(
    delivery: Delivery, number: int, new: NewMetric, reason: str | None, by: Person, at: datetime
) -> None:
    """Words it anew. What was measured stays as it was agreed."""
    refuse_writing(delivery, by)
    metric = the_metric(delivery, number)
    if new.repeats(metric):
        return
    refuse_when_measured(metric)
    check_metric(delivery, new, reason, but=metric)
    was = f"{metric.name}: from {metric.baseline} to {metric.target} by {metric.due_on.isoformat()}"
    metric.name, metric.baseline = new.name, new.baseline
    metric.target, metric.due_on = new.target, new.due_on
    if are_agreed(delivery):
        metric.changed_because = reason
    delivery.record_fact(
        FactKind.METRIC_CHANGED, at, by.user_id, metric=number, name=new.name, baseline=new.baseline,
        target=new.target, due_on=new.due_on.isoformat(), was=was, reason=metric.changed_because,
    )  # fmt: skip
    tell_what_changed(delivery, by, at)


def drop_metric(delivery: Delivery, number: int, reason: str | None, by: Person, at: datetime) -> None:
    """It stays in the record as dropped, and is not asked for any more."""
    refuse_writing(delivery, by)
    metric = the_metric(delivery, number, dropped_too=True)
    if metric.dropped_at is not None:
        return
    refuse_when_measured(metric)
    if are_agreed(delivery):
        must_give_a_reason(reason)
    metric.dropped_at, metric.dropped_by, metric.dropped_because = at, by.user_id, reason
    delivery.record_fact(
        FactKind.METRIC_DROPPED, at, by.user_id, metric=number, name=metric.name, reason=reason
    )
    tell_what_changed(delivery, by, at)


def measure(delivery: Delivery, number: int, found: Measurement, by: Person, at: datetime) -> None:
    """Records what the metric reads after the release, and whether its target is met."""
    refuse_measuring(delivery, by)
    metric = the_metric(delivery, number)
    if found.repeats(metric):
        return
    must_say(found.value, "Write what was measured.", field="value")
    if found.measured_on > at.date():
        raise Refusal("This day is still to come. Measure first, then write it down.", field="measured_on")
    was = metric.value
    metric.value, metric.measured_on, metric.target_met = found.value, found.measured_on, found.target_met
    metric.measured_at, metric.measured_by = at, by.user_id
    delivery.record_fact(
        FactKind.OUTCOME_MEASURED, at, by.user_id, metric=number, name=metric.name, value=found.value,
        target=metric.target, measured_on=found.measured_on.isoformat(), target_met=found.target_met, was=was,
    )  # fmt: skip
    make_stale_over(delivery, Need.OUTCOMES, f"“{metric.name}” was measured anew", by, at)


# Who may, and when


def refuse_writing(delivery: Delivery, by: Person) -> None:
    delivery.must_be_running()
    delivery.must_manage(by, "change the success metrics")
    refuse_where_unknown(delivery)


def refuse_measuring(delivery: Delivery, by: Person) -> None:
    delivery.must_be_running()
    refuse_where_unknown(delivery)
    if not delivery.manages(by):
        delivery.refuse_unless_holder(by, measuring_roles(delivery), "record what was measured")
    if not may_be_measured(delivery):
        phase = delivery.process.phase_that_needs(Need.OUTCOMES)
        label = delivery.process.label(phase.key) if phase else "a later phase"
        raise Refusal(f"The success metrics are measured in {label}, which has not started yet.")


def measuring_roles(delivery: Delivery) -> list[str]:
    """The manager's, and those of the items that wait for the outcomes."""
    items = [item for phase in delivery.process.phases for item in phase.checklist]
    return [delivery.process.manager, *(item.owner for item in items if item.needs is Need.OUTCOMES)]


def refuse_where_unknown(delivery: Delivery) -> None:
    if not delivery.process.measures_outcomes():
        raise Refusal(f"The process “{delivery.process.name}” knows no success metrics.")


def the_metric(delivery: Delivery, number: int, *, dropped_too: bool = False) -> SuccessMetric:
    found = next((m for m in delivery.success_metrics if m.number == number), None)
    if found is None or (found.dropped_at is not None and not dropped_too):
        raise Refusal("This success metric no longer counts. Open “Success metrics” anew.")
    return found


def refuse_when_measured(metric: SuccessMetric) -> None:
    if metric.value is not None:
        raise Refusal(f"“{metric.name}” is measured already, so it stays as it was agreed.")


def check_metric(
    delivery: Delivery, new: NewMetric, reason: str | None, but: SuccessMetric | None = None
) -> None:
    must_say(new.name, "Say what is measured.", field="metric")
    must_say(new.baseline, "Say where it stands today, or that nobody knows yet.", field="baseline")
    must_say(new.target, "Say what is to be reached.", field="target")
    if any(m.name.casefold() == new.name.casefold() for m in delivery.live_metrics() if m is not but):
        raise Refusal(f"There is a success metric “{new.name}” already.", field="metric")
    if new.due_on < delivery.intake_on:
        raise Refusal("This date lies before the work began.", field="due_on")
    if are_agreed(delivery):
        must_give_a_reason(reason)


def must_give_a_reason(reason: str | None) -> None:
    sentence = "The success metrics are agreed. Say why this changes; the reason stays in the record."
    must_say(reason, sentence, field="reason")


def tell_what_changed(delivery: Delivery, by: Person, at: datetime) -> None:
    for need in (Need.SUCCESS_METRICS, Need.OUTCOMES):
        make_stale_over(delivery, need, "The success metrics were changed", by, at)
