"""The milestones of a delivery, a line for each."""

from collections.abc import Mapping
from datetime import date

from gates.delivery import Delivery
from gates.facts import Fact
from gates.records.record import Milestone
from gates.records.slipping import days_late, expected_days
from gates.records.target_change import TargetChange
from messages import states
from messages.blocks import section_of
from messages.limits import Json
from messages.mrkdwn import at, line, mention, on
from messages.titles import count

LISTED = 20


def milestone_lines(delivery: Delivery, today: date) -> list[str]:
    day = delivery.counted_day(today)
    expected = {} if delivery.is_over else expected_days(delivery, today)
    shown = [
        f"{milestone_line(delivery, each, day)}{expected_on(each, expected)}"
        for each in delivery.milestones[:LISTED]
    ]
    left = len(delivery.milestones) - LISTED
    return [*shown, f"… and {left} more"] if left > 0 else shown


def expected_on(milestone: Milestone, expected: Mapping[str, date]) -> str:
    """Where what comes before it has slipped; a forecast that says the same is enough."""
    day = expected.get(milestone.key)
    return f", now expected on {on(day)}" if day and day != milestone.forecast_on else ""


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


def reached_late(delivery: Delivery, fact: Fact) -> str | None:
    """What a late one does to those after it; None for one that came in time."""
    milestone = delivery.milestone(str(fact.detail["milestone"]))
    late = days_late(delivery, milestone) if milestone else 0
    if milestone is None or late == 0:
        return None
    told = f"⚠️ *{milestone_name(delivery, milestone)}* was reached *late*, by {count(late, 'business day')}."
    expected = expected_days(delivery, delivery.working_time.local_day(fact.at))
    moved = [
        f"{milestone_name(delivery, each)} on {on(expected[each.key])}"
        for each in delivery.milestones
        if each.key in expected
    ]
    return f"{told} Now expected: {', '.join(moved[:8])}." if moved else told
