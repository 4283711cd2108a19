"""Pictures of the page for the README: taken by the test of the whole delivery when PICTURES names a folder."""

import os
import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import Locator, Page, ViewportSize

DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
NO_EMOJI = "Pictures need emoji: install the package fonts-noto-color-emoji first."


class Album:
    """Without a folder nothing is taken."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def take(self, name: str, page: Page, at: Locator | None = None, *, dark: bool = False) -> None:
        if self.folder is None:
            return
        if dark:
            page.emulate_media(color_scheme="dark")
        if at:
            at.evaluate("element => element.scrollIntoView({ block: 'start' })")
        page.mouse.move(0, 0)
        page.screenshot(path=self.folder / f"{name}.png", animations="disabled", caret="hide")
        if dark:
            page.emulate_media(color_scheme="light")

    def take_on_phone(self, name: str, page: Page, at: Locator) -> None:
        page.set_viewport_size(PHONE)
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
