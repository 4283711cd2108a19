"""What is asked of whom: everything that somebody may be nudged about."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from gates.dated_waits import dated_waits, without_dated
from gates.delivery import Delivery
from gates.sign_offs.standing_in import handed_on_to
from gates.waiting import Wait, WaitKind, waits_of


@dataclass(frozen=True, slots=True)
class Asked:
    wait: Wait
    user: str
    since: datetime
    due_on: date | None
    in_place_of: str | None = None  # who is asked, but away

    @property
    def about(self) -> str:
        return about(self.wait)


def asked_of(delivery: Delivery) -> list[Asked]:
    """Each thing once for each person who is reminded of it."""
    resumed = [pause.resumed_at for pause in delivery.pauses if pause.resumed_at]
    return [
        Asked(wait, user, max([wait.since, *resumed[-1:]]), due_on(delivery, wait))
        for wait in everything_waited_for(delivery)
        for user in reminded(delivery, wait)
    ]


def reminded_of(delivery: Delivery) -> list[Asked]:
    """The same, and what somebody is asked in the place of a person who is away."""
    own = {(each.about, each.user): each for each in asked_of(delivery)}
    others = [
        replace(
            own[each.about, each.in_place_of],
            user=each.user_id,
            since=each.since,
            in_place_of=each.in_place_of,
        )
        for each in delivery.nudges
        if each.in_place_of and (each.about, each.in_place_of) in own and each.place not in own
    ]
    return [*own.values(), *others]


def everything_waited_for(delivery: Delivery) -> list[Wait]:
    """What is asked now, and on a date; overdue milestones, from the day after; and the review's actions."""
    now = without_dated(delivery, waits_of(delivery))
    return [
        *now, *dated_waits(delivery), *waits_for_milestones(delivery), *waits_for_actions(delivery),
    ]  # fmt: skip


def waits_for_milestones(delivery: Delivery) -> list[Wait]:
    if delivery.is_over or delivery.on_hold:
        return []
    manager = delivery.process.manager
    users = tuple(delivery.holders_of(manager))
    return [
        Wait(WaitKind.MILESTONE, manager, users, day_after(delivery, each.target_on), milestone=each.key)
        for each in delivery.milestones
        if each.target_on and each.reached_at is None
    ]


def day_after(delivery: Delivery, day: date) -> datetime:
    return delivery.working_time.start_of(day + timedelta(days=1))


def waits_for_actions(delivery: Delivery) -> list[Wait]:
    """They are asked for after the delivery has ended, too, from the working day before they are due."""
    if delivery.on_hold:
        return []
    time = delivery.working_time
    return [
        Wait(
            WaitKind.ACT, None, (each.owner,),
            time.start_of(time.business_day_before(each.due_on, 1)), action=each,
        )
        for each in delivery.review_actions
        if each.done_at is None
    ]  # fmt: skip


def about(wait: Wait) -> str:
    """Names what is asked, within its delivery: the same as long as the same is asked."""
    parts: list[str | int | None] = [wait.kind.name.lower()]
    if wait.gate:
        parts += [wait.gate.phase, wait.gate.round]
    number = wait.concern or wait.override or wait.question or wait.action or wait.addition or wait.metric
    parts += [wait.role, number.number if number else None, wait.escalation, wait.milestone]
    parts += [wait.items[0].owner_user if wait.kind is WaitKind.ITEMS and wait.items else None]
    parts += [wait.missing.role if wait.missing else None]
    return "/".join(str(part) for part in parts if part is not None)


def due_on(delivery: Delivery, wait: Wait) -> date | None:
    """Of the gate, or of what has a day of its own."""
    if own := day_of(wait):
        return own
    return delivery.due_on(wait.gate) if wait.gate else None


def day_of(wait: Wait) -> date | None:
    """Of what is asked for on a day of its own, which is that of no gate."""
    if own := wait.action or wait.metric:
        return own.due_on
    return wait.review_on


def reminded(delivery: Delivery, wait: Wait) -> list[str]:
    """The manager for the client's people; for somebody who has handed on, whoever stands in for them."""
    if wait.role and delivery.process.roles[wait.role].external:
        return delivery.holders_of(delivery.process.manager)
    found = (each for user in wait.users for each in standing_in_for(delivery, wait, user) or [user])
    return list(dict.fromkeys(found))


def standing_in_for(delivery: Delivery, wait: Wait, user: str) -> list[str]:
    """At the end of the chain of those to whom this person handed on."""
    if not delivery.delegations:
        return []
    phase = wait.gate.phase if wait.gate else ""
    chain = handed_on_to(delivery, user, phase, wait.role or "")
    return [each for each in chain if not handed_on_to(delivery, each, phase, wait.role or "")]


def next_nudge_at(delivery: Delivery, wait: Wait) -> datetime | None:
    """When the first of those who are asked is reminded next."""
    return earliest(n.due_at for n in delivery.nudges if n.about == about(wait) and n.is_counted)


def earliest(moments: Iterable[datetime | None]) -> datetime | None:
    return min((moment for moment in moments if moment), default=None)
