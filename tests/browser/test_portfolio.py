"""Home, the portfolio and the search over 300 deliveries, as a manager and others see them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.clicks import Clicks
from tests.browser.pictures import DESKTOP, asked_for
from tests.driver.many import sow
from tests.driver.scenes import DANA
from tests.driver.stage import Stage, on_stage

MANY = 300


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[Stage]:
    database = tmp_path_factory.mktemp("portfolio") / "gatehouse.db"
    database.write_bytes(sqlite_template.read_bytes())
    with on_stage(f"sqlite:///{database}") as opened:
        sow(opened.desk, MANY)
        yield opened


@pytest.fixture
def page(browser: Browser, stage: Stage) -> Iterator[Page]:
    context = browser.new_context(viewport=DESKTOP, locale="en-GB")
    opened = context.new_page()
    opened.goto(stage.workspace.config.address)
    yield opened
    context.close()


def test_a_manager_finds_the_late_ones_and_turns_pages(page: Page) -> None:
    clicks, pictures = Clicks(page), asked_for()
    clicks.act_as("Dana Whitfield")
    clicks.open_home()
    home = clicks.home
    expect(home.get_by_role("heading", name="Waiting for you")).to_be_visible()
    pictures.take("home-many", page)

    choose(page, "My work", "Portfolio")
    expect(home.get_by_role("heading", name="Portfolio")).to_be_visible()
    expect(home.get_by_role("table").first).to_contain_text("On the client")
    expect(home).to_contain_text("Page 1 of")
    pictures.take("portfolio", page)
    home.locator("[data-action-id='home.page_after']").click()
    expect(home).to_contain_text("Page 2 of")

    everything = home.get_by_role("heading", name="Deliveries (").inner_text()
    choose(page, "All that run", "Late")
    expect(home.get_by_role("heading", name=everything, exact=True)).to_have_count(0)
    expect(home).to_contain_text("Late since")
    expect(home).to_contain_text("Page 1 of")
    choose(page, "Late", "Blocked")
    expect(home.get_by_role("heading", name=f"Deliveries ({blocked_for_dana()})")).to_be_visible()
    expect(home.get_by_text("open escalation")).to_have_count(30)
    pictures.take("portfolio-blocked", page, home.get_by_role("heading", name="Deliveries"))
    pictures.take("portfolio-pmo", page, home.get_by_role("heading", name="Findings"))


def blocked_for_dana() -> int:
    """Without the private ones that Sam manages."""
    return sum(number % 9 == 0 and number % 39 != 0 for number in range(MANY))


def choose(page: Page, current: str, option: str) -> None:
    """In the menu of Home that shows this choice."""
    menu = page.locator("#home select").filter(has=page.locator("option:checked", has_text=current)).first
    menu.select_option(label=option)


def test_words_find_deliveries_among_many(page: Page) -> None:
    clicks = Clicks(page)
    clicks.act_as("Sam Okafor")
    clicks.open_channel("deliveries")
    clicks.type_line("/gate find acme customs")
    answer = clicks.messages.last
    expect(answer).to_contain_text("Acme Robotics")
    expect(answer).to_contain_text("Found in a risk")
    asked_for().take("find", page)


def test_the_record_of_one_of_many_is_read_and_taken_along(stage: Stage, page: Page) -> None:
    clicks = Clicks(page)
    clicks.act_as("Dana Whitfield")
    clicks.open_channel("deliveries")
    clicks.type_line("/gate record data warehouse 010")
    record = clicks.form("Delivery record")
    expect(record).to_contain_text("Data warehouse 010")
    expect(record).to_contain_text("Parts are stuck in customs")
    asked_for().take("record-of-many", page)
    record.get_by_role("button", name="Close", exact=True).first.click()

    clicks.type_line("/gate record data warehouse 010 as csv")
    expect(clicks.messages.last).to_contain_text("direct message")
    page.goto(f"{stage.workspace.config.address}/?as={DANA}&app=messages")
    file = clicks.messages.get_by_role("link", name="Delivery record: Data warehouse 010 CSV")
    with page.expect_download() as saved:
        file.click()
    assert "Parts are stuck in customs" in saved.value.path().read_text()
