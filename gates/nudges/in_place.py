"""Somebody is asked, but away, and has handed nothing on: whoever decides is reminded in their place."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from gates.delivery import Delivery
from gates.nudges.asked import Asked, asked_of
from gates.nudges.nudge import Nudge
from gates.nudges.nudging import count_each, due_by
from gates.sign_offs.quorum import lacking
from gates.waiting import WaitKind
from gates.working_time.working_time import WorkingTime


def ask_others(
    delivery: Delivery, away: str, admins: Sequence[str], time: WorkingTime, at: datetime
) -> list[str]:
    """Whoever is asked from now on about what this person would be reminded of; nobody where none is left.

    Where enough others are asked the same and are there, nothing stands still, and nobody else is asked.
    """
    due = due_by(delivery, away, at)
    count_each(delivery, due, time)
    found: list[str] = []
    for nudge, asked in due:
        if nudge.due_at and nudge.due_at <= at and not enough_others(delivery, asked, at):
            found += ask_in_place(delivery, nudge, asked, admins, at)
    return list(dict.fromkeys(found))


def ask_in_place(
    delivery: Delivery, nudge: Nudge, asked: Asked, admins: Sequence[str], at: datetime
) -> list[str]:
    """Who stood in and is away as well is left alone."""
    principal = asked.in_place_of or asked.user
    others = deciders(delivery, {principal, asked.user}, admins, at)
    known = {each.user_id for each in delivery.nudges if each.about == nudge.about}
    delivery.nudges += [
        Nudge(nudge.about, user, at, at, asked.due_on, in_place_of=principal)
        for user in others
        if user not in known
    ]
    if others and nudge.in_place_of:
        delivery.nudges.remove(nudge)
    return others


def deciders(delivery: Delivery, not_there: Iterable[str], admins: Sequence[str], at: datetime) -> list[str]:
    """The managers; where none is there, whoever things are escalated to; then the admins."""
    process = delivery.process
    held = [delivery.holders_of(role) for role in (process.manager, process.escalates_to)]
    for users in (*held, admins):
        if there := [user for user in users if user not in not_there and not is_away(delivery, user, at)]:
            return there
    return []


def enough_others(delivery: Delivery, asked: Asked, at: datetime) -> bool:
    """As many as are needed to sign; one who does it, for everything else."""
    about = asked.about
    same = (each.user for each in asked_of(delivery) if each.about == about)
    there = [user for user in same if user != asked.user and not is_away(delivery, user, at)]
    return len(there) >= wanted(delivery, asked)


def wanted(delivery: Delivery, asked: Asked) -> int:
    gate, role = asked.wait.gate, asked.wait.role
    if asked.wait.kind is not WaitKind.SIGN or not gate or not role:
        return 1
    rule = delivery.phase(gate).gate.rule_of(role)
    return max(lacking(delivery, gate, rule), 1) if rule else 1


def is_away(delivery: Delivery, user: str, at: datetime) -> bool:
    """By their status, as far as is known of those who take part."""
    until = delivery.away.get(user)
    return user in delivery.away and (until is None or at < until)


def stood_in_for(delivery: Delivery, user: str) -> set[str]:
    return {each.in_place_of for each in delivery.nudges if each.user_id == user and each.in_place_of}


def is_back(delivery: Delivery, user: str, at: datetime) -> None:
    """They are asked themselves again: the clock counts anew when, as if they had not been away."""
    if not any(each.in_place_of == user for each in delivery.nudges):
        return
    delivery.nudges[:] = [each for each in delivery.nudges if each.in_place_of != user]
    for each in delivery.nudges:
        if each.user_id == user and each.due_at and each.due_at > at and each.snoozed_until is None:
            each.due_at = each.since
