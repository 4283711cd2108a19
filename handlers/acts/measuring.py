"""Success metrics: writing and measuring them."""

from gates.records import success_metrics
from gates.records.success_metrics import Measurement, NewMetric
from handlers.acts.change import change
from handlers.desk import Click, Desk
from messages.refs import Ref


def write_metric(desk: Desk, click: Click, ref: Ref, new: NewMetric, reason: str | None) -> None:
    """A new one, or another wording of the one that the reference names."""
    number = ref.number
    if number is None:
        change(
            desk, click, ref.delivery, lambda d, c: success_metrics.write_metric(d, new, reason, c.by, c.at)
        )
    else:
        change(
            desk,
            click,
            ref.delivery,
            lambda d, c: success_metrics.change_metric(d, number, new, reason, c.by, c.at),
        )


def drop_metric(desk: Desk, click: Click, ref: Ref, reason: str | None) -> None:
    change(
        desk, click, ref.delivery, lambda d, c: success_metrics.drop_metric(d, ref.entry, reason, c.by, c.at)
    )


def measure(desk: Desk, click: Click, ref: Ref, found: Measurement) -> None:
    change(desk, click, ref.delivery, lambda d, c: success_metrics.measure(d, ref.entry, found, c.by, c.at))
