"""Everybody can use the page: axe-core finds nothing serious, wide or narrow, light or dark."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import grave_findings
from tests.browser.conftest import OpenAs
from tests.sandbox import valid_blocks as valid
from tests.sandbox.running import CLARA, DANA, DELIVERIES, TALENT, Peer, Sandbox

GOLDEN = Path(__file__).parents[1] / "messages" / "golden"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
FIELDS = valid.INPUTS | valid.SELECTS
SIZES = (1440, 390)
Json = dict[str, Any]


def golden(name: str) -> Any:
    return json.loads((GOLDEN / f"{name}.json").read_text())


@pytest.fixture
def work(sandbox: Sandbox, peer: Peer) -> Sandbox:
    """A channel with a gate card, a thread and reactions; a form that finds errors; a Home."""
    api = sandbox.api
    api.conversations_join(channel=TALENT)
    blocks = golden("gate-ready-to-sign")["blocks"]
    card = api.chat_postMessage(channel=TALENT, text="Gate", blocks=blocks)["ts"]
    api.pins_add(channel=TALENT, timestamp=card)
    api.reactions_add(channel=TALENT, timestamp=card, name="eyes")
    sandbox.act("say", CLARA, channel=TALENT, text="Who is in?", thread_ts=card)
    api.chat_postEphemeral(channel=TALENT, user=DANA, text="Six items are open")
    sandbox.act("say", CLARA, channel=DELIVERIES, text="news")
    api.views_publish(user_id=DANA, view=golden("home"))

    @peer.app.command("/form")
    def form(ack: Any, body: Json) -> None:
        elements = [{"type": kind, "action_id": "a", **more} for kind, more in FIELDS.items()]
        fields = [valid.input_block(each, label=valid.plain(each["type"])) for each in elements]
        view = valid.modal(valid.MODALS_ONLY["alert"], *fields)
        api.views_open(trigger_id=body["trigger_id"], view=view)
        ack()

    return sandbox


def card(page: Page, _: Sandbox) -> None:
    expect(page.get_by_text("Only visible to you").first).to_be_visible()


def thread(page: Page, sandbox: Sandbox) -> None:
    parent = next(each["ts"] for each in sandbox.messages(TALENT) if each.get("reply_count"))
    page.goto(f"{page.url}&thread={parent}")
    expect(page.get_by_role("log", name="Replies")).to_contain_text("Who is in?")


def modal_with_errors(page: Page, _: Sandbox) -> None:
    box = page.get_by_role("textbox", name="Message to")
    box.fill("/form")
    box.press("Enter")
    form = page.get_by_role("dialog", name="Form")
    form.get_by_role("button", name="Send").click()
    expect(form.get_by_role("alert").first).to_contain_text("another look")


def home(page: Page, _: Sandbox) -> None:
    page.goto(page.url.split("&channel")[0] + "&app=home")
    expect(page.locator("#home .block").first).to_be_visible()


def all_blocks(page: Page, sandbox: Sandbox) -> None:
    sandbox.api.conversations_join(channel=DELIVERIES)
    posted = [
        sandbox.api.chat_postMessage(channel=DELIVERIES, text=name, blocks=[block])["ts"]
        for name, block in valid.IN_MESSAGES.items()
    ]
    page.goto(f"{page.url.replace(TALENT, DELIVERIES)}&around={posted[len(posted) // 2]}")
    expect(page.get_by_role("log", name="Messages").locator("[data-surface]")).to_have_count(len(posted))


def drawer(page: Page, _: Sandbox) -> None:
    page.get_by_role("button", name="Show channels and people").click()
    expect(page.get_by_role("link", name="deliveries")).to_be_visible()


def canvas(page: Page, sandbox: Sandbox) -> None:
    text = {
        "type": "markdown",
        "markdown": "# Record\n\n| Gate | By |\n|---|---|\n| QA | Quinn |\n\n- [x] done",
    }
    sandbox.api.conversations_canvases_create(channel_id=TALENT, document_content=text)
    page.get_by_role("link", name="Canvas").click()
    expect(page.get_by_role("dialog").get_by_role("heading", name="Record")).to_be_visible()


def emoji(page: Page, _: Sandbox) -> None:
    page.get_by_role("button", name="Add a reaction").first.press("Enter")
    expect(page.get_by_role("searchbox", name="Find an emoji")).to_be_focused()


SCENES: list[Callable[[Page, Sandbox], None]] = [card, thread, modal_with_errors, home, all_blocks]
CASES = [
    *((scene, SIZES[number % 2]) for number, scene in enumerate(SCENES)),
    *(pytest.param(each, SIZES[number % 2], marks=pytest.mark.soak) for number, each in enumerate(SCENES, 1)),
    (drawer, 390), (canvas, 390), (emoji, 1440),
]  # fmt: skip


@pytest.mark.parametrize(("scene", "width"), CASES, ids=lambda each: getattr(each, "__name__", str(each)))
def test_nothing_serious_keeps_anybody_out(
    work: Sandbox, open_as: OpenAs, scene: Callable[[Page, Sandbox], None], width: int
) -> None:
    page = open_as(DANA, width=width, channel=TALENT)
    scene(page, work)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert grave_findings(page) == [], scheme
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
