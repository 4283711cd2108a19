"""Two journeys of product work on the page, from the start to the closed record."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from gates.records.success_metrics import Measurement
from handlers.acts import measuring
from messages.refs import Ref
from tests.browser.by_clicks import CLARA, DANA, DIEGO, PABLO, QUINN
from tests.browser.clicks import choose, pick_day, write
from tests.browser.playing import WIDE
from tests.browser.walking import Walk
from tests.driver import handoffs, initiatives, scenes
from tests.driver.stage import Stage, on_stage

FINDING = "A search with an umlaut finds nothing."
UNSETTLED = "“It is planned what will be measured”, “The unusual cases are listed”"
WHY_LATE = "The regulator asks for it"


@pytest.fixture
def stage(sqlite_template: Path, tmp_path: Path) -> Iterator[Stage]:
    database = tmp_path / "gatehouse.db"
    database.write_bytes(sqlite_template.read_bytes())
    with on_stage(f"sqlite:///{database}") as opened:
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=WIDE.window, color_scheme=WIDE.scheme, locale="en-GB")
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    yield context.new_page()
    context.close()
    assert errors == []


def test_a_product_is_sent_back_once_and_measured_against_what_was_written_first(
    stage: Stage, page: Page
) -> None:
    walk = Walk(page, stage, initiatives.started(stage.desk))
    write_the_metric(walk)
    walk.prepare()
    for person in (DANA, PABLO, CLARA):
        walk.approve(person, "discovery")
    expect(walk.gate("planning")).to_contain_text("0 of 8 items done")

    walk.pass_until("readiness")
    send_the_release_back(walk)
    walk.pass_until("readiness")
    walk.prepare()
    for person in (QUINN, DIEGO):
        walk.approve(person, "readiness", 2)

    measure_the_outcome(walk)
    walk.sign_the_last_gate_and_close("release")


def write_the_metric(walk: Walk) -> None:
    walk.join(DANA)
    metrics = walk.more("Success metrics", "Success metrics")
    walk.press(metrics, "Add a metric")
    form = walk.form("Add a metric")
    write(form, "What is measured?", "Visitors who sign up")
    write(form, "Where does it stand today?", "12 %")
    write(form, "What is to be reached?", "20 %")
    pick_day(form, "By when?", date(2027, 6, 30))
    walk.submit(form, "Save")
    expect(metrics).to_contain_text("Visitors who sign up")
    metrics.get_by_role("button", name="Close", exact=True).first.click()


def send_the_release_back(walk: Walk) -> None:
    walk.join(QUINN)
    walk.press(walk.gate("readiness"), "Send back")
    form = walk.form("Sign this gate")
    write(form, "What must be put right?", FINDING)
    walk.submit(form, "Sign")
    expect(walk.gate("readiness")).to_contain_text("Sent back to Phase 3: Development & integration")
    again = walk.gate("development", 2)
    expect(again).to_contain_text(f"Put right: {FINDING}")
    expect(again).to_contain_text("What stopped the release is understood")


def measure_the_outcome(walk: Walk) -> None:
    walk.join(DANA)
    metrics = walk.more("Success metrics", "Success metrics")
    walk.press(metrics, "Measure")
    form = walk.form("Measure")
    expect(form).to_contain_text("20 %")
    write(form, "What was measured?", "17 %")
    form.get_by_role("radio", name="No, not or not yet").check()
    walk.submit(form, "Save")
    expect(metrics).to_contain_text("17 %")
    metrics.get_by_role("button", name="Close", exact=True).first.click()


@pytest.mark.soak
def test_an_idea_is_handed_over_in_spite_of_the_warning_and_its_done_changed_late(
    stage: Stage, page: Page
) -> None:
    idea = handoffs.at_phase(stage.desk, "kickoff")
    walk = Walk(page, stage, idea)
    handoffs.pack(stage.desk, idea, "edge_cases_listed", "analytics_planned")
    hand_over_in_spite_of_the_warning(walk)
    walk.pass_until("quality")
    scenes.accept_package(stage.desk, idea)
    add_to_done_late(walk)
    walk.prepare()
    for person in (QUINN, DANA):
        walk.approve(person, "quality")

    walk.pass_until("control")
    by, ref, today = scenes.click(stage.desk, scenes.DANA), Ref.to(idea, number=1), walk.today
    measuring.measure(stage.desk, by, ref, Measurement("1 in 6", today, target_met=False))
    walk.sign_the_last_gate_and_close("control")


def hand_over_in_spite_of_the_warning(walk: Walk) -> None:
    walk.join(DANA)
    expect(walk.card("Kickoff · Product handoffs")).to_contain_text("Kanban")
    card = walk.gate("kickoff")
    expect(card).to_contain_text(f"Expect rework: not settled yet are {UNSETTLED}.")
    walk.press(card, "Hand over")
    warning = walk.form("Hand over all the same?")
    expect(warning).to_contain_text("The unusual cases are listed")
    walk.submit(warning, "Hand over")
    expect(card).to_contain_text("Handed over in spite of the warning")
    walk.join(PABLO)
    walk.press(card, "Accept", then="Accept")
    expect(card).to_contain_text("0 of 4 items done")


def add_to_done_late(walk: Walk) -> None:
    walk.join(DANA)
    done = walk.more("Definition of done", "Definition of done")
    walk.press(done, "Add a part")
    form = walk.form("Add a part")
    write(form, "What is true when this part is done?", "Screen readers can use it")
    choose(form, "Who answers for it?", "Design")
    write(form, "Why does it change?", WHY_LATE)
    walk.submit(form, "Save")
    expect(done).to_contain_text(f"Late: added after development began. {WHY_LATE}")
    done.get_by_role("button", name="Close", exact=True).first.click()
    card = walk.gate("quality")
    expect(card).to_contain_text("Screen readers can use it")
    expect(card).to_contain_text(f"Late: added after development began. {WHY_LATE}")
