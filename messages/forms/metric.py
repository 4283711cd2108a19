"""Writing a success metric, or wording it anew."""

from gates.delivery import Delivery
from gates.records.record import SuccessMetric
from gates.records.success_metrics import are_agreed
from messages import fields
from messages.blocks import section_of
from messages.ids import Field, Form
from messages.limits import Json
from messages.refs import Ref
from messages.titles import delivery_title
from messages.views import form


def metric_form(delivery: Delivery, metric: SuccessMetric | None = None) -> Json:
    blocks = [
        section_of(delivery_title(delivery)),
        fields.text(
            Field.METRIC, "What is measured?", most=fields.METRIC, initial=metric.name if metric else None,
            hint="A result for customers or the business: “Visitors who sign up”",
        ),
        fields.text(
            Field.BASELINE, "Where does it stand today?", most=fields.METRIC,
            initial=metric.baseline if metric else None, hint="“12 % of visitors”, or that nobody knows yet",
        ),
        fields.text(
            Field.TARGET, "What is to be reached?", most=fields.METRIC,
            initial=metric.target if metric else None, hint="“20 % of visitors”",
        ),
        fields.day(
            Field.DUE_ON, "By when?", initial=metric.due_on if metric else None,
            hint="On this day its owner is asked to measure it.",
        ),
        *reason_field(delivery),
    ]  # fmt: skip
    title = "Change a metric" if metric else "Add a metric"
    ref = Ref.to(delivery, number=metric.number if metric else None)
    return form(Form.METRIC, title, "Save", blocks, ref.dump())


def reason_field(delivery: Delivery) -> list[Json]:
    """Asked for once the metrics are agreed."""
    if not are_agreed(delivery):
        return []
    hint = "The metrics are agreed. The reason stays in the record, beside the change."
    return [fields.text(Field.REASON, "Why does it change?", most=fields.REASON, lines=True, hint=hint)]
