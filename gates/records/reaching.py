"""Reaching milestones, and taking them back when the work returns."""

from datetime import datetime

from gates.delivery import Delivery, milestones_of
from gates.facts import FactKind
from gates.people import Person
from gates.process import Phase
from gates.records.record import Milestone


def reach(delivery: Delivery, key: str | None, at: datetime, by: Person) -> None:
    milestone = delivery.milestone(key) if key else None
    if milestone and milestone.reached_at is None:
        milestone.reached_at = at
        delivery.record_fact(FactKind.MILESTONE_REACHED, at, by.user_id, milestone=milestone.key)


def take_back(delivery: Delivery, key: str | None, at: datetime, by: Person) -> None:
    """The milestone counts as not reached any more; the audit log keeps when it was."""
    milestone = delivery.milestone(key) if key else None
    if milestone and milestone.reached_at:
        was, milestone.reached_at = milestone.reached_at.isoformat(), None
        delivery.record_fact(FactKind.MILESTONE_REOPENED, at, by.user_id, milestone=milestone.key, was=was)


def take_back_from(delivery: Delivery, phase: Phase, at: datetime, by: Person) -> None:
    """Takes back all that is reached again once the work has returned to this phase; its start stands."""
    returned = delivery.process.phases[delivery.process.number(phase.key) - 1 :]
    for key in [key for each in returned for key in milestones_of(each)]:
        if key != phase.milestones.start:
            take_back(delivery, key, at, by)


def is_passed_by(delivery: Delivery, milestone: Milestone) -> bool:
    """Whether it can no longer be reached: its phase was skipped, or its item did not apply."""
    latest = [delivery.latest(p.key) for p in delivery.process.phases if milestone.key in milestones_of(p)]
    ended = all(gate and gate.is_behind for gate in latest)
    return milestone.reached_at is None and ended
