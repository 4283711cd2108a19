"""The window and the forms of the success metrics."""

from typing import Any

from gates.records.success_metrics import (
    Measurement,
    NewMetric,
    refuse_measuring,
    refuse_where_unknown,
    refuse_writing,
    the_metric,
)
from handlers.acts import measuring
from handlers.slack.answers import Answers
from handlers.slack.reading import back_below, delivery_of
from handlers.slack.visit import Visit
from messages import fields
from messages.forms.measurement import MET, measurement_form
from messages.forms.metric import metric_form
from messages.forms.metric_drop import metric_drop_form
from messages.ids import Field
from messages.metrics_view import metrics_view
from messages.refs import Ref

Ack = dict[str, Any] | None


def open_metrics(visit: Visit, ref: Ref | None = None) -> None:
    delivery = delivery_of(visit, ref or visit.ref)
    refuse_where_unknown(delivery)
    visit.show(metrics_view(delivery))


def open_new_metric(visit: Visit) -> None:
    delivery = delivery_of(visit, visit.ref)
    refuse_writing(delivery, visit.click.by)
    visit.show(metric_form(delivery))


def open_metric(visit: Visit) -> None:
    delivery = delivery_of(visit, visit.ref)
    refuse_writing(delivery, visit.click.by)
    visit.show(metric_form(delivery, the_metric(delivery, visit.ref.entry)))


def open_metric_drop(visit: Visit) -> None:
    delivery = delivery_of(visit, visit.ref)
    refuse_writing(delivery, visit.click.by)
    visit.show(metric_drop_form(delivery, the_metric(delivery, visit.ref.entry)))


def open_measurement(visit: Visit) -> None:
    delivery = delivery_of(visit, visit.ref)
    refuse_measuring(delivery, visit.click.by)
    metric = the_metric(delivery, visit.ref.entry)
    visit.show(measurement_form(delivery, metric, visit.click.at.date()))


def save_metric(visit: Visit, answers: Answers) -> Ack:
    new = NewMetric(
        name=answers.line(Field.METRIC, fields.METRIC),
        baseline=answers.line(Field.BASELINE, fields.METRIC),
        target=answers.line(Field.TARGET, fields.METRIC),
        due_on=answers.day(Field.DUE_ON),
    )
    measuring.write_metric(visit.desk, visit.click, visit.ref, new, answers.optional_reason())
    return back_below(visit, metrics_view)


def save_metric_drop(visit: Visit, answers: Answers) -> Ack:
    measuring.drop_metric(visit.desk, visit.click, visit.ref, answers.optional_reason())
    return back_below(visit, metrics_view)


def save_measurement(visit: Visit, answers: Answers) -> Ack:
    found = Measurement(
        value=answers.line(Field.VALUE, fields.METRIC),
        measured_on=answers.day(Field.MEASURED_ON),
        target_met=answers.choice(Field.TARGET_MET) == MET,
    )
    measuring.measure(visit.desk, visit.click, visit.ref, found)
    return back_below(visit, metrics_view)
