"""One client delivery in a browser, from the signed requirement to the closed record, by clicks only."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.by_clicks import (
    CLARA,
    CLIENTS,
    DANA,
    DIEGO,
    INES,
    NAME,
    OLIVIA,
    PABLO,
    QUINN,
    TEAM,
    Delivery,
    checklist,
)
from tests.browser.clicks import write
from tests.browser.playing import NARROW, NARROW_DARK, WIDE, WIDE_DARK, Look, Play, playing
from tests.driver.stage import Stage, on_stage

QUESTION = "Which robots are meant: the arms only, or the carts too?"
BLOCKER = "The test line is taken until Thursday: may we work at night?"
FAILURE = "Two of forty answers name an engineer who left."


@pytest.fixture
def stage(sqlite_template: Path, tmp_path: Path) -> Iterator[Stage]:
    database = tmp_path / "gatehouse.db"
    database.write_bytes(sqlite_template.read_bytes())
    with on_stage(f"sqlite:///{database}") as opened:
        yield opened


@pytest.fixture
def look(request: pytest.FixtureRequest) -> Look:
    chosen: Look = request.param
    return chosen


# The whole way takes two minutes of a busy machine: `make test` goes it once.
SOAK = pytest.mark.soak
WHOLE_WAY = [WIDE, pytest.param(NARROW_DARK, marks=SOAK)]
OTHER_LOOKS = [NARROW_DARK, *(pytest.param(look, marks=SOAK) for look in (WIDE_DARK, NARROW))]


@pytest.fixture
def play(stage: Stage, browser: Browser, look: Look) -> Iterator[Play]:
    with playing(stage, browser, look) as play:
        yield play


@pytest.mark.parametrize("look", WHOLE_WAY, ids=str, indirect=True)
def test_a_client_delivery_passes_its_seven_gates_by_clicks_only(play: Play) -> None:
    start(play)
    hand_the_package_over(play)
    pass_intake(play)
    pass_planning(play)
    pass_production(play)
    fail_qa(play)
    do_the_rework(play)
    pass_qa_and_deployment(play)
    let_the_client_acknowledge(play)
    pass_review(play)
    close(play)
    play.fits()


@pytest.mark.parametrize("look", OTHER_LOOKS, ids=str, indirect=True)
def test_a_delivery_starts_and_passes_its_first_gate_in_every_other_look(play: Play) -> None:
    leave_a_form_empty(play)
    start(play)
    hand_the_package_over(play)
    pass_intake(play)
    play.fits()
    play.scene.join(OLIVIA, CLIENTS)
    expect(play.scene.messages).to_have_count(0)
    play.fits()


def leave_a_form_empty(play: Play) -> None:
    scene, form = play.scene, play.scene.form("Start a delivery")
    scene.join(INES)
    scene.type_line("/gate start")
    scene.press(form, "Next")
    expect(form.get_by_role("alert").first).to_contain_text("need another look")
    play.fits()
    form.get_by_role("button", name="Close", exact=True).click()
    expect(form).to_be_hidden()


def start(play: Play) -> None:
    scene, form = play.scene, play.scene.form("Start a delivery")
    scene.join(INES)
    scene.type_line("/gate start")
    scene.fill_first_step()
    play.pictures.take("start-form", scene.page, form.locator("[data-block-id]").first)
    scene.press(form, "Next")
    scene.fill_second_step()
    scene.submit(form, "Start")

    kickoff = scene.card("Kickoff · Client delivery")
    expect(kickoff).to_contain_text("1. Intake handoff · ▶️ waiting for its package")
    expect(kickoff).to_contain_text(f"QA engineer: @{QUINN}")
    expect(kickoff).to_contain_text("Pinned by Gatehouse")
    play.pictures.take("kickoff", scene.page, kickoff)


def hand_the_package_over(play: Play) -> None:
    """Dana returns it once, with a question."""
    scene = play.scene
    scene.tick_package()
    scene.hand_over()

    scene.act_as(DANA)
    scene.open_direct_messages()
    ask = scene.card("A package is waiting for you")
    expect(ask).to_contain_text("You are asked as Delivery manager")
    scene.press(ask, "Return with questions")
    form = scene.form("Return with questions")
    write(form, "Your questions", QUESTION)
    scene.submit(form, "Return")
    play.clara.open_channel(TEAM)
    expect(play.clara.gate("intake")).to_contain_text(QUESTION)

    scene.join(INES)
    expect(scene.gate("intake")).to_contain_text(f"Returned with questions by @{DANA}")
    play.pictures.take("returned-handoff", scene.page, scene.gate("intake"))
    scene.hand_over()
    scene.join(DANA)
    scene.press(scene.gate("intake"), "Accept", then="Accept")
    play.all_see("intake", "0 of 6 items done")


def pass_intake(play: Play) -> None:
    scene = play.scene
    scene.press(scene.gate("intake"), "Approve", then="Approve")
    expect(scene.messages.last).to_contain_text("6 required items are still open")
    expect(scene.messages.last).to_contain_text("Only visible to you")

    scene.tick_all("intake")
    scene.act_as(INES)
    scene.open_home()
    expect(scene.home).to_contain_text("Sign this gate, waiting for")
    scene.join(QUINN)
    scene.press(scene.gate("intake"), "Approve", then="Approve")
    expect(scene.messages.last).to_contain_text(f"Who can: @{DANA}, @{INES}")

    scene.approve(DANA, "intake")
    play.all_see("intake", f"Approved by @{DANA}")
    scene.approve(INES, "intake")
    play.all_see("intake", f"Passed, last signed by @{INES}")
    play.all_see("planning", "0 of 7 items done")


def pass_planning(play: Play) -> None:
    scene = play.scene
    scene.join(DANA)
    scene.add_risk()
    scene.set_triggers()
    card, items = scene.gate("planning"), checklist("planning")
    scene.tick_each(items[:5], "planning")
    play.pictures.take_whole("gate", scene.page, card)
    play.pictures.take_dark("dark", scene.page, card)
    play.pictures.take_on_phone("phone", scene.page, card)
    scene.tick_each(items[5:], "planning")
    expect(card).to_contain_text("ready to sign")

    scene.act_as(PABLO)
    scene.open_home()
    expect(scene.home).to_contain_text("Sign this gate, waiting for")
    play.pictures.take("home", scene.page)
    scene.press(scene.home, "Review and sign")
    form = scene.form("Sign this gate")
    expect(form).to_contain_text("production can keep it")
    form.get_by_role("radio", name="Approve", exact=True).check()
    play.pictures.take("sign-off", scene.page)
    scene.submit(form, "Sign")
    expect(play.clara.gate("planning")).to_contain_text(f"Approved by @{PABLO}")
    scene.approve(DIEGO, "planning")
    play.all_see("production", "0 of 8 items done")


def pass_production(play: Play) -> None:
    play.scene.join(PABLO)
    play.scene.escalate(BLOCKER)
    play.scene.tick_all("production")
    play.scene.approve(PABLO, "production")
    play.all_see("qa", "0 of 5 items done")


def fail_qa(play: Play) -> None:
    scene = play.scene
    scene.tick_all("qa")
    scene.join(QUINN)
    expect(scene.gate("qa").get_by_role("button", name="Approve with conditions")).to_have_count(0)
    scene.press(scene.gate("qa"), "Send back")
    form = scene.form("Sign this gate")
    expect(form.get_by_role("radio", name="Send back")).to_be_checked()
    scene.press(form, "Sign")
    expect(form).to_contain_text("Please complete this required field.")
    write(form, "What must be put right?", FAILURE)
    scene.submit(form, "Sign")
    play.all_see("qa", "Sent back to Stage 3: Production tracking")
    play.all_see("qa", FAILURE)
    play.pictures.take("qa-sent-back", scene.page, scene.gate("qa"))
    play.all_see("production", f"Put right: {FAILURE}", 2)


def do_the_rework(play: Play) -> None:
    scene = play.scene
    scene.put_right(FAILURE)
    scene.tick_all("production", 2)
    scene.approve(PABLO, "production", 2)
    play.all_see("qa", "0 of 5 items done", 2)
    play.pictures.take("round-two", scene.page, scene.gate("qa", 2))
    expect(scene.gate("qa")).to_contain_text(FAILURE)  # the first round stays readable


def pass_qa_and_deployment(play: Play) -> None:
    scene = play.scene
    scene.tick_all("qa", 2)
    scene.approve(QUINN, "qa", 2)
    play.all_see("deployment", "0 of 6 items done")
    scene.tick_all("deployment")
    scene.approve(DIEGO, "deployment")
    play.all_see("handover", "0 of 7 items done")


def let_the_client_acknowledge(play: Play) -> None:
    scene = play.scene
    scene.tick_all("handover")
    scene.join(OLIVIA, CLIENTS)
    expect(scene.sidebar.get_by_role("link", name=TEAM)).to_have_count(0)
    asked = scene.card("Your delivery is ready")
    expect(asked).to_contain_text("Please confirm that you have received it.")
    play.pictures.take("client", scene.page)
    scene.press(asked, "Confirm receipt", then="Yes, received")
    expect(scene.card("Thank you")).to_contain_text("you confirmed it")
    expect(scene.messages).to_have_count(1)
    expect(play.clara.gate("handover")).to_contain_text(f"last signed by @{OLIVIA}")


def pass_review(play: Play) -> None:
    scene = play.scene
    scene.join(DANA)
    scene.write_review()
    scene.tick_all("review")
    scene.approve(DANA, "review")
    play.all_see("review", f"Passed, last signed by @{DANA}")


def close(play: Play) -> None:
    """Refused with the list of what is missing, then accepted."""
    scene, missing = play.scene, play.scene.form("Not complete yet")
    scene.open_home()
    press_close(scene, scene.home)
    expect(missing).to_contain_text("feedback is not recorded")
    expect(missing).to_contain_text("Escalation 1 has no resolution")
    play.pictures.take("refused-closing", scene.page)
    scene.submit(missing, "Close")

    scene.join(DANA)
    scene.record_feedback()
    resolve(play.clara)
    scene.open_home()
    press_close(scene, scene.home)
    expect(scene.home).to_contain_text("Nothing waits for you")
    play.clara.open_channel(TEAM)
    kickoff = play.clara.card("Kickoff · Client delivery")
    expect(kickoff).to_contain_text("QA gate · ✅ passed in round 2")
    expect(kickoff).to_contain_text(f"Closed by @{DANA}")
    play.pictures.take("closed", play.clara.page, kickoff)
    expect(scene.home).not_to_contain_text(NAME)


def press_close(scene: Delivery, where: Locator) -> None:
    scene.press(where, "Close the record", then="Close it")


def resolve(clara: Delivery) -> None:
    clara.open_direct_messages()
    escalation = clara.card("Escalation 1")
    expect(escalation).to_contain_text(BLOCKER)
    clara.press(escalation, "Resolve")
    form = clara.form("Resolve an escalation")
    write(form, "What was decided?", "Yes, on two nights. Pablo plans them.")
    clara.submit(form, "Resolve")
    expect(escalation).to_contain_text(f"Resolved by @{CLARA}")
