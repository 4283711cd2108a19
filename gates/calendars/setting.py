"""The manager gives one delivery a calendar of its own, or takes it back."""

from datetime import datetime

from gates.calendars.holding import follow_calendars, inherited
from gates.delivery import Delivery
from gates.due.counting import count_anew
from gates.facts import FactKind
from gates.people import Person
from gates.working_time.calendar import Calendar
from gates.working_time.layers import departing


def must_set_calendar(delivery: Delivery, by: Person) -> None:
    delivery.must_not_be_over()
    delivery.must_manage(by, "change its working time")


def set_calendar(delivery: Delivery, wanted: Calendar | None, by: Person, at: datetime) -> None:
    """Kept is what departs from its process and workspace; None: as these say."""
    must_set_calendar(delivery, by)
    was, now = delivery.calendar, departing(wanted, inherited(delivery)) if wanted else None
    if now == was:
        return
    delivery.calendar = now
    follow_calendars(delivery)
    delivery.record_fact(FactKind.CALENDAR_SET, at, by.user_id, was=written(was), now=written(now))
    count_anew(delivery, by, at)


def written(calendar: Calendar | None) -> str | None:
    return calendar.model_dump_json(exclude_defaults=True) if calendar else None
