"""What the page's forms do, who may send them, and who hears of what changed."""

import asyncio
import json
from typing import Any

import pytest

from sandbox.changes import Change
from sandbox.config import Config
from sandbox.founding import found
from sandbox.page.events import concerns, events
from tests.sandbox import valid_blocks as valid
from tests.sandbox.running import CLARA, DANA, OLIVIA, SHARED, TALENT, Peer, Sandbox


def send(sandbox: Sandbox, act: str, headers: dict[str, str] | None = None, **fields: Any) -> Any:
    return sandbox.http.post(f"/page/act/{act}", data={"as": DANA, **fields}, headers=headers)


def test_a_form_and_json_say_the_same(sandbox: Sandbox) -> None:
    assert send(sandbox, "say", channel=TALENT, text="by form").json() == {"ok": True, "error": None}
    asked = {"as": DANA, "channel": TALENT, "text": "by JSON"}
    assert sandbox.http.post("/page/act/say", json=asked).json() == {"ok": True, "error": None}
    assert [message["text"] for message in sandbox.messages(TALENT)] == ["by form", "by JSON"]


def test_a_line_that_starts_with_a_slash_is_a_command(peer: Peer, sandbox: Sandbox) -> None:
    heard: list[str] = []

    @peer.app.command("/gate")
    def gate(ack: Any, command: Any) -> None:
        heard.append(command["text"])
        ack()

    assert send(sandbox, "say", channel=TALENT, text="/gate  status Acme ").json()["ok"]
    assert heard == ["status Acme"]
    assert sandbox.messages(TALENT) == []


def test_a_command_in_a_thread_is_refused_with_a_sentence(sandbox: Sandbox) -> None:
    answer = send(sandbox, "say", channel=TALENT, text="/gate", thread="1.2").json()
    assert answer == {
        "ok": False,
        "error": "Slash commands do not work in threads. Use the channel's own message box.",
    }


def test_a_press_sends_the_fields_beside_the_button(peer: Peer, sandbox: Sandbox) -> None:
    heard: list[Any] = []

    @peer.app.action("go")
    def go(ack: Any, body: Any) -> None:
        heard.append((body["actions"][0]["value"], body["state"]["values"]))
        ack()

    button = {"type": "button", "action_id": "go", "value": "v", "text": {"type": "plain_text", "text": "Go"}}
    picker = {"type": "datepicker", "action_id": "day"}
    sandbox.api.conversations_join(channel=TALENT)
    actions = {"type": "actions", "block_id": "b", "elements": [picker, button]}
    ts = sandbox.api.chat_postMessage(channel=TALENT, text="Go?", blocks=[actions])["ts"]
    fields = {"channel": TALENT, "ts": ts, "block": "b", "action": "go", "b/day": "2026-12-18"}
    assert send(sandbox, "click", **fields).json()["ok"]
    day = {"type": "datepicker", "selected_date": "2026-12-18"}
    assert heard == [("v", {"b": {"day": day}})]


def test_a_message_that_is_gone_is_told_in_a_sentence(sandbox: Sandbox) -> None:
    answer = send(sandbox, "click", channel=TALENT, ts="1.2", block="b", action="a").json()
    assert answer == {"ok": False, "error": "This message is not there any more."}


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "https://evil.example"}],
)
def test_another_site_cannot_act_for_a_person(sandbox: Sandbox, headers: dict[str, str]) -> None:
    assert send(sandbox, "say", headers, channel=TALENT, text="hello").status_code == 403
    assert sandbox.messages(TALENT) == []


def test_the_pages_own_requests_pass(sandbox: Sandbox) -> None:
    own = {"sec-fetch-site": "same-origin", "origin": sandbox.address}
    assert send(sandbox, "say", own, channel=TALENT, text="hello").json()["ok"]


@pytest.mark.parametrize("body", [b"[]", b"{", b'"x"'])
def test_what_is_not_an_object_is_refused(sandbox: Sandbox, body: bytes) -> None:
    answer = sandbox.http.post("/page/act/say", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400


def test_nobody_hears_of_other_peoples_modals_ephemerals_and_channels() -> None:
    ws = found(Config())
    dana, clara, olivia = (ws.people[user] for user in (DANA, CLARA, OLIVIA))
    assert concerns(ws, dana, Change(1, "view", user_id=DANA))
    assert not concerns(ws, clara, Change(1, "view", user_id=DANA))
    assert not concerns(ws, clara, Change(1, "message", channel_id=TALENT, ts="1.1", user_id=DANA))
    assert not concerns(ws, olivia, Change(1, "message", channel_id=TALENT, ts="1.1"))
    assert concerns(ws, olivia, Change(1, "message", channel_id=SHARED, ts="1.1"))
    assert not concerns(ws, dana, Change(1, "delivery"))


def test_a_page_that_lost_its_connection_hears_what_it_missed() -> None:
    ws = found(Config())
    ws.changes.publish("message", channel_id=TALENT, ts="1.1")
    seen = ws.changes.last - 1
    assert asyncio.run(first_event(ws, seen)) == {"kind": "message", "channel": TALENT, "ts": "1.1"}


def test_a_page_from_before_a_restart_is_told_to_look_at_everything() -> None:
    assert asyncio.run(first_event(found(Config()), 10_000)) == {"kind": "everything"}


async def first_event(ws: Any, since: int) -> Any:
    event = await anext(events(ws, ws.people[DANA], since))
    return json.loads(event.data or "")


def test_a_chosen_file_is_kept_and_the_form_hands_it_to_the_app_whole(peer: Peer, sandbox: Sandbox) -> None:
    """docs.slack.dev, "File input element": the state holds file objects."""
    heard: list[Any] = []
    paper = valid.modal(valid.input_block({"type": "file_input", "action_id": "a"}, block_id="paper"))

    @peer.app.command("/form")
    def form(ack: Any, body: Any) -> None:
        sandbox.api.views_open(trigger_id=body["trigger_id"], view={**paper, "callback_id": "paper"})
        ack()

    @peer.app.view("paper")
    def sent(ack: Any, view: Any) -> None:
        heard.append(view["state"]["values"]["paper"]["a"])
        ack()

    sandbox.act("command", DANA, channel=TALENT, command="/form", text="")
    file = {"file": ("plan.pdf", b"%PDF", "application/pdf")}
    kept = sandbox.http.post("/page/upload", data={"as": DANA}, files=file).json()
    view = sandbox.get("views", **{"as": DANA})[0]["id"]
    assert send(sandbox, "submit", view=view, **{"paper/a": kept["id"]}).json()["ok"]
    assert heard[0]["type"] == "file_input"
    assert [(each["id"], each["name"], each["size"]) for each in heard[0]["files"]] == [
        (kept["id"], "plan.pdf", 4)
    ]


def test_another_site_cannot_upload(sandbox: Sandbox) -> None:
    file = {"file": ("a.txt", b"a", "text/plain")}
    headers = {"sec-fetch-site": "cross-site"}
    answer = sandbox.http.post("/page/upload", data={"as": DANA}, files=file, headers=headers)
    assert answer.status_code == 403


def test_an_external_menu_says_what_the_app_offers(peer: Peer, sandbox: Sandbox) -> None:
    peer.app.options("robot")(lambda ack: ack(options=[valid.option("1"), valid.option("2")]))
    menu = {"type": "external_select", "action_id": "robot", "min_query_length": 1}
    sandbox.api.conversations_join(channel=TALENT)
    blocks = [valid.section(accessory=menu, block_id="b")]
    ts = sandbox.api.chat_postMessage(channel=TALENT, text="Which?", blocks=blocks)["ts"]
    answer = send(sandbox, "suggest", channel=TALENT, ts=ts, block="b", action="robot", typed="a").json()
    assert [each["value"] for each in answer["response"]["options"]] == ["1", "2"]
