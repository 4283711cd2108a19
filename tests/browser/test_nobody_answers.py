"""A gate that nobody answers, on a page whose clock is moved on: nudges, the CTO, the client's digest."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bot.clock import Clock
from bot.timetable import TIMETABLE
from handlers.clock.nudges import meet_people
from tests.browser.by_clicks import CLARA, CLIENTS, DANA, INES, TEAM, Delivery
from tests.browser.clicks import write
from tests.browser.pictures import DESKTOP, asked_for
from tests.digests.writing import save_settings
from tests.driver.backstage import settle, slack
from tests.driver.door import Door
from tests.driver.mailbox import Mailbox
from tests.driver.scenes import CLIENT_CHANNEL, ready_to_sign
from tests.driver.stage import Stage, on_stage
from tests.driver.values import choice, radio, text

SOON = 20_000  # milliseconds until the page shows what was sent
MORNING, HOUR = "Next working morning", "+1 hour"
DECIDED = "Ines reads it today; the scope stays."


@pytest.fixture
def stage(sqlite_template: Path, tmp_path: Path, mailbox: Mailbox) -> Iterator[Stage]:
    """Its clock strikes when the story says so, and its time is what the page makes it."""
    database, clock = tmp_path / "gatehouse.db", tmp_path / "clock.txt"
    database.write_bytes(sqlite_template.read_bytes())
    smtp = f"smtp://127.0.0.1:{mailbox.port}"
    with on_stage(
        f"sqlite:///{database}", demo_clock=clock, clock_seconds=1,
        smtp_url=smtp, mail_from="delivery@northwind.example",
    ) as opened:  # fmt: skip
        yield opened


@pytest.fixture
def scene(stage: Stage, browser: Browser) -> Iterator[Delivery]:
    context = browser.new_context(viewport=DESKTOP, locale="en-GB")
    scene = Delivery(context.new_page(), Clock().now().date())
    scene.page.goto(stage.workspace.config.address)
    yield scene
    context.close()


def move(stage: Stage, scene: Delivery, *leaps: str) -> None:
    """By the clock in the corner of the page; then the bot's own strikes, and all that is due is sent."""
    clock = scene.page.get_by_role("button", name="The clock of the bot")
    for leap in leaps:
        clock.click()
        scene.page.get_by_role("menuitem", name=leap).click()
        expect(scene.page.get_by_role("menuitem", name=leap)).to_be_hidden()
    meet_people(stage.desk, slack(stage))
    for tick in TIMETABLE:
        tick(stage.desk)
    stage.desk.bell.ring()
    settle(stage)


def test_an_ignored_gate_reaches_the_cto_and_the_client_reads_on(
    stage: Stage, scene: Delivery, mailbox: Mailbox
) -> None:
    pictures = asked_for()
    move(stage, scene, MORNING)
    delivery = ready_to_sign(stage.desk)
    scene.approve(DANA, "intake")

    scene.act_as(INES)
    scene.open_direct_messages()
    nudges = scene.messages.filter(has_text="Sign this gate")
    for reminded in (1, 2):
        move(stage, scene, MORNING, *[HOUR] * (reminded + 1))  # each time later in the day
        expect(scene.messages.filter(has_text=f"Reminder {reminded} of")).to_have_count(1, timeout=SOON)
    expect(nudges.last).to_contain_text("cannot start before this gate has passed")

    scene.join(CLARA)
    move(stage, scene, MORNING, MORNING, HOUR, HOUR, HOUR)
    escalated = scene.card("Escalation 2")
    expect(escalated).to_contain_text(f"It waits for @{INES}", timeout=SOON)
    expect(escalated).to_contain_text(f"Level 1 was Delivery manager @{DANA}")
    pictures.take("escalation", scene.page, escalated)
    scene.press(escalated, "Acknowledge")
    expect(escalated).to_contain_text(f"Acknowledged by @{CLARA}")
    scene.press(escalated, "Resolve")
    form = scene.form("Resolve an escalation")
    write(form, "What was decided?", DECIDED)
    scene.submit(form, "Resolve")
    expect(escalated).to_contain_text(DECIDED)
    scene.join(INES)
    expect(scene.gate("intake")).not_to_contain_text("Escalated")
    scene.approve(INES, "intake")
    expect(scene.gate("planning")).to_be_visible()

    door = Door(stage.bot_url)
    refused = save_settings(
        door, delivery, cadence=choice("daily"), destination=radio("both"), goes_by_itself=radio("itself"),
        mail_to=text("olivia@acme.example"),
    )  # fmt: skip
    assert refused == ""
    door.close()
    scene.join(DANA, CLIENTS)
    digest = scene.messages.filter(has_text="Talent Finder").last
    for _ in range(3):  # on the first day or, where the manager has to see it first, on the second
        move(stage, scene, MORNING, *[HOUR] * 6)
        if stage.messages(CLIENT_CHANNEL, "dana"):
            break
    expect(digest).to_contain_text("Planning", timeout=SOON)
    pictures.take("digest", scene.page, digest)
    read = digest.inner_text() + str(mailbox.received[-1])
    assert DECIDED not in read
    assert "scalat" not in read
    scene.open_channel(TEAM)
    expect(scene.gate("intake")).to_contain_text("Passed")
