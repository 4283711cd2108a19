"""One window on one delivery of any process: clicks in front, the ordinary ticks and sign-offs backstage."""

from playwright.sync_api import Locator, Page, expect

from gates.delivery import Delivery
from handlers.acts import recording
from messages.refs import Ref
from tests.browser import by_clicks
from tests.browser.by_clicks import DANA, DIEGO, TEAM
from tests.driver import scenes
from tests.driver.stage import Stage

REVIEW = {"went_well": "The team", "went_badly": "The dates", "lessons": "Ask earlier"}


class Walk(by_clicks.Delivery):
    def __init__(self, page: Page, stage: Stage, delivery: Delivery) -> None:
        super().__init__(page, stage.clock.now().date())
        self.stage, self.delivery, self.process = stage, delivery, delivery.process
        page.goto(stage.workspace.config.address)

    def gate(self, phase: str, round_: int = 1) -> Locator:
        label = self.process.label(phase)
        return self.card(label if round_ == 1 else f"{label} · round {round_}")

    def prepare(self) -> None:
        """Backstage: what is open at the gate that leads is ticked."""
        scenes.prepare(self.stage.desk, self.delivery)

    def pass_until(self, phase: str) -> None:
        scenes.passed_until(self.stage.desk, self.delivery, phase)

    def sign_the_last_gate_and_close(self, phase: str) -> None:
        by = scenes.click(self.stage.desk, scenes.DANA)
        recording.write_review(self.stage.desk, by, Ref.to(self.delivery), actions=[], **REVIEW)
        self.prepare()
        for person in (DIEGO, DANA):
            self.approve(person, phase)
        self.close_record()
        self.fits()

    def close_record(self) -> None:
        self.act_as(DANA)
        self.open_home()
        self.press(self.home, "Close the record", then="Close it")
        expect(self.home).to_contain_text("Nothing waits for you")
        self.open_channel(TEAM)
        expect(self.card(f"Kickoff · {self.process.name}")).to_contain_text(f"Closed by @{DANA}")
        assert scenes.reread(self.stage.desk, self.delivery).closed_by == scenes.DANA

    def fits(self) -> None:
        assert self.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
