"""What stands in the journal, copied: as curl it runs in a shell, as pytest it passes."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from slack_sdk.webhook import WebhookClient

from tests.sandbox.running import BOT, DANA, SHARED, TALENT, Door, Json, Peer, Sandbox

NASTY = [
    'it\'s $HOME and `id` and "quotes" \\ %s {0} {{x}}',
    "two\nlines\tand a tab",
    "Zoë 🚀 \u2028 \u202e",
    "-d @/etc/passwd",
    '"""; import os',
]
METADATA: Json = {"event_type": "t", "event_payload": {"a": [True, None, 1.5]}}
APP = """
import os

import pytest
from slack_bolt import App
from slack_sdk import WebClient


@pytest.fixture
def app() -> App:
    client = WebClient(token=os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"])
    app = App(client=client, signing_secret=os.environ["SLACK_SIGNING_SECRET"], process_before_response=True)
    handled = lambda ack, body: (ack(), print("handled", body.get("text") or body.get("type")))
    app.command("/gate")(handled)
    app.action("gate.approve")(handled)
    app.event("app_mention")(lambda event: print("handled", event["text"]))
    return app
"""


def environment(sandbox: Sandbox) -> dict[str, str]:
    secrets = {
        "SLACK_API_URL": f"{sandbox.address}/api/",
        "SLACK_BOT_TOKEN": sandbox.config.bot_token,
        "SLACK_SIGNING_SECRET": sandbox.config.signing_secret,
    }
    return {**os.environ, **secrets}


def in_a_shell(sandbox: Sandbox, command: str) -> str:
    run = subprocess.run(
        ["sh", "-c", command], env=environment(sandbox), capture_output=True, text=True, check=True
    )
    return run.stdout


def under_pytest(sandbox: Sandbox, folder: Path, *tests: str) -> str:
    """Their output; fails when a copied test does."""
    (folder / "conftest.py").write_text(APP)
    for number, test in enumerate(tests):
        (folder / f"test_copied_{number}.py").write_text(test)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-qs",
        "--import-mode=importlib",
        "-p",
        "no:cacheprovider",
        ".",
    ]
    run = subprocess.run(
        command, env=environment(sandbox), capture_output=True, text=True, check=False, cwd=folder
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def copied(sandbox: Sandbox, kind: str, form: str, about: str = "") -> str:
    """The newest entry (about this method, command, action or event)."""
    newest = sandbox.get(kind, **({"method": about} if about else {}))[-1]
    answer = sandbox.http.get(f"/sandbox/{kind}/{newest['n']}/{form}").raise_for_status()
    assert answer.text.isascii()
    for secret in (sandbox.config.bot_token, sandbox.config.signing_secret):
        assert secret not in answer.text
    return answer.text


def texts(sandbox: Sandbox, channel: str = SHARED) -> list[str]:
    return [message["text"] for message in sandbox.messages(channel)]


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_a_call_copied_as_curl_does_the_same_again(sandbox: Sandbox, text: str) -> None:
    sandbox.api.chat_postMessage(channel=SHARED, text=text)
    assert '"ok": true' in in_a_shell(sandbox, copied(sandbox, "calls", "curl"))
    assert texts(sandbox) == [text, text]


def test_a_call_that_came_as_a_form_is_copied_as_a_form(sandbox: Sandbox) -> None:
    blocks = '[{"type": "section", "text": {"type": "mrkdwn", "text": "a & b = c + d"}}]'
    sandbox.api.api_call("chat.postMessage", data={"channel": SHARED, "text": "@x&y=z", "blocks": blocks})
    command = copied(sandbox, "calls", "curl")
    assert "application/json" not in command
    assert '"ok": true' in in_a_shell(sandbox, command)
    first, second = sandbox.messages(SHARED)
    assert (first["text"], first["blocks"][0]["text"]) == (second["text"], second["blocks"][0]["text"])


def test_a_strange_method_name_stays_a_name(sandbox: Sandbox) -> None:
    sandbox.http.post("/api/chat.%22%22%22;touch%20{a,b}'$(id)")
    assert "unknown_method" in in_a_shell(sandbox, copied(sandbox, "calls", "curl"))
    compile(copied(sandbox, "calls", "pytest"), "copied", "exec")


def test_calls_copied_as_pytest_expect_the_same_answer(sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.api.chat_postMessage(channel=SHARED, text=NASTY[0], metadata=METADATA)
    accepted = copied(sandbox, "calls", "pytest")
    assert sandbox.refusal("chat.postMessage", channel="C0NOWHERE1", text="x")["error"] == "channel_not_found"
    refused = copied(sandbox, "calls", "pytest")
    assert "channel_not_found" in refused
    under_pytest(sandbox, tmp_path, accepted, refused)
    assert texts(sandbox) == [NASTY[0], NASTY[0]]


def test_an_answer_by_response_url_is_copied_with_its_address(
    peer: Peer, sandbox: Sandbox, tmp_path: Path
) -> None:
    peer.app.command("/gate")(lambda ack: ack())
    sandbox.act("command", DANA, channel=TALENT, command="/gate")
    WebhookClient(sandbox.get("deliveries")[-1]["body"]["response_url"]).send(text="it's done")
    entry = sandbox.get("calls")[-1]
    assert (entry["kind"], entry["status"]) == ("response_url", 200)
    assert in_a_shell(sandbox, copied(sandbox, "calls", "curl")) == "ok"
    under_pytest(sandbox, tmp_path, copied(sandbox, "calls", "pytest"))
    assert texts(sandbox, TALENT) == ["it's done"] * 3


def test_an_upload_is_copied_without_the_bytes_of_the_file(sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.api.files_upload_v2(content=b"a secret plan", filename="plan.txt")
    upload = sandbox.get("calls", kind="upload")[-1]
    curl, test = (
        sandbox.http.get(f"/sandbox/calls/{upload['n']}/{form}").text for form in ("curl", "pytest")
    )
    assert "secret" not in curl + test
    assert in_a_shell(sandbox, curl) == "Upload not found"  # its address was good for one upload
    under_pytest(sandbox, tmp_path, test)
    assert [call["arguments"] for call in sandbox.get("calls", kind="upload", ok="true")] == [
        {"bytes": 13}
    ] * 2


def send(sandbox: Sandbox, about: str, text: str) -> None:
    """Something of each form in which Slack sends."""
    sandbox.api.conversations_join(channel=TALENT)
    match about:
        case "/gate":
            sandbox.act("command", DANA, channel=TALENT, command="/gate", text=text)
        case "app_mention":
            sandbox.act("say", DANA, channel=TALENT, text=f"@bot {text}")
        case "gate.approve":
            label = {"type": "plain_text", "text": "Approve"}
            button = {"type": "button", "action_id": "gate.approve", "text": label, "value": text}
            block = {"type": "actions", "elements": [button]}
            ts = sandbox.api.chat_postMessage(channel=TALENT, text=text, blocks=[block])["ts"]
            sandbox.act("click", DANA, channel=TALENT, message_ts=ts, action="gate.approve")


ABOUT = ["/gate", "app_mention", "gate.approve"]


@pytest.mark.parametrize("about", ABOUT)
def test_a_delivery_copied_as_curl_is_signed_and_reaches_the_bot_again(
    peer: Peer, door: Door, sandbox: Sandbox, about: str
) -> None:
    heard: list[Any] = []

    def hear(ack: Any, body: Any) -> None:
        heard.append(body)
        ack()

    peer.app.command("/gate")(hear)
    peer.app.action("gate.approve")(hear)
    peer.app.event("app_mention")(hear)
    for text in NASTY:
        send(sandbox, about, text)
        in_a_shell(sandbox, copied(sandbox, "deliveries", "curl", about).replace("curl -sS", "curl -fsS"))
        sent, again = heard
        assert sent == again
        heard.clear()


def test_a_delivery_copied_as_pytest_is_signed_and_handled_by_a_bolt_app(
    peer: Peer, sandbox: Sandbox, tmp_path: Path
) -> None:
    peer.instead = lambda: (200, "")
    for about in ABOUT:
        send(sandbox, about, NASTY[0])
    tests = [copied(sandbox, "deliveries", "pytest", about) for about in ABOUT]
    assert under_pytest(sandbox, tmp_path, *tests).count("handled") == 3


def test_a_repeated_delivery_is_copied_as_a_repeat(peer: Peer, sandbox: Sandbox) -> None:
    peer.instead = lambda: (500, "")
    sandbox.act("say", DANA, channel=SHARED, text=f"<@{BOT}> @bot")
    sandbox.deliveries(4)
    assert "X-Slack-Retry-Num: 3" in copied(sandbox, "deliveries", "curl", "app_mention")


@pytest.mark.parametrize(
    "path", ["calls/1/png", "calls/x/curl", "calls/999/curl", "deliveries/1/", "calls/-1/curl"]
)
def test_what_cannot_be_copied_is_refused_with_a_sentence(sandbox: Sandbox, path: str) -> None:
    answer = sandbox.http.get(f"/sandbox/{path}")
    assert answer.status_code in (400, 404)
    assert answer.status_code == 404 or answer.json()["error"].endswith(".")
