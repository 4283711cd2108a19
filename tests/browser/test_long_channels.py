"""A long channel in the browser: a window of it at a time, the newest one press away, nothing missed."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenAs
from tests.sandbox.running import CLARA, DANA, TALENT, Sandbox

COUNT = 300
AT_MOST = 120  # messages in the document: sixty on each side of the one that is read
TOP = "document.getElementById('messages').scrollTop = 0"


@pytest.fixture
def long_channel(sandbox: Sandbox) -> Sandbox:
    sandbox.api.conversations_join(channel=TALENT)
    for n in range(COUNT):
        sandbox.api.chat_postMessage(channel=TALENT, text=f"message {n}.")
    return sandbox


def messages(page: Page) -> list[str]:
    texts: list[str] = page.eval_on_selector_all(
        "#messages .message .mrkdwn", "each => each.map(one => one.textContent)"
    )
    return texts


def test_scrolling_up_shows_earlier_messages_and_the_document_stays_small(
    long_channel: Sandbox, open_as: OpenAs
) -> None:
    page = open_as(DANA, channel=TALENT)
    expect(page.get_by_text("message 299.")).to_be_in_viewport()
    shown = page.get_by_role("log", name="Messages").get_by_role("article")
    for earlier in (240, 180, 120, 60):
        page.evaluate(TOP)
        expect(page.get_by_text(f"message {earlier - 60}.", exact=True)).to_be_attached()
        expect(page.get_by_text(f"message {earlier}.", exact=True)).to_be_in_viewport()
        assert shown.count() <= AT_MOST
    expect(page.get_by_text("This is the beginning of the channel.")).to_be_attached()
    assert messages(page)[0] == "message 0."


def test_the_newest_messages_are_one_press_away(long_channel: Sandbox, open_as: OpenAs) -> None:
    page = open_as(DANA, channel=TALENT)
    newest = page.get_by_role("button", name="Newest messages")
    expect(newest).to_be_hidden()
    page.evaluate(TOP)
    expect(page.get_by_text("message 180.", exact=True)).to_be_attached()
    long_channel.act("say", CLARA, channel=TALENT, text="Just now")
    newest.click()
    expect(page.get_by_text("Just now")).to_be_in_viewport()
    expect(newest).to_be_hidden()


def test_a_pinned_message_from_long_ago_is_found(long_channel: Sandbox, open_as: OpenAs) -> None:
    first = long_channel.messages(TALENT)[0]
    long_channel.api.pins_add(channel=TALENT, timestamp=first["ts"])
    page = open_as(DANA, channel=TALENT)
    page.get_by_role("button", name="pinned").click()
    page.get_by_role("link", name="message 0.").click()
    expect(page.locator("#messages").get_by_text("message 0.", exact=True)).to_be_in_viewport()


def test_a_private_answer_below_the_fold_is_pointed_at_until_it_was_seen(
    long_channel: Sandbox, open_as: OpenAs
) -> None:
    page = open_as(DANA, channel=TALENT)
    page.evaluate("document.getElementById('messages').scrollTop -= 600")
    long_channel.api.chat_postEphemeral(channel=TALENT, user=DANA, text="Six items are open")
    pill = page.get_by_role("button", name="Only visible to you: Six items are open")
    expect(page.get_by_text("Six items are open").first).not_to_be_in_viewport()
    pill.click()
    expect(page.locator(".message--ephemeral")).to_be_in_viewport()
    expect(pill).to_be_hidden()


def test_a_private_answer_in_a_thread_is_pointed_at_and_opened(sandbox: Sandbox, open_as: OpenAs) -> None:
    parent = sandbox.act("say", CLARA, channel=TALENT, text="Who is in?")["response"]["ts"]
    sandbox.api.conversations_join(channel=TALENT)
    page = open_as(DANA, channel=TALENT)
    sandbox.api.chat_postEphemeral(channel=TALENT, user=DANA, text="Psst", thread_ts=parent)
    page.get_by_role("button", name="Only visible to you, in a thread").click()
    expect(page.get_by_role("log", name="Replies").get_by_text("Psst")).to_be_in_viewport()


def test_what_came_while_nobody_looked_stands_below_a_line(sandbox: Sandbox, open_as: OpenAs) -> None:
    sandbox.act("say", CLARA, channel=TALENT, text="Old news")
    sandbox.act("read", DANA, channel=TALENT)
    for text in ("First news", "More news"):
        sandbox.act("say", CLARA, channel=TALENT, text=text)
    page = open_as(DANA, channel=TALENT)
    line = page.get_by_role("separator").filter(has_text="New")
    expect(line).to_have_count(1)
    assert page.locator("#new-messages + .message").inner_text().endswith("First news")
    sandbox.act("say", CLARA, channel=TALENT, text="Live news")
    expect(page.get_by_text("Live news")).to_be_visible()
    expect(line).to_have_count(1)
