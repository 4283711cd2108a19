"""The control API that tests and scripts use: waiting, faults, time, reset."""

import threading

import httpx
import pytest

from tests.sandbox.running import DANA, GENERAL, SHARED, Sandbox


def test_waiting_ends_with_the_next_change(sandbox: Sandbox) -> None:
    last = sandbox.get("workspace")["last_change"]
    posting = threading.Thread(target=lambda: sandbox.api.chat_postMessage(channel=SHARED, text="x"))
    posting.start()
    changes = sandbox.get("wait", after=last, timeout=10)["changes"]
    posting.join()
    assert changes[0]["kind"] == "message"
    assert changes[0]["channel_id"] == SHARED


def test_waiting_ends_empty_when_nothing_changes(sandbox: Sandbox) -> None:
    last = sandbox.get("workspace")["last_change"]
    assert sandbox.get("wait", after=last, timeout=0.01) == {"last": last, "changes": []}


def test_a_rate_limit_can_be_ordered(sandbox: Sandbox) -> None:
    sandbox.post("faults", method="chat.postMessage", kind="429", seconds=7)
    limited = httpx.post(f"{sandbox.address}/api/chat.postMessage")
    assert (limited.status_code, limited.headers["retry-after"]) == (429, "7")
    assert limited.json() == {"ok": False, "error": "ratelimited"}
    assert sandbox.api.chat_postMessage(channel=SHARED, text="x")["ok"]


def test_a_server_error_can_be_ordered_for_any_method_and_called_off(sandbox: Sandbox) -> None:
    sandbox.post("faults", method="*", kind="500", times=2)
    assert httpx.post(f"{sandbox.address}/api/auth.test").status_code == 500
    sandbox.http.delete("/sandbox/faults")
    assert sandbox.api.auth_test()["ok"]


@pytest.mark.parametrize(("kind", "posted"), [("reset_before", 0), ("reset_after", 1)])
def test_a_connection_can_break_before_or_after_the_call_took_effect(
    sandbox: Sandbox, kind: str, posted: int
) -> None:
    sandbox.post("faults", method="chat.postMessage", kind=kind)
    headers = {"Authorization": f"Bearer {sandbox.config.bot_token}"}
    with pytest.raises(httpx.HTTPError):
        httpx.post(
            f"{sandbox.address}/api/chat.postMessage", json={"channel": SHARED, "text": "x"}, headers=headers
        )
    assert len(sandbox.messages(SHARED)) == posted


def test_an_unknown_fault_act_or_person_is_named(sandbox: Sandbox) -> None:
    fault = sandbox.http.post("/sandbox/faults", json={"kind": "rain"})
    act = sandbox.http.post("/sandbox/act/dance", json={"user": DANA})
    person = sandbox.http.post("/sandbox/act/read", json={"user": "nobody", "channel": GENERAL})
    body = sandbox.http.post("/sandbox/act/read", json={"user": DANA})
    garbled = sandbox.http.post("/sandbox/act/read", content=b"{")
    assert [each.status_code for each in (fault, act, person, body, garbled)] == [400] * 5
    assert fault.json()["error"].startswith("kind must be one of latency")
    assert person.json()["error"] == "There is nobody called nobody."
    assert body.json()["error"] == "The body lacks 'channel'."


def test_a_reset_brings_real_time_back(sandbox: Sandbox) -> None:
    sandbox.post("clock", advance=3_600)
    later = sandbox.api.chat_postMessage(channel=SHARED, text="x")["ts"]
    sandbox.post("reset")
    now = sandbox.api.chat_postMessage(channel=SHARED, text="x")["ts"]
    assert float(now) < float(later) - 3_000


def test_a_reset_lets_messages_be_edited_for_ever_again(sandbox: Sandbox) -> None:
    sandbox.post("limits", on=False, edit_seconds=1)
    sandbox.post("reset")
    assert sandbox.get("limits")["edit_seconds"] is None


def test_a_reset_brings_the_seed_back(sandbox: Sandbox) -> None:
    sandbox.api.chat_postMessage(channel=SHARED, text="x")
    sandbox.api.conversations_create(name="new")
    before = sandbox.get("workspace")["last_change"]
    sandbox.post("reset")
    assert sandbox.messages(SHARED) == []
    assert [channel["name"] for channel in sandbox.get("channels")] == [
        "general", "deliveries", "acme-talent", "acme-shared",
    ]  # fmt: skip
    assert sandbox.get("workspace")["last_change"] > before


def test_another_site_in_the_same_browser_cannot_act_here(sandbox: Sandbox) -> None:
    body = {"user": DANA, "channel": SHARED, "text": "x"}
    foreign = sandbox.http.post("/sandbox/act/say", json=body, headers={"Origin": "https://example.org"})
    assert foreign.status_code == 403
    assert sandbox.messages(SHARED) == []
