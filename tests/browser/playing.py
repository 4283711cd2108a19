"""Two windows on one delivery: whoever acts, and Clara, who watches; wide or narrow, light or dark."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Browser, ViewportSize, expect

from bot.clock import Clock
from tests.browser.by_clicks import CLARA, Delivery
from tests.browser.pictures import DESKTOP, PHONE, Album, asked_for
from tests.driver.stage import Stage


@dataclass(frozen=True)
class Look:
    """How wide the window is, and whether the system is set to dark."""

    window: ViewportSize
    scheme: Literal["light", "dark"]

    def __str__(self) -> str:
        return f"{self.window['width']}-{self.scheme}"


WIDE, WIDE_DARK = Look(DESKTOP, "light"), Look(DESKTOP, "dark")
NARROW, NARROW_DARK = Look(PHONE, "light"), Look(PHONE, "dark")


@dataclass
class Play:
    """The page of whoever acts; Clara's, who watches the team's channel; and what is photographed."""

    scene: Delivery
    clara: Delivery
    pictures: Album

    def all_see(self, phase: str, words: str, round_: int = 1) -> None:
        for each in (self.clara, self.scene):
            expect(each.gate(phase, round_)).to_contain_text(words)

    def fits(self) -> None:
        """Nothing has to be scrolled sideways, whatever stands on the page now."""
        for each in (self.scene, self.clara):
            assert each.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@contextmanager
def playing(stage: Stage, browser: Browser, look: Look) -> Iterator[Play]:
    """A window for each of the two, for a browser lets the pages behind another one doze."""
    contexts = [
        browser.new_context(viewport=look.window, color_scheme=look.scheme, locale="en-GB") for _ in range(2)
    ]
    errors: list[str] = []
    for context in contexts:
        context.on("weberror", lambda error: errors.append(str(error.error)))
    scene, clara = (Delivery(context.new_page(), Clock().now().date()) for context in contexts)
    for each in (scene, clara):
        each.page.goto(stage.workspace.config.address)
    clara.join(CLARA)
    yield Play(scene, clara, asked_for() if look is WIDE else Album(None))
    for context in contexts:
        context.close()
    assert errors == []
