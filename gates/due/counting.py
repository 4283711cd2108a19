"""What is due when, counted anew: the rules, or the working time, have changed since it was written down."""

from datetime import datetime

from gates.delivery import Delivery
from gates.digests.planning import replan
from gates.escalations.climbing import follow_up
from gates.people import Person


def count_anew(delivery: Delivery, by: Person, at: datetime) -> None:
    """Doing it twice changes nothing. Nudges are counted where the calendars of people are known."""
    follow_up(delivery, by, at)
    replan(delivery, at)
