"""What a delivery forgets of ended runs: their counts stay with it, their facts in the audit log."""

from datetime import datetime, timedelta

from gates.delivery import Delivery
from gates.runs.failure_rate import counted_runs
from gates.runs.rounds import gates_of
from gates.runs.run import Run

SHOWN_FOR = timedelta(days=1)  # after its end, a run in which something failed
MOST_SHOWN = 20


def fold(delivery: Delivery, at: datetime) -> None:
    """Keeps the gates of runs that failed lately, and the runs that still count for the failure rate.

    A delivery is loaded whole for each click, so a thousand runs must not weigh more than ten.
    """
    newest = max((run.number for run in delivery.runs), default=0)
    counted = {run.number for run in counted_runs(delivery)}
    for run in ended_and_told(delivery, at):
        its = {id(gate) for gate in gates_of(delivery, run)}
        delivery.gates[:] = [gate for gate in delivery.gates if id(gate) not in its]
        if run.folded_at is None and run.number not in counted and run.number != newest:
            run.folded_at = at


def ended_and_told(delivery: Delivery, at: datetime) -> list[Run]:
    shown = [run.number for run in lately_failed(delivery, at)]
    ended = [run for run in delivery.runs if not run.is_live and run.number not in shown]
    return [run for run in ended if not was_spoken_about(delivery, run)]


def lately_failed(delivery: Delivery, at: datetime) -> list[Run]:
    """Ended runs in which a check failed, oldest first."""
    ended = [run for run in delivery.runs if run.failed_at and run.ended_at and at - run.ended_at < SHOWN_FOR]
    return ended[-MOST_SHOWN:]


def was_spoken_about(delivery: Delivery, run: Run) -> bool:
    """Questions and concerns are somebody's words, which stay where they can be read."""
    return any(gate.questions or gate.concerns for gate in gates_of(delivery, run))
