"""The success metrics of a delivery, each with what can be done to it."""

from gates.delivery import Delivery
from gates.records.record import SuccessMetric
from gates.records.success_metrics import MOST, are_agreed, may_be_measured
from messages.blocks import actions, button, context, section, section_of
from messages.ids import Action
from messages.limits import VIEW_BLOCKS, VIEW_TEXT, Json, fit
from messages.metric_lines import metric_lines
from messages.refs import Ref
from messages.titles import delivery_title
from messages.views import reading


def metrics_view(delivery: Delivery) -> Json:
    head = [section_of(delivery_title(delivery), standing(delivery))]
    rows = [metric_row(delivery, metric) for metric in delivery.success_metrics]
    blocks = fit(head, rows or [[section("No success metric is written yet.")]], tail(delivery), more,
                 VIEW_BLOCKS, VIEW_TEXT)  # fmt: skip
    return reading("Success metrics", blocks, Ref.to(delivery).dump())


def standing(delivery: Delivery) -> str:
    if may_be_measured(delivery):
        return "They can be measured now. The record can be closed once each has its result."
    if are_agreed(delivery):
        return "They are agreed. A change needs a reason, which stays in the record."
    return "What shall become better for customers and the business: results, not what is shipped."


def metric_row(delivery: Delivery, metric: SuccessMetric) -> list[Json]:
    words = section_of(*metric_lines(metric))
    if stands_still(delivery) or metric.dropped_at is not None:
        return [words]
    return [words, deeds(delivery, metric)] if deeds_of(delivery, metric) else [words]


def stands_still(delivery: Delivery) -> bool:
    return delivery.is_over or delivery.on_hold is not None


def deeds(delivery: Delivery, metric: SuccessMetric) -> Json:
    ref = Ref.to(delivery, number=metric.number)
    return actions(*[button(name, action, ref) for name, action in deeds_of(delivery, metric)])


def deeds_of(delivery: Delivery, metric: SuccessMetric) -> list[tuple[str, Action]]:
    found = []
    if may_be_measured(delivery):
        again = "Measure again" if metric.value is not None else "Measure"
        found.append((again, Action.METRIC_MEASURE))
    if metric.value is None:
        found += [("Change", Action.METRIC_CHANGE), ("Drop", Action.METRIC_DROP)]
    return found


def tail(delivery: Delivery) -> list[Json]:
    if stands_still(delivery) or len(delivery.live_metrics()) >= MOST:
        return []
    return [actions(button("Add a metric", Action.METRIC_ADD, Ref.to(delivery)))]


def more(left: int) -> Json:
    return context(f"… and {left} more, which the delivery record keeps.")
