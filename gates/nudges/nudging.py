"""Nudging somebody, and what they may answer: not now, or not me."""

from datetime import datetime

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.nudges.asked import Asked, reminded_of
from gates.nudges.nudge import Nudge
from gates.nudges.timing import next_due, policy_of
from gates.people import CLOCK, Person
from gates.refusal import Refusal
from gates.working_time.working_time import WorkingTime

NOT_ASKED = "Nothing is asked of you here any more. Your Home shows what waits for you."
LONGEST_SNOOZE_DAYS = 30


def nudge(
    delivery: Delivery, user: str, until: datetime, message: int, time: WorkingTime, at: datetime
) -> list[tuple[Nudge, Asked]]:
    """Counts one more step of everything that is due by then, and says when the next one is."""
    due = due_by(delivery, user, until)
    count_each(delivery, due, time)
    given = [(each, what) for each, what in due if each.due_at and each.due_at <= until]
    for each, what in given:
        each.step, each.nudged_at, each.message, each.snoozed_until = each.step + 1, at, message, None
        each.due_at = next_due(what, each, policy_of(delivery), time)
    if given:
        abouts = [each.about for each, _ in given]
        delivery.record_fact(FactKind.NUDGED, at, CLOCK.user_id, to=user, about=abouts)
    return given


def count_anew(delivery: Delivery, user: str, until: datetime, time: WorkingTime) -> None:
    """What seems due by then may have been counted before the time zone of the person was known."""
    count_each(delivery, due_by(delivery, user, until), time)


def count_each(delivery: Delivery, due: list[tuple[Nudge, Asked]], time: WorkingTime) -> None:
    for each, what in due:
        if each.snoozed_until is None:
            each.due_at = next_due(what, each, policy_of(delivery), time)


def due_by(delivery: Delivery, user: str, until: datetime) -> list[tuple[Nudge, Asked]]:
    asked = {each.about: each for each in reminded_of(delivery) if each.user == user}
    mine = [n for n in delivery.nudges if n.user_id == user and n.about in asked]
    return [(n, asked[n.about]) for n in mine if n.due_at and n.due_at <= until]


def snooze(delivery: Delivery, mark: str, until: datetime, by: Person, at: datetime) -> None:
    """Nothing is said of it before then; the snooze ends by itself."""
    each = nudge_of(delivery, mark, by)
    if each.snoozed_until == until:
        return
    if until <= at:
        raise Refusal("This is over already. Choose a later time.", field="until")
    if (until - at).days > LONGEST_SNOOZE_DAYS:
        raise Refusal(
            f"A snooze lasts {LONGEST_SNOOZE_DAYS} days at most. For longer, hand it on.", field="until"
        )
    each.due_at = each.snoozed_until = until
    delivery.record_fact(FactKind.NUDGE_SNOOZED, at, by.user_id, about=each.about, until=until.isoformat())


def decline(delivery: Delivery, mark: str, by: Person, at: datetime) -> None:
    """Somebody says that they are not the one to ask; those who can name another person are told."""
    each = nudge_of(delivery, mark, by)
    if each.declined_at:
        return
    if each.in_place_of:
        raise Refusal("You are asked because somebody is away. Give it to somebody else instead.")
    if by.user_id in delivery.holders_of(delivery.process.manager):
        raise Refusal("You own this delivery, so nobody else can say who is to be asked. Hand it on instead.")
    each.declined_at, each.due_at, each.snoozed_until = at, None, None
    delivery.record_fact(FactKind.NUDGE_DECLINED, at, by.user_id, about=each.about)


def nudge_of(delivery: Delivery, mark: str, by: Person) -> Nudge:
    if delivery.on_hold:
        raise Refusal("This delivery is on hold, and nobody is nudged meanwhile.")
    mine = (each for each in delivery.nudges if each.mark == mark and each.user_id == by.user_id)
    found = next(mine, None)
    if found is None:
        raise Refusal(NOT_ASKED)
    return found
