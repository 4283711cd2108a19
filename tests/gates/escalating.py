"""What anybody may try with an escalation."""

from collections.abc import Callable
from datetime import datetime

from gates.delivery import Delivery
from gates.escalations import answering, raising
from gates.people import Person


def escalation_acts(words: str, number: int, by: Person, now: datetime) -> list[Callable[[Delivery], None]]:
    return [
        lambda d: raising.escalate(d, words, "U3", by, now),
        lambda d: answering.acknowledge(d, number, by, now),
        lambda d: answering.resolve(d, number, words, by, now),
    ]
