"""How a run goes: it starts, passes one short gate after another by its checks, and ends."""

from datetime import datetime

from gates.checklists.checklist import Origin, Part
from gates.checklists.contract import checklist_of
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Gate, Outcome
from gates.people import CHECKS, Person
from gates.phases.opening import add_item, open_gate
from gates.process import Phase
from gates.records.reaching import reach
from gates.refusal import Refusal
from gates.runs.folding import fold
from gates.runs.rounds import asked_of_people, gates_of, live_runs, run_of
from gates.runs.run import Run, RunDay, RunEnd

MOST_AT_ONCE = 20
FACTS = {
    RunEnd.GREEN: FactKind.RUN_PASSED,
    RunEnd.FAILED: FactKind.RUN_FAILED,
    RunEnd.OVERTAKEN: FactKind.RUN_OVERTAKEN,
}


def open_runs(delivery: Delivery, at: datetime, by: Person) -> None:
    """From now on the first check of a run starts it."""
    delivery.runs_opened_at, delivery.runs_ended_at, delivery.runs_ended_by = at, None, None
    delivery.record_fact(FactKind.RUNS_OPENED, at, by.user_id)
    reach(delivery, delivery.process.repeating()[0].milestones.start, at, by)


def start_run(delivery: Delivery, name: str, by: Person, at: datetime) -> Run:
    make_room(delivery, at)
    fold(delivery, at)
    run = Run(max((each.number for each in delivery.runs), default=0) + 1, name, at, by.user_id)
    delivery.runs.append(run)
    delivery.record_fact(FactKind.RUN_STARTED, at, by.user_id, run=name, number=run.number)
    begin_phase(delivery, run, delivery.process.repeating()[0], at, by)
    return run


def make_room(delivery: Delivery, at: datetime) -> None:
    """Too many runs at once would make each click slow: the oldest that asks nothing of anybody ends."""
    live = live_runs(delivery)
    if len(live) < MOST_AT_ONCE:
        return
    oldest = next((run for run in live if not asked_of_people(delivery, run)), None)
    if oldest is None:
        raise Refusal(
            f"{len(live)} runs wait for somebody. Finish what they ask for, then report this again."
        )
    give_up(delivery, oldest, f"{MOST_AT_ONCE} later runs have started.", at)


def begin_phase(delivery: Delivery, run: Run, phase: Phase, at: datetime, by: Person) -> None:
    gate = Gate(phase.key, run.number, asked_at=at)
    for source, origin in checklist_of(delivery, phase):
        add_item(gate, source, Part.CHECKLIST, origin, source.owner)
    delivery.gates.append(gate)
    open_gate(delivery, gate, at, by)
    if phase == delivery.process.repeating()[-1]:
        run.released_at = at


def go_on_with_run(delivery: Delivery, gate: Gate, at: datetime) -> None:
    """After a gate of it has passed. Once the last one has, the runs before it are out of date."""
    run, last = run_of(delivery, gate), delivery.process.repeating()[-1]
    following = delivery.process.phase_after(gate.phase)
    if gate.phase != last.key and following:
        begin_phase(delivery, run, following, at, CHECKS)
        return
    end_run(delivery, run, RunEnd.GREEN, at)
    for earlier in [each for each in live_runs(delivery) if each.number < run.number]:
        if not asked_of_people(delivery, earlier):
            give_up(delivery, earlier, f"Run “{run.name}” has passed since.", at)
    fold(delivery, at)


def end_what_was_dealt_with(delivery: Delivery, gate: Gate, at: datetime) -> None:
    """A run that failed is over once everything that was asked because of it is done."""
    asked = [item for item in gate.items if item.origin is Origin.CHECK]
    if gate.is_open and asked and all(item.done for item in asked) and any(i.failing for i in gate.items):
        end_run(delivery, run_of(delivery, gate), RunEnd.FAILED, at, "What was asked because of it is done.")


def give_up(delivery: Delivery, run: Run, because: str, at: datetime) -> None:
    failing = any(item.failing for gate in gates_of(delivery, run) for item in gate.items)
    end_run(delivery, run, RunEnd.FAILED if failing else RunEnd.OVERTAKEN, at, because)


def end_run(delivery: Delivery, run: Run, how: RunEnd, at: datetime, because: str | None = None) -> None:
    run.ended_at, run.ended_as = at, how
    for gate in [gate for gate in gates_of(delivery, run) if not gate.is_settled]:
        gate.settle(Outcome.CANCELLED, at, CHECKS.user_id, because)
    today = day_of(delivery, at)
    setattr(today, how, getattr(today, how) + 1)
    delivery.record_fact(
        FACTS[how], at, CHECKS.user_id,
        run=run.name, number=run.number, because=because, after_failing=True if run.failed_at else None,
    )  # fmt: skip


def day_of(delivery: Delivery, at: datetime) -> RunDay:
    if not (delivery.run_days and delivery.run_days[-1].day == at.date()):
        delivery.run_days.append(RunDay(at.date()))
    return delivery.run_days[-1]
