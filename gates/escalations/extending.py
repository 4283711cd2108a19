"""Giving a gate more time, with a reason."""

from datetime import date, datetime

from gates.delivery import Delivery
from gates.escalations.answering import must_decide_at, settle
from gates.escalations.ladder import raised_at
from gates.facts import FactKind
from gates.gate import Gate
from gates.people import Person
from gates.records.planning import plan
from gates.refusal import Refusal, must_say


def extend(delivery: Delivery, gate: Gate, until: date, reason: str, by: Person, at: datetime) -> None:
    """The gate is due on this day, its milestone is forecast for it, and the chain begins anew after it."""
    may_extend(delivery, gate, by)
    if (gate.extended_to, gate.extended_by) == (until, by.user_id):
        return
    if until <= delivery.working_time.local_day(at):
        raise Refusal("Choose a day that is still to come.", field="until")
    must_say(reason, "Say why it may take longer; it stays in the record.", field="reason")
    was = delivery.due_on(gate)
    milestone = delivery.milestone_due(gate)
    gate.extended_to, gate.extended_by = until, by.user_id
    delivery.record_fact(
        FactKind.GATE_EXTENDED, at, by.user_id, gate, until=until.isoformat(), reason=reason,
        was=was.isoformat() if was else None,
    )  # fmt: skip
    if milestone and (milestone.forecast_on or milestone.target_on or until) < until:
        plan(delivery, milestone, milestone.target_on, until, reason, by, at)
    for entry in raised_at(delivery, gate):
        settle(delivery, entry, f"It may take until {until.isoformat()}: {reason}", by, at)


def may_extend(delivery: Delivery, gate: Gate, by: Person) -> None:
    delivery.must_be_running()
    must_decide_at(delivery, gate, by, "extend the due date")
    if gate.is_settled:
        raise Refusal(f"{delivery.label(gate)} is settled already, so it needs no more time.")
