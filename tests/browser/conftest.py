"""A headless Chromium, and pages in it that are different people."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from tests.sandbox.running import Door, Peer, Sandbox, running_sandbox

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
OpenAs = Callable[..., Page]

expect.set_options(timeout=10_000)


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """For one module only: while it runs, this thread has an event loop that other tests would trip over."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def door() -> Iterator[Door]:
    with Door().open() as door:
        yield door


@pytest.fixture(scope="session")
def running(door: Door) -> Iterator[Sandbox]:
    with running_sandbox(bot_url=door.address, ack_seconds=1.0) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running: Sandbox) -> Sandbox:
    """Fresh from the seed, without a manifest: every scope is granted."""
    running.post("reset")
    return running


@pytest.fixture
def peer(sandbox: Sandbox, door: Door) -> Iterator[Peer]:
    """The bot of the sandbox in this test."""
    door.peer = Peer(sandbox)
    yield door.peer
    door.peer = None


@pytest.fixture
def open_as(browser: Browser, sandbox: Sandbox) -> Iterator[OpenAs]:
    """open_as(user, channel=…): that person's page, which must run without an error of its script."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    errors: list[str] = []

    def open_page(user: str, width: int = 1280, **places: str) -> Page:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 800})
        page.on("pageerror", lambda error: errors.append(str(error)))
        query = "&".join(f"{name}={value}" for name, value in {"as": user, **places}.items())
        page.goto(f"{sandbox.address}/?{query}")
        return page

    yield open_page
    context.close()
    assert errors == []
