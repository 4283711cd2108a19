"""The sandbox's page in a browser: forms and their errors, live updates, and being two people."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenAs
from tests.sandbox.running import CLARA, DANA, DELIVERIES, QUINN, TALENT, Peer, Sandbox

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def field(label: str, kind: str, **more: Any) -> Json:
    element = {"type": kind, "action_id": "value", **more}
    return {"type": "input", "block_id": label.lower(), "label": plain(label), "element": element}


def button(text: str, action_id: str, **more: Any) -> Json:
    return {"type": "button", "text": plain(text), "action_id": action_id, "value": "g1", **more}


FORM: Json = {
    "type": "modal",
    "callback_id": "delivery.form",
    "title": plain("Start a delivery"),
    "submit": plain("Start"),
    "blocks": [
        field("Client", "plain_text_input"),
        field("Manager", "users_select"),
        field("Architects", "multi_users_select"),
        field("Handover", "datepicker"),
    ],
}
RISK: Json = {
    "type": "modal",
    "callback_id": "risk.form",
    "title": plain("Add a risk"),
    "submit": plain("Add"),
    "blocks": [field("Risk", "plain_text_input")],
}
SURE: Json = {
    "title": plain("Send it back?"),
    "text": plain("They hear why."),
    "confirm": plain("Yes"),
    "deny": plain("No"),
}
CARD: list[Json] = [
    {"type": "header", "text": plain("Gate 1")},
    {
        "type": "actions",
        "block_id": "decide",
        "elements": [button("Approve", "approve"), button("Send back", "send_back", confirm=SURE)],
    },
]


class Bot:
    """A small Bolt app with one form and one card; remembers what it was told."""

    def __init__(self, peer: Peer) -> None:
        self.submitted: list[Json] = []
        self.pressed: list[str] = []
        app, api = peer.app, peer.app.client

        @app.command("/start")
        def start(ack: Any, body: Json) -> None:
            form = {
                **FORM,
                "blocks": [*FORM["blocks"], {"type": "actions", "elements": [button("Risk", "risk")]}],
            }
            api.views_open(trigger_id=body["trigger_id"], view=form)
            ack()

        @app.command("/silent")
        def silent() -> None:
            """Never acknowledges."""

        @app.view("delivery.form")
        def deliver(ack: Any, body: Json) -> None:
            values = body["view"]["state"]["values"]
            if len(values["client"]["value"]["value"]) < 4:
                ack(response_action="errors", errors={"client": "Please give the full name."})
                return
            self.submitted.append(values)
            ack()

        @app.action("risk")
        def risk(ack: Any, body: Json) -> None:
            api.views_push(trigger_id=body["trigger_id"], view=RISK)
            ack()

        @app.action(re.compile("approve|send_back"))
        def decide(ack: Any, body: Json) -> None:
            self.pressed.append(body["actions"][0]["action_id"])
            settled = {
                "type": "section",
                "text": {"type": "mrkdwn", "text": f"Approved by <@{body['user']['id']}>"},
            }
            api.chat_update(channel=TALENT, ts=body["message"]["ts"], text="Approved", blocks=[settled])
            ack()

        @app.event("app_home_opened")
        def home(event: Json) -> None:
            view = {"type": "home", "blocks": [{"type": "header", "text": plain("Waiting for you")}]}
            api.views_publish(user_id=event["user"], view=view)


@pytest.fixture
def bot(peer: Peer) -> Bot:
    return Bot(peer)


@pytest.fixture
def card(bot: Bot, sandbox: Sandbox) -> str:
    """The ts of a card in the talent channel."""
    sandbox.api.conversations_join(channel=TALENT)
    return str(sandbox.api.chat_postMessage(channel=TALENT, text="Gate 1", blocks=CARD)["ts"])


def type_line(page: Page, line: str) -> None:
    box = page.get_by_role("textbox", name="Message to")
    box.fill(line)
    box.press("Enter")


def test_a_form_shows_its_errors_at_the_field_and_keeps_what_was_typed(bot: Bot, open_as: OpenAs) -> None:
    page = open_as(DANA, channel=TALENT)
    type_line(page, "/start")
    form = page.get_by_role("dialog", name="Start a delivery")
    client = form.get_by_label("Client")
    expect(client).to_be_focused()

    client.fill("Ac")
    form.get_by_role("button", name="Start").click()
    expect(form.get_by_role("alert").first).to_contain_text("3 fields need another look")
    expect(form.get_by_label("Manager")).to_be_focused()

    form.get_by_label("Manager").select_option(label="Dana Whitfield — Delivery manager")
    architects = form.get_by_role("group", name="Architects")
    architects.locator("summary").click()
    architects.get_by_role("checkbox", name="Pablo Ortega").check()
    form.get_by_label("Handover").fill("2026-12-18")
    form.get_by_role("button", name="Start").click()
    expect(client).to_have_accessible_description("Please give the full name.")
    expect(client).to_be_focused()
    expect(client).to_have_value("Ac")

    client.fill("Acme")
    form.get_by_role("button", name="Start").click()
    expect(form).to_be_hidden()
    values = {block: fields["value"] for block, fields in bot.submitted[0].items()}
    assert values == {
        "client": {"type": "plain_text_input", "value": "Acme"},
        "manager": {"type": "users_select", "selected_user": DANA},
        "architects": {"type": "multi_users_select", "selected_users": ["U0PABLO001"]},
        "handover": {"type": "datepicker", "selected_date": "2026-12-18"},
    }


def test_a_pushed_form_leads_back_to_the_one_beneath(bot: Bot, open_as: OpenAs) -> None:
    page = open_as(DANA, channel=TALENT)
    type_line(page, "/start")
    page.get_by_label("Client").fill("Half a na")
    page.get_by_role("button", name="Risk").click()
    expect(page.get_by_role("dialog", name="Add a risk")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Start a delivery")).to_be_visible()
    expect(page.get_by_label("Client")).to_have_value("Half a na")


def test_two_people_see_one_decision_at_once_and_half_typed_text_stays(card: str, open_as: OpenAs) -> None:
    dana, quinn = open_as(DANA, channel=TALENT), open_as(QUINN, channel=TALENT)
    quinn.get_by_role("textbox", name="Message to").fill("I was just going to")
    message = dana.locator(f'[data-ts="{card}"].message')
    message.locator('[data-block-id="decide"][data-action-id="approve"]').click()
    for page in (dana, quinn):
        expect(page.locator(f'[data-ts="{card}"].message')).to_contain_text("Approved by @Dana Whitfield")
        expect(page.get_by_role("log")).to_contain_text("(edited)")
    expect(quinn.get_by_role("textbox", name="Message to")).to_have_value("I was just going to")
    expect(quinn.get_by_role("textbox", name="Message to")).to_be_focused()


def test_a_button_that_asks_first_does_nothing_on_no(bot: Bot, card: str, open_as: OpenAs) -> None:
    page = open_as(DANA, channel=TALENT)
    page.get_by_role("button", name="Send back").click()
    page.get_by_role("alertdialog", name="Send it back?").get_by_role("button", name="No").click()
    assert bot.pressed == []
    page.get_by_role("button", name="Send back").click()
    page.get_by_role("alertdialog").get_by_role("button", name="Yes").click()
    expect(page.get_by_role("log")).to_contain_text("Approved by")
    assert bot.pressed == ["send_back"]


def test_act_as_changes_the_person_and_keeps_the_place(sandbox: Sandbox, open_as: OpenAs) -> None:
    page = open_as(DANA, channel=TALENT)
    page.get_by_role("button", name="Acting as Dana Whitfield").click()
    page.get_by_role("link", name="Quinn Harper").click()
    expect(page).to_have_url(re.compile(f"as={QUINN}&channel={TALENT}"))
    type_line(page, "Hello from @clara's <colleague>")
    expect(page.get_by_role("article", name="Quinn Harper")).to_contain_text(
        "Hello from @Clara Lindqvist's <colleague>"
    )


def test_unread_messages_are_counted_until_the_channel_is_opened(sandbox: Sandbox, open_as: OpenAs) -> None:
    page = open_as(DANA, channel=TALENT)
    sandbox.act("say", CLARA, channel=DELIVERIES, text="news")
    entry = page.locator(f'a[data-channel="{DELIVERIES}"]')
    expect(entry).to_contain_text("1 unread")
    expect(page).to_have_title(re.compile(r"^\(1\) "))
    entry.click()
    expect(entry).not_to_contain_text("unread")


def test_replies_open_beside_the_channel(sandbox: Sandbox, open_as: OpenAs) -> None:
    sandbox.act("say", CLARA, channel=TALENT, text="Who is in?")
    page = open_as(DANA, channel=TALENT)
    page.get_by_text("Who is in?").hover()
    page.get_by_role("link", name="Reply in thread").click()
    box = page.get_by_role("textbox", name="Reply in the thread")
    box.fill("Me")
    box.press("Enter")
    expect(page.get_by_role("log", name="Replies")).to_contain_text("Me")
    expect(page.get_by_role("log", name="Messages")).to_contain_text("1 reply")


def test_an_app_that_does_not_answer_in_time_is_told_to_the_person(bot: Bot, open_as: OpenAs) -> None:
    page = open_as(DANA, channel=TALENT)
    type_line(page, "/silent")
    expect(page.get_by_role("alert").filter(has_text="/silent failed")).to_be_visible()
    expect(page.get_by_role("textbox", name="Message to")).to_have_value("/silent")


def test_home_shows_what_the_app_publishes(bot: Bot, open_as: OpenAs) -> None:
    page = open_as(DANA, app="home")
    expect(page.get_by_role("heading", name="Waiting for you")).to_be_visible()


def test_a_change_elsewhere_does_not_stop_the_page_from_hearing_the_next_one(
    sandbox: Sandbox, open_as: OpenAs
) -> None:
    page = open_as(DANA, channel=TALENT)
    view = {"type": "home", "blocks": [{"type": "divider"}]}
    for text in ("first", "second"):
        sandbox.api.views_publish(user_id=DANA, view=view)
        sandbox.act("say", CLARA, channel=TALENT, text=text)
        expect(page.get_by_role("log")).to_contain_text(text)


def test_on_a_phone_the_sidebar_is_a_drawer(open_as: OpenAs) -> None:
    page = open_as(DANA, width=390, channel=TALENT)
    expect(page.get_by_role("link", name="deliveries")).to_be_hidden()
    page.get_by_role("button", name="Show channels and people").click()
    page.get_by_role("link", name="deliveries").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("deliveries")
    overflow = "document.documentElement.scrollWidth - innerWidth"
    assert page.evaluate(overflow) == 0
