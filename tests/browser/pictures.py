"""Pictures of the page, taken by the test of the whole delivery where PICTURES names a folder."""

import os
import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import Locator, Page, ViewportSize

DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
AROUND_CARD = 160  # the channel's head above it, the message box below
NO_EMOJI = "Pictures need emoji: install the package fonts-noto-color-emoji first."


class Album:
    """Without a folder nothing is taken."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def take(self, name: str, page: Page, at: Locator | None = None) -> None:
        if self.folder is None:
            return
        if at:
            at.evaluate("element => element.scrollIntoView({ block: 'start' })")
        page.mouse.move(0, 0)
        page.evaluate("document.activeElement?.blur()")
        page.screenshot(path=self.folder / f"{name}.png", animations="disabled")

    def take_whole(self, name: str, page: Page, card: Locator) -> None:
        """In a window just as high as the card needs."""
        box = card.bounding_box() if self.folder else None
        if box:
            self._take_in({**DESKTOP, "height": int(box["height"]) + AROUND_CARD}, name, page, card)

    def take_dark(self, name: str, page: Page, card: Locator) -> None:
        page.emulate_media(color_scheme="dark")
        self.take_whole(name, page, card)
        page.emulate_media(color_scheme="light")

    def take_on_phone(self, name: str, page: Page, at: Locator) -> None:
        self._take_in(PHONE, name, page, at)

    def _take_in(self, window: ViewportSize, name: str, page: Page, at: Locator) -> None:
        page.set_viewport_size(window)
        self.take(name, page, at)
        page.set_viewport_size(DESKTOP)


def asked_for() -> Album:
    asked = os.environ.get("PICTURES")
    if not asked:
        return Album(None)
    fonts = subprocess.run([shutil.which("fc-list") or "true"], capture_output=True, text=True, check=True)
    assert "NotoColorEmoji" in fonts.stdout, NO_EMOJI
    folder = Path(asked)
    folder.mkdir(parents=True, exist_ok=True)
    return Album(folder)
