"""Choosing how the work is done, by what could go wrong with it, and saying why."""

from datetime import datetime

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.people import Person
from gates.process import Process
from gates.records.delivery_mode import Mode
from gates.refusal import Refusal, must_say

WHY = "Say why this way of working fits; the reason stays in the record."


def check_mode(process: Process, mode: Mode | None, because: str | None) -> None:
    """At the start. Raises Refusal where the process asks for a mode and none is chosen, or the other way."""
    if not process.asks_for_mode:
        if mode or because:
            raise Refusal(f"The process “{process.name}” does not ask for a delivery mode.", field="mode")
        return
    if mode is None:
        raise Refusal("Choose the delivery mode that fits the risk.", field="mode")
    must_say(because, WHY, field="reason")


def change_mode(delivery: Delivery, mode: Mode, because: str, by: Person, at: datetime) -> None:
    """From now on the work is done otherwise; the audit log keeps how it was and why."""
    refuse_changing_mode(delivery, by)
    if (mode, because) == (delivery.mode, delivery.mode_because):
        return
    must_say(because, WHY, field="reason")
    delivery.record_fact(
        FactKind.MODE_CHANGED, at, by.user_id,
        mode=mode, reason=because, was=delivery.mode, was_because=delivery.mode_because,
    )  # fmt: skip
    delivery.mode, delivery.mode_because = mode, because


def refuse_changing_mode(delivery: Delivery, by: Person) -> None:
    delivery.must_be_running()
    delivery.must_manage(by, "change the delivery mode")
    if not delivery.process.asks_for_mode:
        raise Refusal(f"The process “{delivery.process.name}” does not ask for a delivery mode.")
