"""What is asked for on a date: the measurement of each outcome, and the review of a release."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from gates.checklists.checklist import Item
from gates.checklists.needs import unmeasured
from gates.delivery import Delivery, milestones_of
from gates.gate import Gate
from gates.process import ChecklistItem, Need, Phase
from gates.waiting import Wait, WaitKind, waits_of

OF_MEASURING, OF_REVIEWING = {Need.OUTCOMES}, {Need.REVIEW, Need.REVIEW_ACTIONS}


def dated_waits(delivery: Delivery) -> list[Wait]:
    """Each from the morning of its day on, which may be still to come."""
    if delivery.is_over or delivery.on_hold:
        return []
    return [*waits_for_measurements(delivery), *waits_for_review(delivery)]


def waits_now(delivery: Delivery, now: datetime) -> list[Wait]:
    """Everything that is waited for at this moment; first what is asked for on a date, once that has come."""
    return [*(each for each in dated_waits(delivery) if each.since <= now), *waits_of(delivery)]


def waits_for_measurements(delivery: Delivery) -> Iterator[Wait]:
    """Once the phase has begun in which they are measured."""
    begun = begun_with(delivery, Need.OUTCOMES)
    if begun is None:
        return
    role, users = asked_for(delivery, begun, Need.OUTCOMES)
    for metric in unmeasured(delivery):
        since = morning_of(delivery, begun, metric.due_on)
        yield Wait(WaitKind.MEASURE, role, users, since, metric=metric)


def waits_for_review(delivery: Delivery) -> Iterator[Wait]:
    """Where its phase has a day by which it is to end; one that a date opens asks when it opens."""
    begun = begun_with(delivery, Need.REVIEW)
    day = review_day(delivery, begun) if begun else None
    if begun is None or day is None or delivery.reviews or begun.is_settled:
        return
    role, users = asked_for(delivery, begun, Need.REVIEW)
    since = morning_of(delivery, begun, day)
    yield Wait(WaitKind.REVIEW, role, users, since, review_on=day)


def review_day(delivery: Delivery, gate: Gate) -> date | None:
    phase = delivery.phase(gate)
    if phase.opens.date:
        return None
    found = [m for key in milestones_of(phase) if (m := delivery.milestone(key)) and m.reached_at is None]
    days = [day for m in found if (day := m.forecast_on or m.target_on)]
    return days[-1] if days else None


def begun_with(delivery: Delivery, need: Need) -> Gate | None:
    """The latest round of the phase with such an item, once work on it has begun."""
    phase = delivery.process.phase_that_needs(need)
    gate = delivery.latest(phase.key) if phase else None
    return gate if gate and begun_at(gate) else None


def begun_at(gate: Gate) -> datetime | None:
    return gate.opened_at or gate.closed_at


def morning_of(delivery: Delivery, gate: Gate, day: date) -> datetime:
    """Not before the work on it began."""
    return max(delivery.working_time.start_of(day), begun_at(gate) or gate.asked_at)


def asked_for(delivery: Delivery, gate: Gate, need: Need) -> tuple[str, tuple[str, ...]]:
    """The role that owns such items and its people, or the one who was named for it."""
    source = item_with(delivery.phase(gate), need)
    item = gate.item(source.key)
    if item and item.owner_user:
        return source.owner, (item.owner_user,)
    return source.owner, tuple(delivery.who_can([source.owner]))


def item_with(phase: Phase, need: Need) -> ChecklistItem:
    return next(item for item in phase.checklist if item.needs is need)


def without_dated(delivery: Delivery, waits: list[Wait]) -> list[Wait]:
    """An item that has a day of its own is not asked for before, beside those that have none."""
    kinds = {wait.kind for wait in dated_waits(delivery)}
    needs = OF_MEASURING if WaitKind.MEASURE in kinds else set()
    needs = needs | OF_REVIEWING if WaitKind.REVIEW in kinds else needs
    if not needs:
        return waits
    return [wait for each in waits if (wait := undated(delivery, each, needs))]


def undated(delivery: Delivery, wait: Wait, needs: set[Need]) -> Wait | None:
    if wait.kind is not WaitKind.ITEMS:
        return wait
    items = tuple(item for item in wait.items if need_of(delivery, item) not in needs)
    return replace(wait, items=items) if items else None


def need_of(delivery: Delivery, item: Item) -> Need | None:
    source = delivery.source_of(item)
    return source.needs if source else None
