"""Recording what a success metric reads after the release."""

from datetime import date

from gates.delivery import Delivery
from gates.records.record import SuccessMetric
from messages import fields
from messages.blocks import section_of
from messages.ids import Field, Form
from messages.limits import Json
from messages.metric_lines import metric_lines
from messages.refs import Ref
from messages.titles import delivery_title
from messages.views import form

MET, NOT_MET = "met", "not_met"
CHOICES = ((MET, "Yes, the target is met"), (NOT_MET, "No, not or not yet"))


def measurement_form(delivery: Delivery, metric: SuccessMetric, today: date) -> Json:
    said = None if metric.target_met is None else MET if metric.target_met else NOT_MET
    blocks = [
        section_of(delivery_title(delivery), *metric_lines(metric)),
        fields.text(
            Field.VALUE, "What was measured?", most=fields.METRIC, initial=metric.value,
            hint="The value, as the target is worded: “17 % of visitors”",
        ),
        fields.day(Field.MEASURED_ON, "On which day?", initial=metric.measured_on or today),
        fields.radio(Field.TARGET_MET, "Is the target met?", CHOICES, initial=said),
    ]  # fmt: skip
    ref = Ref.to(delivery, number=metric.number)
    return form(Form.MEASUREMENT, "Measure", "Save", blocks, ref.dump())
