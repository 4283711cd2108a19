"""Gates that pass by themselves, phases that repeat, and how many changes may fail in production."""

from dataclasses import dataclass

import httpx

from gates.delivery import Delivery
from gates.gate import Gate
from messages.ids import Action
from messages.refs import Ref
from messages.runs.card import runs_card
from tests.driver.ci import PROCESS, Ci, sentence, started
from tests.driver.door import Door, press
from tests.driver.scenes import DANA, reread
from tests.driver.stage import Stage
from tests.gates.runs.run_process import RUNS
from tests.rules.switches import allowed, refused

ROOM = "acme-talent"
RATE = "failure_rate: {at_most: 15, asks: {key: undone, text: It is undone, owner: lead}}"


@dataclass
class Pipeline:
    """Dana leads; the plan is done and signed by her presses, and the CI does the rest."""

    stage: Stage
    process: str

    def __post_init__(self) -> None:
        self.work = started(self.stage.desk, process=self.process)
        self.ci = Ci.of(self.stage, self.work)
        self.press(Action.ITEM_TICK, Ref.to(self.work, self.delivery.gates[0], "plan_done"))
        self.press(Action.GATE_APPROVE, Ref.to(self.work, self.delivery.gates[0]))

    @property
    def delivery(self) -> Delivery:
        return reread(self.stage.desk, self.work)

    def press(self, action: Action, ref: Ref) -> str:
        door = Door(self.stage.bot_url)
        url, trigger = self.stage.response_url(DANA, "C0ACMETLNT"), self.stage.trigger(DANA)
        door.send(press(DANA, action, ref, response_url=url, trigger_id=trigger))
        door.close()
        return self.stage.actor("dana").told(ROOM)

    def send(self, run: str | None, item: str, result: str = "pass") -> httpx.Response:
        return self.ci.report(item, result, **({"run": run} if run else {}))

    def release(self, run: str, result: str = "pass") -> Gate:
        """Its last gate."""
        assert self.send(run, "build_done").json()["gate"] == "passed"
        self.send(run, "rollout_done", result)
        return Gate("rollout", self.delivery.runs[-1].number, self.stage.clock.now())

    def asks_to_undo(self, run: str) -> bool:
        gate = self.release(run, "fail")
        return self.delivery.gate("rollout", gate.round).item("undone") is not None

    def card(self) -> str:
        return str(runs_card(self.delivery, self.stage.clock.now()).blocks)


def with_rate(rate: str) -> str:
    assert RATE in RUNS
    return RUNS.replace(RATE, rate)


@allowed("GateRule.passes_itself", "Process.repeats", "Repeats.first", "Repeats.last")
@refused("GateRule.passes_itself")
def test_a_run_passes_its_gates_without_anybody_s_sign_off_and_the_next_begins_anew(stage: Stage) -> None:
    runs = Pipeline(stage, RUNS)
    runs.release("build 1")
    assert "Nobody signs this gate" in runs.press(
        Action.GATE_APPROVE, Ref(delivery=runs.work.id, phase="build", round=open_run(runs))
    )
    runs.release("build 2")
    assert "*Today*: 2 green, 0 failed" in runs.card()
    assert "Phase 2: build: owned by Lead" in runs.card()


def open_run(runs: Pipeline) -> int:
    runs.send("build 2", "rollout_done")  # refused: that phase has not begun
    assert runs.ci.report("build_done", "fail", run="build 2").json()["state"] == "failing"
    return runs.delivery.runs[-1].number


@allowed("GateRule.passes_itself")
@refused("Process.repeats")
def test_where_nothing_repeats_a_green_gate_passes_by_itself_once_and_knows_no_run(stage: Stage) -> None:
    start, end = RUNS.index("repeats:"), RUNS.index("roles:")
    once = Pipeline(stage, RUNS[:start] + RUNS[end:])
    assert "leave out `run`" in sentence(once.send("build 1", "build_done"))
    assert once.send(None, "build_done").json()["gate"] == "passed"
    assert once.delivery.gate("build", 1).closed_by == "checks"
    assert [gate.phase for gate in once.delivery.live_gates] == ["rollout"]


@refused("GateRule.passes_itself")
def test_a_gate_that_people_sign_waits_for_them_however_green_it_is(stage: Stage) -> None:
    optional = PROCESS.replace("owner: lead}\n    gate", "owner: lead, required: false}\n    gate")
    work = started(stage.desk, process=optional)
    assert Ci.of(stage, work).report("tests").json()["gate"] == "ready"


@refused("Repeats.first", "Repeats.last")
def test_what_lies_outside_of_a_run_is_checked_once(stage: Stage) -> None:
    runs = Pipeline(stage, RUNS.replace("  last: rollout", "  last: build"))
    assert runs.send("1", "build_done").json()["gate"] == "passed"
    assert "leave out `run`" in sentence(runs.send("1", "rollout_done"))
    assert "say in which with `run`" in sentence(runs.send(None, "build_done"))
    runs.press(Action.RUNS_END, Ref.to(runs.work))
    assert runs.send(None, "rollout_done").json()["gate"] == "passed"


@allowed("FailureRate.at_most", "FailureRate.of_last", "FailureRate.asks", "Repeats.failure_rate")
def test_as_long_as_few_changes_fail_nobody_is_asked_to_undo_one(stage: Stage) -> None:
    runs = Pipeline(stage, with_rate(RATE.replace("15", "50")))
    runs.release("build 1")
    assert not runs.asks_to_undo("build 2")
    assert "50 %, 1 of the last 2 changes failed in production; at most 50 % may" in runs.card()


@refused("FailureRate.at_most", "FailureRate.of_last", "FailureRate.asks", "Repeats.failure_rate")
def test_beyond_it_the_change_is_to_be_undone_before_its_run_ends(stage: Stage) -> None:
    runs = Pipeline(stage, with_rate(RATE.replace("15", "50, of_last: 1")))
    runs.release("build 1")
    assert runs.asks_to_undo("build 2")
    assert "🛑 *Beyond its threshold*: It is undone" in runs.card()
    assert "still asks for “It is undone”" in runs.press(Action.RUNS_END, Ref.to(runs.work))
    gate = runs.delivery.gate("rollout", 2)
    runs.press(Action.ITEM_TICK, Ref.to(runs.work, gate, "undone"))
    runs.press(Action.RUNS_END, Ref.to(runs.work))
    assert [gate.phase for gate in runs.delivery.live_gates] == ["learn"]


@refused("Repeats.failure_rate")
def test_a_failure_that_shows_once_the_run_has_ended_counts_and_is_asked_about(stage: Stage) -> None:
    runs = Pipeline(stage, RUNS)
    runs.release("build 1")
    assert runs.send("build 2", "build_done").json()["gate"] == "passed"
    assert "*Missing* in run “build 2”: “It is done”" in runs.card()
    assert "nothing but a failure is taken" in sentence(runs.send("build 1", "rollout_done"))
    late = runs.send("build 1", "rollout_done", "fail").json()
    assert (late["state"], late["run"]) == ("failing", "build 1")
    assert "*Failed later*: run “build 1”" in runs.card()
    assert "50 %, 1 of the last 2 changes failed in production; at most 15 % may" in runs.card()
    [asked] = runs.delivery.open_escalations()
    assert (asked.role, "It is undone" in asked.issue) == ("lead", True)


@allowed("Repeats.failure_rate")
def test_without_a_rate_a_failed_change_is_counted_and_nothing_is_asked(stage: Stage) -> None:
    runs = Pipeline(stage, with_rate(""))
    assert not runs.asks_to_undo("build 1")
    assert "100 %, 1 of 1 change failed in production" in runs.card()
