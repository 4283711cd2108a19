"""Which gate a report is for where phases repeat: that of the run it names, which it may start."""

from datetime import datetime

from gates.checklists.checking import Report, gate_for, take_report
from gates.checklists.checklist import Item
from gates.delivery import Delivery
from gates.gate import Gate
from gates.people import Person
from gates.process import Phase
from gates.refusal import Refusal
from gates.runs.found_later import take_late_failure
from gates.runs.rounds import gates_of
from gates.runs.run import Run
from gates.runs.running import start_run


def take_in(
    delivery: Delivery, key: str, phase: str | None, run: str | None, report: Report, by: Person, at: datetime
) -> tuple[Gate, Item]:
    """What a check found, also of a run that has ended where it is a failure in production."""
    known = run_named(delivery, run)
    if known and not known.is_live and is_of_last_phase(delivery, key, phase):
        return take_late_failure(delivery, known, key, report, by, at)
    gate = gate_reported(delivery, key, phase, run, by, at)
    return gate, take_report(delivery, gate, key, report, by, at)


def is_of_last_phase(delivery: Delivery, key: str, phase: str | None) -> bool:
    """What fails there has failed in production."""
    return any(phase in (None, p.key) and key in keys_of(p) for p in delivery.process.repeating()[-1:])


def gate_reported(
    delivery: Delivery, key: str, phase: str | None, run: str | None, by: Person, at: datetime
) -> Gate:
    """Raises Unknown or Refusal for what nothing is checked for now; then no run has started either."""
    named = [p for p in delivery.process.phases if phase in (None, p.key) and key in keys_of(p)]
    repeated = [p for p in named if delivery.process.does_repeat(p.key)]
    if run is None and repeated and len(repeated) == len(named):
        raise Refusal(f"“{key}” is checked in every run: say in which with `run`.", field="run")
    if run is None or not named:
        return gate_for(delivery, key, phase)
    if not repeated:
        raise Refusal(f"“{key}” is checked once, and not in every run: leave out `run`.", field="run")
    delivery.must_be_running()
    return gate_in_run(delivery, run_to_check(delivery, run, by, at), repeated)


def keys_of(phase: Phase) -> list[str]:
    return [item.key for item in phase.checklist]


def run_to_check(delivery: Delivery, name: str, by: Person, at: datetime) -> Run:
    """The run of this name, started now where it is new."""
    known = run_named(delivery, name)
    if known and not known.is_live:
        raise has_ended(name)
    if delivery.runs_opened_at is None:
        first = delivery.process.label(delivery.process.repeating()[0].key)
        raise Refusal(f"{first} has not started, so nothing in it is checked yet.")
    if not delivery.runs_are_open:
        raise Refusal("The runs of this delivery were ended, so nothing in them is checked any more.")
    return known or start_run(delivery, name, by, at)


def run_named(delivery: Delivery, name: str | None) -> Run | None:
    return next((run for run in reversed(delivery.runs) if run.name == name), None)


def has_ended(name: str) -> Refusal:
    return Refusal(
        f"Run “{name}” has ended, so nothing in it is checked any more. Report what came after it as a run "
        "of its own."
    )


def gate_in_run(delivery: Delivery, run: Run, phases: list[Phase]) -> Gate:
    keys = [phase.key for phase in phases]
    begun = [gate for gate in gates_of(delivery, run) if gate.phase in keys]
    if not begun:
        label = delivery.process.label(keys[0])
        raise Refusal(f"Run “{run.name}” has not reached {label}: what comes before has to be green first.")
    return next((gate for gate in begun if gate.is_open), begun[-1])
