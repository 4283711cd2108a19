"""The milestones of a delivery, a line for each."""

from datetime import date

from gates.delivery import Delivery
from gates.records.record import Milestone
from gates.records.target_change import TargetChange
from messages import states
from messages.blocks import section_of
from messages.limits import Json
from messages.mrkdwn import at, line, mention, on

LISTED = 20


def milestone_lines(delivery: Delivery, today: date) -> list[str]:
    day = delivery.counted_day(today)
    shown = [milestone_line(delivery, each, day) for each in delivery.milestones[:LISTED]]
    left = len(delivery.milestones) - LISTED
    return [*shown, f"… and {left} more"] if left > 0 else shown


def milestone_line(delivery: Delivery, milestone: Milestone, today: date) -> str:
    """For example "Reached late · QA certified: Tue 4 Mar 2025, target Mon 3 Mar 2025"."""
    name = milestone_name(delivery, milestone)
    state = states.milestone_state(milestone.status(today))
    return f"{state} · *{name}*{milestone_dates(milestone)}"


def milestone_name(delivery: Delivery, milestone: Milestone) -> str:
    return line(delivery.process.milestone(milestone.key).name)


def milestone_dates(milestone: Milestone) -> str:
    parts = []
    if milestone.reached_at:
        parts.append(on(milestone.reached_at.date()))
    if milestone.target_on:
        parts.append(f"target {on(milestone.target_on)}")
    if milestone.first_target_on and milestone.first_target_on != milestone.target_on:
        parts.append(f"first planned for {on(milestone.first_target_on)}")
    if not milestone.reached_at and milestone.forecast_on not in (None, milestone.target_on):
        parts.append(f"forecast {on(milestone.forecast_on)}")
    return f": {', '.join(parts)}" if parts else ""


def moved_block(delivery: Delivery, change: TargetChange) -> Json:
    """A target that stood before, who moved it, and why."""
    name = line(delivery.process.milestone(change.milestone).name)
    return section_of(
        f"*{name}*: {on(change.was_on)} → {on(change.target_on)}",
        f"{mention(change.changed_by)}{at(change.changed_at)}: {line(change.because, 800)}",
    )


def next_date(delivery: Delivery) -> str:
    """The nearest date that is still ahead in the plan; empty where none is planned."""
    planned = [
        (day, each)
        for each in delivery.milestones
        if each.reached_at is None and (day := each.forecast_on or each.target_on)
    ]
    if not planned:
        return ""
    day, milestone = min(planned, key=lambda pair: (pair[0], pair[1].position))
    return f"Next: {milestone_name(delivery, milestone)} on {on(day)}"
