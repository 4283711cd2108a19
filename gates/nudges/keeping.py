"""Nudges kept in step with what a delivery waits for."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.nudges.asked import Asked, reminded_of
from gates.nudges.nudge import Nudge
from gates.nudges.timing import next_due, policy_of
from gates.working_time.working_time import WorkingTime

Times = Callable[[Iterable[str]], Mapping[str, WorkingTime]]  # of people

# After these everything is counted anew, though the same is waited for.
COUNTED_ANEW = {FactKind.NUDGES_SET, FactKind.CALENDAR_SET, FactKind.DELIVERY_MOVED}


def keep_nudges(delivery: Delivery, at: datetime, times: Times, *, anew: bool = False) -> None:
    """One for each person and thing that is asked of them; `times` is called only where one is counted.

    `anew`: each is counted again, though the same is asked.
    """
    asked = {(each.about, each.user): each for each in reminded_of(delivery)}
    known = {(each.about, each.user_id): each for each in delivery.nudges}
    anew = anew or any(fact.kind in COUNTED_ANEW for fact in delivery.facts)
    kept = {key: known[key] for key, each in asked.items() if key in known and known[key].since == each.since}
    changed = [key for key, each in asked.items() if anew or is_changed(kept.get(key), each)]
    if not changed and len(kept) == len(known):
        return
    calendars = times(sorted({user for _, user in changed})) if changed else {}
    for key in changed:
        kept[key] = counted(delivery, asked[key], kept.get(key), calendars.get(key[1]), at)
    delivery.nudges[:] = [kept[key] for key in sorted(kept)]


def is_changed(nudge: Nudge | None, asked: Asked) -> bool:
    return nudge is None or nudge.due_on != asked.due_on


def counted(
    delivery: Delivery, asked: Asked, nudge: Nudge | None, time: WorkingTime | None, at: datetime
) -> Nudge:
    """A snooze and a "not me" stand, whatever is counted.

    Of somebody whose time zone is not known yet it is counted by the clock, which looks there at once.
    """
    nudge = nudge or Nudge(asked.about, asked.user, asked.since, None)
    nudge.due_on = asked.due_on
    snoozed = nudge.snoozed_until and nudge.snoozed_until > at
    if not snoozed and nudge.declined_at is None:
        nudge.due_at = next_due(asked, nudge, policy_of(delivery), time) if time else asked.since
    return nudge
