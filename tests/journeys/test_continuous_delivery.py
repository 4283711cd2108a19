"""Continuous delivery: planned by people, run through by checks alone, rolled back, ended, measured."""

from dataclasses import dataclass
from typing import Any

import httpx

from gates.facts import FactKind
from messages.ids import Action
from storage import audit
from tests.driver.actor import spoken
from tests.driver.stage import Stage
from tests.journeys.checked import LINK, Checked, good_value
from tests.journeys.initiative import CAST, ROOM
from tests.journeys.story import done

RUN = ("development", "readiness", "release")


@dataclass
class Pipeline(Checked):
    """Many runs, each reported under its own name."""

    def sent(self, run: str, item: str, result: str = "pass", **more: Any) -> httpx.Response:
        assert self.ci
        return self.ci.report(item, result, run=run, link=LINK, **more)

    def in_run(self, run: str, item: str, result: str = "pass", value: float | None = None) -> dict[str, Any]:
        more = {} if value is None else {"value": value}
        answer = self.sent(run, item, result, **more)
        assert answer.status_code == 200, answer.text
        said: dict[str, Any] = answer.json()
        return said

    def go_through(self, run: str, *phases: str) -> dict[str, Any]:
        said: dict[str, Any] = {}
        for item in [item for key in phases or RUN for item in self.phase(key).checklist]:
            said = self.in_run(run, item.key, value=good_value(item))
        return said


def at_its_runs(stage: Stage) -> Pipeline:
    search = Pipeline(stage, "continuous-delivery", CAST)
    search.start()
    search.connect()
    search.write_metric("Visitors who sign up", "12 %", "20 %")
    search.pass_phase("discovery")
    search.pass_phase("planning")
    return search


def test_changes_go_out_by_themselves_until_one_breaks_and_is_rolled_back(stage: Stage) -> None:
    search = at_its_runs(stage)
    search.manager.sees("Each run passes its gates by itself as soon as their checks are green", ROOM)

    first = search.in_run("build 1", "code_reviewed")
    assert (first["run"], first["round"], first["gate"]) == ("build 1", 1, "open")
    early = search.sent("build 1", "rolled_out")
    assert early.status_code == 409
    assert "Run “build 1” has not reached Phase 5: Release" in early.text
    assert search.go_through("build 1")["gate"] == "passed"
    for number in range(2, 6):
        search.go_through(f"build {number}")
    search.manager.sees("*Today*: 5 green, 0 failed", ROOM)
    search.manager.sees("Last: run “build 5”, ✅ *Green*, passed by the checks", ROOM)
    late = search.sent("build 1", "code_reviewed")
    assert (late.status_code, "Run “build 1” has ended" in late.text) == (409, True)

    search.go_through("build 6", "development", "readiness")
    search.in_run("build 6", "rolled_out")
    search.in_run("build 6", "production_validated")
    broken = search.in_run("build 6", "health_monitored", value=7.5)
    assert (broken["state"], broken["open_items"]) == ("failing", 2)
    shown = spoken(search.manager.sees("❌ *Failing*: run “build 6”", ROOM))
    assert "17 %, 1 of the last 6 changes failed in production; at most 15 % may" in shown
    assert "measured 7.5 %, wanted is at most 1 %" in shown
    search.manager.sees("🛑 *Change failure rate* 17 %", ROOM)
    diego = search.holder("release_manager")
    diego.sees("The change is rolled back", diego.direct_messages())

    diego.press(Action.RUNS_END, ROOM)
    sentence = "Only the product manager of this delivery can end the runs"
    stage.eventually(lambda: sentence in diego.told(ROOM), "who ends the runs")
    search.manager.press(Action.RUNS_END, ROOM)
    sentence = "Run “build 6” still asks for “The change is rolled back"
    stage.eventually(lambda: sentence in search.manager.told(ROOM), "what comes first")
    done(diego.press(Action.ITEM_TICK, ROOM, item="rolled_back"))
    search.manager.sees("❌ *Failed*: run “build 6”", ROOM)
    search.go_through("build 7")
    done(search.manager.press(Action.RUNS_END, ROOM))
    ended = search.sent("build 8", "code_reviewed")
    assert (ended.status_code, "The runs of this delivery were ended" in ended.text) == (409, True)

    search.measure(1, "21 %", met=True)
    search.write_review()
    search.pass_phase("outcome")
    search.close()
    search.manager.sees("closed the record", ROOM)
    record = search.record
    assert (sum(day.green for day in record.run_days), sum(day.failed for day in record.run_days)) == (6, 1)
    heads = [str(m["blocks"][0]) for m in stage.messages("deliveries", "dana") if m.get("blocks")]
    assert [sum(words in head for head in heads) for words in ("Phase 2", "Runs ·", "Phase 3")] == [1, 1, 0]
    with stage.bot.store.reading(record.workspace_id) as tx:
        history = audit.history(tx, record.id)
    passed = [fact.by for fact in history if fact.kind is FactKind.GATE_PASSED and fact.phase in RUN]
    assert passed == ["checks"] * 20
    assert audit.verify(stage.bot.store) == []
