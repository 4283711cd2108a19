"""Which calendars hold for a delivery, and its working time by them."""

from gates.delivery import Delivery
from gates.working_time.calendar import Calendar, working_time
from gates.working_time.layers import Layer
from gates.working_time.working_time import WorkingTime


def calendars_of(delivery: Delivery) -> dict[Layer, Calendar | None]:
    """The most particular first."""
    return {
        Layer.DELIVERY: delivery.calendar,
        Layer.PROCESS: delivery.process.calendar,
        Layer.WORKSPACE: delivery.defaults.calendar,
    }


def inherited(delivery: Delivery) -> WorkingTime:
    """What would hold without a calendar of its own."""
    return working_time(delivery.process.calendar, delivery.defaults.calendar)


def follow_calendars(delivery: Delivery) -> None:
    delivery.working_time = working_time(*calendars_of(delivery).values())
