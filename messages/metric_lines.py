"""A success metric in words: what shall become better, and what it came to."""

from gates.records.record import SuccessMetric
from messages.mrkdwn import at, line, mention, on

LONG = 600  # characters of a reason


def metric_lines(metric: SuccessMetric) -> list[str]:
    return [
        f"{state(metric)} · *{line(metric.name)}*",
        f"From {line(metric.baseline)} to {line(metric.target)} by {on(metric.due_on)}",
        measured(metric),
        changed(metric),
        dropped(metric),
    ]


def state(metric: SuccessMetric) -> str:
    if metric.dropped_at is not None:
        return "➖ *Dropped*"
    if metric.value is None:
        return "⬜ *Not measured yet*"
    return "✅ *Target met*" if metric.target_met else "❗ *Target not met*"


def measured(metric: SuccessMetric) -> str:
    if metric.value is None or metric.measured_on is None or metric.measured_by is None:
        return ""
    return f"Measured on {on(metric.measured_on)}: *{line(metric.value)}*, by {mention(metric.measured_by)}"


def changed(metric: SuccessMetric) -> str:
    why = metric.changed_because
    return f"Changed after it was agreed: {line(why, LONG)}" if why else ""


def dropped(metric: SuccessMetric) -> str:
    if metric.dropped_at is None or metric.dropped_by is None:
        return ""
    why = f": {line(metric.dropped_because, LONG)}" if metric.dropped_because else ""
    return f"Dropped by {mention(metric.dropped_by)}{at(metric.dropped_at)}{why}"
