"""Target and forecast of one milestone; a target that stood is never lost."""

from collections.abc import Mapping
from datetime import date, datetime

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.people import Person
from gates.records.record import Milestone
from gates.records.target_change import TargetChange
from gates.refusal import Refusal


def refuse_to_clear(delivery: Delivery, targets: Mapping[str, date | None]) -> None:
    for milestone in delivery.milestones:
        if milestone.target_on and targets.get(milestone.key, milestone.target_on) is None:
            raise Refusal(
                "A target that was set stays in the record: move it, with a reason.", field=milestone.key
            )


def plan(
    delivery: Delivery,
    milestone: Milestone,
    target: date | None,
    forecast: date | None,
    reason: str | None,
    by: Person,
    at: datetime,
) -> None:
    if (target, forecast) == (milestone.target_on, milestone.forecast_on):
        return
    delivery.record_fact(
        FactKind.MILESTONE_PLANNED, at, by.user_id, milestone=milestone.key, reason=reason,
        target=spoken(target), target_was=spoken(milestone.target_on),
        forecast=spoken(forecast), forecast_was=spoken(milestone.forecast_on),
    )  # fmt: skip
    if milestone.target_on and target and target != milestone.target_on:
        keep_target(delivery, milestone, target, reason or "", by, at)
    milestone.first_target_on = milestone.first_target_on or target
    milestone.target_on, milestone.forecast_on = target, forecast


def keep_target(
    delivery: Delivery, milestone: Milestone, target: date, reason: str, by: Person, at: datetime
) -> None:
    """The target that stood stays in the record."""
    was = milestone.target_on or target
    number = len(delivery.target_changes) + 1
    delivery.target_changes.append(TargetChange(number, milestone.key, was, target, reason, at, by.user_id))


def spoken(day: date | None) -> str | None:
    return day.isoformat() if day else None
