"""Dropping a success metric."""

from gates.delivery import Delivery
from gates.records.record import SuccessMetric
from messages.blocks import section_of
from messages.forms.metric import reason_field
from messages.ids import Form
from messages.limits import Json
from messages.metric_lines import metric_lines
from messages.refs import Ref
from messages.titles import delivery_title
from messages.views import form


def metric_drop_form(delivery: Delivery, metric: SuccessMetric) -> Json:
    note = "It stays in the record as dropped, and nobody is asked to measure it."
    blocks = [section_of(delivery_title(delivery), *metric_lines(metric), note), *reason_field(delivery)]
    ref = Ref.to(delivery, number=metric.number)
    return form(Form.METRIC_DROP, "Drop a metric", "Drop it", blocks, ref.dump())
