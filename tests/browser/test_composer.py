"""The message box: commands with their hints, people by @, shortcuts; and what guests are not offered."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.sandbox.running import DANA, OLIVIA, SHARED, TALENT, Door, Peer, Sandbox, running_sandbox

MANIFEST = """
display_information: {name: Peer}
features:
  slash_commands:
    - {command: /gate, description: Deliveries and gates, usage_hint: "start | status"}
    - {command: /nudge, description: Remind somebody, usage_hint: "[who]"}
  shortcuts:
    - {name: New delivery, type: global, callback_id: delivery.new, description: Start one}
    - {name: Attach as evidence, type: message, callback_id: evidence.attach, description: To an item}
oauth_config: {scopes: {bot: [commands]}}
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Sandbox, Peer]]:
    manifest: Path = tmp_path_factory.mktemp("manifest") / "manifest.yml"
    manifest.write_text(MANIFEST)
    with Door().open() as door, running_sandbox(bot_url=door.address, manifest=manifest) as sandbox:
        door.peer = Peer(sandbox)
        yield sandbox, door.peer


def opened(browser: Browser, sandbox: Sandbox, user: str, channel: str) -> Page:
    page = browser.new_page()
    page.goto(f"{sandbox.address}/?as={user}&channel={channel}")
    expect(page.get_by_role("textbox", name="Message to")).to_be_focused()
    return page


def test_a_slash_offers_the_commands_with_their_hints(shop: tuple[Sandbox, Peer], browser: Browser) -> None:
    page = opened(browser, shop[0], DANA, TALENT)
    box = page.get_by_role("textbox", name="Message to")
    box.press("/")
    offered = page.get_by_role("listbox", name="Suggestions").get_by_role("option")
    expect(offered).to_have_count(2)
    expect(offered.first).to_contain_text("start | status")
    box.press("ArrowDown")
    expect(offered.last).to_have_attribute("aria-selected", "true")
    box.press("Tab")
    expect(box).to_have_value("/nudge ")
    box.fill("Hello @quin")
    box.press("End")
    page.get_by_role("option", name="Quinn Harper").wait_for()
    box.press("Enter")
    expect(box).to_have_value("Hello @quinn ")
    page.close()


def test_shortcuts_reach_the_app_from_the_message_box_and_from_a_message(
    shop: tuple[Sandbox, Peer], browser: Browser
) -> None:
    sandbox, peer = shop
    heard: list[Any] = []

    @peer.app.shortcut("delivery.new")
    def new(ack: Any, body: Any) -> None:
        heard.append(body["type"])
        ack()

    @peer.app.shortcut("evidence.attach")
    def attach(ack: Any, body: Any) -> None:
        heard.append(body["message"]["text"])
        ack()

    sandbox.act("say", DANA, channel=TALENT, text="The plan")
    page = opened(browser, sandbox, DANA, TALENT)
    page.get_by_role("button", name="Shortcuts").press("Enter")
    with page.expect_response("**/page/act/shortcut"):
        page.get_by_role("menuitem", name="New delivery").press("Enter")
    more = page.get_by_role("button", name="More actions")
    more.press("Enter")
    with page.expect_response("**/page/act/shortcut"):
        page.get_by_role("menuitem", name="Attach as evidence").press("Enter")
    assert heard == ["shortcut", "The plan"]
    page.close()


def test_a_guest_is_offered_neither_commands_nor_shortcuts(
    shop: tuple[Sandbox, Peer], browser: Browser
) -> None:
    """docs.slack.dev, "Slack Connect": people of another workspace cannot use an app's commands."""
    page = opened(browser, shop[0], OLIVIA, SHARED)
    page.get_by_role("textbox", name="Message to").press("/")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(page.get_by_role("button", name="Shortcuts")).to_have_count(0)
    page.close()
