"""The gates of a run: the rounds of the repeating phases that have its number."""

from gates.checklists.checklist import Item
from gates.delivery import Delivery
from gates.gate import Gate
from gates.runs.run import Run


def live_runs(delivery: Delivery) -> list[Run]:
    return [run for run in delivery.runs if run.is_live]


def run_of(delivery: Delivery, gate: Gate) -> Run:
    return next(run for run in delivery.runs if run.number == gate.round)


def gates_of(delivery: Delivery, run: Run) -> list[Gate]:
    return [gate for gate in delivery.gates if gate.round == run.number and delivery.is_of_run(gate)]


def asked_of_people(delivery: Delivery, run: Run) -> list[Item]:
    """What somebody still has to do because a check of this run failed."""
    open_items = (i for gate in gates_of(delivery, run) if not gate.is_settled for i in gate.blocking())
    return [item for item in open_items if not delivery.is_automated(item)]
