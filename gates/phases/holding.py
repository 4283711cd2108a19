"""Putting a delivery on hold, so that its clocks stop, and letting it go on."""

from datetime import datetime, timedelta

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.people import Person
from gates.phases.flow import settle_what_is_complete
from gates.records.record import Pause
from gates.refusal import Refusal, must_say


def hold(delivery: Delivery, because: str, by: Person, at: datetime) -> None:
    """From now on nothing is asked of anybody. Saying the same again changes nothing."""
    delivery.must_not_be_over()
    delivery.must_manage(by, "put it on hold")
    if (standing := delivery.on_hold) and (standing.held_by, standing.because) == (by.user_id, because):
        return
    if delivery.on_hold:
        raise Refusal("This delivery is on hold already. `/gate resume` lets it go on.")
    must_say(because, "Say why it is put on hold; everybody reads it.", field="reason")
    delivery.pauses.append(Pause(len(delivery.pauses) + 1, at, by.user_id, because))
    delivery.record_fact(FactKind.DELIVERY_HELD, at, by.user_id, delivery.current, reason=because)


def resume(delivery: Delivery, because: str, by: Person, at: datetime) -> None:
    """What was asked is asked again, from where it stood."""
    delivery.must_not_be_over()
    delivery.must_manage(by, "resume it")
    standing = delivery.on_hold
    if standing is None:
        if was_resumed_so(delivery, because, by):
            return
        raise Refusal("This delivery is not on hold.")
    must_say(because, "Say why it goes on; everybody reads it.", field="reason")
    standing.resumed_at, standing.resumed_by, standing.resumed_because = at, by.user_id, because
    delivery.record_fact(FactKind.DELIVERY_RESUMED, at, by.user_id, delivery.current, reason=because)
    settle_what_is_complete(delivery, at, by)


def was_resumed_so(delivery: Delivery, because: str, by: Person) -> bool:
    last = delivery.pauses[-1] if delivery.pauses else None
    return last is not None and (last.resumed_by, last.resumed_because) == (by.user_id, because)


def time_on_hold(delivery: Delivery, since: datetime, until: datetime) -> timedelta:
    """How much of the time between two moments does not count, because the clocks stood still."""
    spans = ((max(each.held_at, since), min(each.resumed_at or until, until)) for each in delivery.pauses)
    return sum((end - start for start, end in spans if end > start), timedelta())
