"""The page's HTML: each person sees their own workspace, and nothing in it is markup of somebody else's."""

import re
from typing import Any

import pytest

from tests.sandbox.running import CLARA, DANA, OLIVIA, QUINN, SAM, SHARED, TALENT, Peer, Sandbox

EVIL = "<img src=x onerror=alert(1)>\"'"
Json = dict[str, Any]


def page(sandbox: Sandbox, **asked: str) -> str:
    response = sandbox.http.get("/", params=asked)
    assert response.status_code == 200
    return response.text


def messages(sandbox: Sandbox, user: str, channel: str) -> str:
    return (
        sandbox.http.get("/page/parts", params={"as": user, "channel": channel, "parts": "messages"})
        .raise_for_status()
        .text
    )


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(text: str) -> Json:
    return {"text": plain(text), "value": text[:70], "description": plain(text)}


def element(kind: str, **more: Any) -> Json:
    return {"type": kind, "action_id": f"{kind} {EVIL}", **more}


def every_element() -> list[Json]:
    texts = ("plain_text_input", "email_text_input", "url_text_input")
    menus = ("static_select", "multi_static_select", "radio_buttons", "checkboxes")
    pickers = (
        "users_select", "multi_users_select", "conversations_select", "channels_select",
        "multi_conversations_select", "multi_channels_select",
    )  # fmt: skip
    return [
        *(element(kind, placeholder=plain(EVIL)) for kind in texts),
        element("plain_text_input", multiline=True, initial_value=f"</textarea>{EVIL}"),
        element("number_input", is_decimal_allowed=False),
        *(element(kind, options=[option(EVIL), option("other")]) for kind in menus),
        *(element(kind) for kind in pickers),
        element("datepicker", initial_date="2026-12-18"),
        element("timepicker", initial_time="09:30"),
    ]


def modal(blocks: list[Json]) -> Json:
    return {
        "type": "modal",
        "title": plain("A form <b>"),
        "submit": plain("Send <b>"),
        "blocks": blocks,
    }


def inputs() -> list[Json]:
    return [
        {
            "type": "input",
            "block_id": f"{n}{EVIL}",
            "label": plain(EVIL),
            "hint": plain(EVIL),
            "element": each,
        }
        for n, each in enumerate(every_element())
    ]


@pytest.fixture
def open_form(peer: Peer, sandbox: Sandbox) -> str:
    @peer.app.command("/form")
    def form(ack: Any, body: Json) -> None:
        sandbox.api.views_open(trigger_id=body["trigger_id"], view=modal(inputs()))
        ack()

    assert sandbox.act("command", DANA, channel=TALENT, command="/form", text="")["ok"]
    return page(sandbox, **{"as": DANA, "channel": TALENT})


def test_the_address_says_who_looks_at_what(sandbox: Sandbox) -> None:
    answer = sandbox.http.get("/")
    assert answer.status_code == 303
    assert re.fullmatch(r"/\?as=U\w+&channel=C\w+", answer.headers["location"])


def test_nobody_is_shown_a_channel_that_they_are_not_in(sandbox: Sandbox) -> None:
    assert sandbox.http.get("/", params={"as": OLIVIA, "channel": SHARED}).status_code == 200
    assert "acme-talent" not in page(sandbox, **{"as": OLIVIA, "channel": TALENT})
    assert "acme-talent" not in page(sandbox, **{"as": SAM, "channel": TALENT})


def test_an_ephemeral_message_is_marked_and_only_its_reader_has_it(sandbox: Sandbox) -> None:
    sandbox.api.conversations_join(channel=TALENT)
    sandbox.api.chat_postEphemeral(channel=TALENT, user=DANA, text="Three items are open")
    assert "Only visible to you" in messages(sandbox, DANA, TALENT)
    assert "Three items are open" not in messages(sandbox, CLARA, TALENT)


def test_times_are_those_of_the_person_who_reads(sandbox: Sandbox) -> None:
    sandbox.api.conversations_join(channel=TALENT)
    sandbox.api.chat_postMessage(channel=TALENT, text="<!date^1763726400^at {time}|noon>")
    assert "at 12:00 PM" in messages(sandbox, DANA, TALENT)
    assert "at 7:00 AM" in messages(sandbox, QUINN, TALENT)


def test_neighbouring_messages_of_one_author_share_a_heading(sandbox: Sandbox) -> None:
    for text in ("one", "two"):
        sandbox.act("say", DANA, channel=TALENT, text=text)
    sandbox.act("say", CLARA, channel=TALENT, text="three")
    assert messages(sandbox, QUINN, TALENT).count('class="message__author"') == 2


def test_a_long_channel_shows_its_newest_messages_and_offers_the_earlier_ones(sandbox: Sandbox) -> None:
    for n in range(70):
        sandbox.act("say", DANA, channel=TALENT, text=f"message {n}.")
    shown = messages(sandbox, CLARA, TALENT)
    assert "message 69." in shown
    assert "message 9." not in shown
    assert "Show earlier messages" in shown


def test_every_element_is_drawn_with_its_hooks(open_form: str) -> None:
    assert "cannot show" not in open_form
    for each in every_element():
        assert f'data-action-id="{each["type"]} &lt;img' in open_form


def test_nothing_that_an_app_sends_becomes_markup(open_form: str) -> None:
    assert "<img src=x" not in open_form
    assert "<b>" not in open_form.split('<dialog id="view-')[1]
    assert open_form.count("</textarea>") == open_form.count("<textarea")


@pytest.mark.parametrize("kind", ["section", "header", "context", "image", "rich_text", "actions"])
def test_texts_of_every_block_are_escaped(sandbox: Sandbox, kind: str) -> None:
    run = {"type": "rich_text_section", "elements": [{"type": "text", "text": EVIL}]}
    button = {"type": "button", "text": plain(EVIL), "value": EVIL, "accessibility_label": EVIL}
    blocks: dict[str, Json] = {
        "section": {"text": {"type": "mrkdwn", "text": EVIL}, "fields": [plain(EVIL)], "accessory": button},
        "header": {"text": plain(EVIL)},
        "context": {"elements": [{"type": "mrkdwn", "text": EVIL}]},
        "image": {"image_url": "https://a.example/x.png", "alt_text": EVIL, "title": plain(EVIL)},
        "rich_text": {"elements": [run]},
        "actions": {"elements": [button]},
    }
    sandbox.api.conversations_join(channel=TALENT)
    sandbox.api.chat_postMessage(channel=TALENT, text=EVIL, blocks=[{"type": kind, **blocks[kind]}])
    shown = messages(sandbox, DANA, TALENT)
    assert "onerror=alert" in shown
    assert "<img src=x" not in shown


def test_the_page_forbids_foreign_scripts(sandbox: Sandbox) -> None:
    policy = sandbox.http.get("/", params={"as": DANA, "channel": TALENT}).headers["content-security-policy"]
    assert policy.startswith("default-src 'self'")
    assert "script-src" not in policy
