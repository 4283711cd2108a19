"""How quick the sandbox's page is: `python -m tests.bench.page` prints what it measured in a real Chromium.

A message: from just before the bot's call until the browser has drawn it. Nothing is asserted.
"""

import statistics
import subprocess
import tempfile
from pathlib import Path
from time import perf_counter, time
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from slack_sdk import WebClient

from tests.bench.servers import ROOT, running
from tests.browser.conftest import FLAGS
from tests.sandbox.running import DANA, TALENT

MESSAGES, LONG = 60, 5_000
WATCH = """() => {
  window.drawn = {};
  const look = () => {
    for (const text of document.getElementById("messages").innerText.match(/ping-\\d+/g) ?? []) {
      window.drawn[text] ??= Date.now();
    }
  };
  const seen = new MutationObserver(() => requestAnimationFrame(look));
  seen.observe(document.body, { childList: true, subtree: true });
}"""
CARD: list[dict[str, Any]] = [
    {"type": "header", "text": {"type": "plain_text", "text": "Gate"}},
    {"type": "section", "text": {"type": "mrkdwn", "text": "*2 of 6* items done by <@U0DANA0001>"}},
    {
        "type": "actions",
        "elements": [{"type": "button", "action_id": "a", "text": {"type": "plain_text", "text": "Approve"}}],
    },
]


def main() -> None:
    path = subprocess.run([ROOT / "tools" / "find-chromium.sh"], capture_output=True, text=True, check=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        running(("-m", "sandbox", "--port", "{port}"), "/sandbox/workspace", Path(folder) / "log") as server,
        sync_playwright() as playwright,
    ):
        address = f"http://127.0.0.1:{server.port}"
        bot = WebClient("xoxb-sandbox", base_url=f"{address}/api/")
        bot.conversations_join(channel=TALENT)
        browser = playwright.chromium.launch(executable_path=path.stdout.strip(), args=FLAGS)
        bot.chat_postMessage(channel=TALENT, text="Good morning")
        show("a message in an empty channel", appearing(browser, address, bot))
        for n in range(LONG):
            bot.chat_postMessage(channel=TALENT, text=f"message {n}", blocks=CARD if n % 3 == 0 else None)
        show(f"a message among {LONG:,}", appearing(browser, address, bot))
        show(f"opening a channel of {LONG:,}", opening(browser, address))
        show("scrolling up to earlier messages", scrolling(browser, address))
        browser.close()


def show(what: str, milliseconds: list[float]) -> None:
    worst = statistics.quantiles(milliseconds, n=20)[-1]
    print(f"{what}: median {statistics.median(milliseconds):.0f} ms, 95 % within {worst:.0f} ms")


def opened(browser: Browser, address: str) -> Page:
    page = browser.new_page(viewport={"width": 1440, "height": 900}, bypass_csp=True)
    visit(page, address)
    return page


def visit(page: Page, address: str) -> None:
    page.goto(f"{address}/?as={DANA}&channel={TALENT}")
    page.wait_for_selector(".app:not([inert]) .message >> nth=-1")


def appearing(browser: Browser, address: str, bot: WebClient) -> list[float]:
    page, took = opened(browser, address), []
    page.evaluate(WATCH)
    for n in range(MESSAGES):
        before = time()
        bot.chat_postMessage(channel=TALENT, text=f"ping-{n}")
        drawn = page.wait_for_function(f"window.drawn['ping-{n}']").json_value()
        took.append(float(drawn) - before * 1000)
    page.close()
    return took


def opening(browser: Browser, address: str) -> list[float]:
    """Until the newest message can be seen and the page can be used."""
    page, took = opened(browser, address), []
    for _ in range(20):
        page.goto("about:blank")
        before = perf_counter()
        visit(page, address)
        took.append((perf_counter() - before) * 1000)
    page.close()
    return took


def scrolling(browser: Browser, address: str) -> list[float]:
    page, took = opened(browser, address), []
    first = "document.querySelector('#messages .message').dataset.ts"
    for _ in range(20):
        top = page.evaluate(first)
        before = perf_counter()
        page.evaluate("document.getElementById('messages').scrollTop = 0")
        page.wait_for_function(f"{first} !== '{top}'", polling=5)
        took.append((perf_counter() - before) * 1000)
    page.close()
    return took


if __name__ == "__main__":
    main()
