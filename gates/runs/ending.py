"""Ending the runs of a delivery, so that what they changed can be measured."""

from datetime import datetime

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.people import Person
from gates.phases.opening import enter_phase
from gates.refusal import Refusal
from gates.runs.rounds import asked_of_people, live_runs
from gates.runs.running import give_up


def end_runs(delivery: Delivery, by: Person, at: datetime) -> None:
    """The phase after the repeating ones begins. Ending them again changes nothing."""
    delivery.must_manage(by, "end the runs")
    if delivery.runs_ended_at is not None and not delivery.is_over:
        return
    delivery.must_be_running()
    refuse_to_end(delivery)
    for run in live_runs(delivery):
        give_up(delivery, run, "The runs were ended.", at)
    delivery.runs_ended_at, delivery.runs_ended_by = at, by.user_id
    delivery.record_fact(FactKind.RUNS_ENDED, at, by.user_id, green=green_in_all(delivery))
    if following := delivery.process.phase_after(delivery.process.repeating()[-1].key):
        enter_phase(delivery, following, at, by)


def refuse_to_end(delivery: Delivery) -> None:
    if delivery.runs_opened_at is None:
        raise Refusal("No run has begun yet, so there is nothing to end.")
    for run in live_runs(delivery):
        if asked := asked_of_people(delivery, run):
            raise Refusal(f"Run “{run.name}” still asks for “{asked[0].text}”. That comes first.")
    if not green_in_all(delivery):
        raise Refusal("No run has passed yet: the runs can be ended once one has.")


def green_in_all(delivery: Delivery) -> int:
    return sum(day.green for day in delivery.run_days)
