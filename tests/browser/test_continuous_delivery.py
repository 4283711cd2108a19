"""Continuous delivery on the page: checks carry each change, a failure is rolled back, the runs are ended."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from gates.process import ChecklistItem
from gates.process_files.shipped import shipped_processes
from handlers.acts import measuring
from messages.refs import Ref
from tests.browser.clicks import Clicks
from tests.driver.ci import Ci
from tests.driver.initiatives import METRIC, PLAN
from tests.driver.scenes import DANA, click, passed_until, start
from tests.driver.stage import Stage, on_stage

CONTINUOUS = shipped_processes()["continuous-delivery"]
LINK = "https://ci.example/run/1"
RUNS = "Runs · Development & integration to Release"


@pytest.fixture
def stage(sqlite_template: Path, tmp_path: Path) -> Iterator[Stage]:
    database = tmp_path / "gatehouse.db"
    database.write_bytes(sqlite_template.read_bytes())
    with on_stage(f"sqlite:///{database}") as opened:
        yield opened


@pytest.fixture
def ci(stage: Stage) -> Ci:
    """Of an initiative that is planned: its runs are open."""
    planned = start(stage.desk, DANA, CONTINUOUS, replace(PLAN))
    measuring.write_metric(stage.desk, click(stage.desk, DANA), Ref.to(planned), METRIC, None)
    passed_until(stage.desk, planned, "development")
    return Ci.of(stage, planned)


def report(ci: Ci, run: str, **values: float) -> None:
    """Every check of the run; those that are measured find what is wanted, or the value given."""
    for item in [item for phase in CONTINUOUS.repeating() for item in phase.checklist]:
        value = values.get(item.key, wanted(item))
        more: dict[str, Any] = {} if value is None else {"value": value}
        assert ci.report(item.key, run=run, link=LINK, **more).status_code == 200


def wanted(item: ChecklistItem) -> float | None:
    return float(item.threshold.at_most or 0) if item.threshold else None


def test_one_card_counts_the_runs_and_shows_the_failure_until_it_is_rolled_back(
    stage: Stage, ci: Ci, browser: Browser
) -> None:
    scene = Clicks(browser.new_page())
    scene.page.goto(stage.workspace.config.address)
    scene.act_as("Diego Santos")
    scene.open_channel("acme-talent")
    card = scene.card(RUNS)
    expect(card).to_contain_text("no run has ended")
    report(ci, "build 1041")
    report(ci, "build 1042")
    expect(card).to_contain_text("Today: 2 green, 0 failed")
    report(ci, "build 1043", health_monitored=7.5)
    expect(card).to_contain_text("Failing: run “build 1043” in Phase 5: Release")
    expect(card).to_contain_text("33 %, 1 of the last 3 changes failed in production; at most 15 % may.")
    expect(card.get_by_role("link", name="ci.example/run/1")).to_be_visible()
    scene.press(card, "Tick")
    expect(card).to_contain_text("Failed: run “build 1043”")
    expect(scene.page.get_by_role("heading", name="Phase 3")).to_have_count(0)

    scene.act_as("Dana Whitfield")
    scene.press(card, "End the runs", then="End the runs")
    expect(card).to_contain_text("Ended by @Dana Whitfield")
    expect(card.get_by_role("button", name="End the runs")).to_have_count(0)
    expect(scene.card("Phase 6: Outcome measurement")).to_contain_text("0 of 6 items done")
    scene.page.close()
