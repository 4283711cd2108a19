"""The next status digest: when it is shown to the manager, and when it goes."""

from datetime import datetime, timedelta

from gates.delivery import Delivery
from gates.digests.records import ClientUpdate
from gates.digests.setting import settings_of
from gates.digests.slots import next_slot
from gates.process_files.digests import MessageKind
from gates.working_time.working_time import WorkingTime


def plan_next(delivery: Delivery, at: datetime) -> None:
    """Plans the next one from the calendar; one that the manager has before them stays."""
    planned = planned_status(delivery)
    if planned and planned.previewed_at:
        return
    quiet = delivery.is_over or delivery.on_hold
    settings, working = settings_of(delivery), delivery.working_time
    slot = None if quiet else next_slot(settings, at, working)
    if planned is None:
        if slot is None:
            return
        planned = add_update(delivery, MessageKind.STATUS, at)
    planned.due_at = slot
    planned.next_at = slot and max(at, hours_before(slot, settings.preview_hours, working))


def replan(delivery: Delivery, at: datetime) -> None:
    """By the calendar of today; what is due already stays, to be told late rather than never."""
    planned = planned_status(delivery)
    if planned and planned.due_at and planned.due_at > at:
        plan_next(delivery, at)


def planned_status(delivery: Delivery) -> ClientUpdate | None:
    """The one status digest that is planned or before the manager."""
    found = [u for u in delivery.client_updates if u.kind is MessageKind.STATUS and u.is_open]
    return found[-1] if found else None


def add_update(delivery: Delivery, kind: MessageKind, at: datetime) -> ClientUpdate:
    update = ClientUpdate(len(delivery.client_updates) + 1, kind, at)
    delivery.client_updates.append(update)
    return update


def hours_before(moment: datetime, hours: int, working: WorkingTime) -> datetime:
    """The latest moment from which on so many working hours are left."""
    left, day = timedelta(hours=hours), working.local_day(moment)
    while True:
        for since, until in reversed(working.spans(day)):
            length = max(min(until, moment) - since, timedelta())
            if length >= left:
                return min(until, moment) - left
            left -= length
        day -= timedelta(days=1)
