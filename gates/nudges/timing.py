"""When the next nudge is due."""

from datetime import datetime

from gates.delivery import Delivery
from gates.nudges.asked import Asked
from gates.nudges.nudge import Nudge
from gates.nudges.policy import USUAL, NudgePolicy
from gates.waiting import WaitKind
from gates.working_time.working_time import WorkingTime

# Asked for on a date, so that nobody needs time first.
AT_ONCE = {WaitKind.MILESTONE, WaitKind.ACT, WaitKind.MEASURE, WaitKind.REVIEW}


def policy_of(delivery: Delivery) -> NudgePolicy:
    """The delivery's own, else what it would have without."""
    return delivery.nudge_policy or inherited_policy(delivery)


def inherited_policy(delivery: Delivery) -> NudgePolicy:
    """That of its process, else of its workspace."""
    return delivery.process.nudges or delivery.defaults.nudges or USUAL


def next_due(asked: Asked, nudge: Nudge, policy: NudgePolicy, time: WorkingTime) -> datetime | None:
    """In the working hours of the person; None when they have been nudged as often as they may be."""
    if nudge.step >= policy.at_most:
        return None
    before = nudge.nudged_at or asked.since
    due = usual(asked, nudge, policy, time)
    warned = warning(asked, policy, time)
    return time.next_open(min(due, warned) if warned and warned > before else due)


def usual(asked: Asked, nudge: Nudge, policy: NudgePolicy, time: WorkingTime) -> datetime:
    if nudge.nudged_at:
        return time.after_hours(nudge.nudged_at, policy.then_every_hours)
    if asked.wait.kind in AT_ONCE or asked.in_place_of:
        return asked.since
    return time.after_hours(asked.since, policy.first_after_hours)


def warning(asked: Asked, policy: NudgePolicy, time: WorkingTime) -> datetime | None:
    """So many business days before it is due."""
    if asked.due_on is None or policy.before_due_days == 0:
        return None
    return time.opens_on(time.business_day_before(asked.due_on, policy.before_due_days))
