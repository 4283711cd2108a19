"""Faults on demand: ordered, listed, called off; Slack down; and what the journal says of it all."""

from contextlib import suppress

import httpx
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from tests.sandbox.running import DANA, SHARED, TALENT, Json, Peer, Sandbox


def api(sandbox: Sandbox, method: str = "auth.test") -> httpx.Response:
    return httpx.post(
        f"{sandbox.address}/api/{method}", headers={"Authorization": f"Bearer {sandbox.config.bot_token}"}
    )


@pytest.fixture
def response_url(peer: Peer, sandbox: Sandbox) -> str:
    peer.app.command("/gate")(lambda ack: ack())
    sandbox.act("command", DANA, channel=TALENT, command="/gate")
    url: str = sandbox.get("deliveries")[-1]["body"]["response_url"]
    return url


def test_a_fault_hits_as_often_as_it_was_ordered(sandbox: Sandbox) -> None:
    sandbox.post("faults", kind="500", method="auth.test", times=2)
    assert [api(sandbox).status_code for _ in range(3)] == [500, 500, 200]


@pytest.mark.parametrize("times", [None, "until cleared"])
def test_a_fault_without_a_number_lasts_until_it_is_removed(sandbox: Sandbox, times: str | None) -> None:
    lasting = sandbox.post("faults", kind="500", times=times)
    assert [api(sandbox).status_code for _ in range(5)] == [500] * 5
    assert sandbox.get("faults") == [
        {"n": lasting["n"], "kind": "500", "method": "*", "times": "until cleared", "seconds": 1.0}
    ]
    sandbox.http.delete(f"/sandbox/faults/{lasting['n']}").raise_for_status()
    assert api(sandbox).status_code == 200
    assert sandbox.get("faults") == []


def test_removing_one_fault_leaves_the_others(sandbox: Sandbox) -> None:
    first = sandbox.post("faults", kind="500", method="chat.update")
    second = sandbox.post("faults", kind="429", method="chat.update")
    sandbox.http.delete(f"/sandbox/faults/{first['n']}").raise_for_status()
    assert [each["n"] for each in sandbox.get("faults")] == [second["n"]]
    assert sandbox.http.delete(f"/sandbox/faults/{first['n']}").status_code == 400


def test_while_slack_is_down_nothing_answers_and_nothing_happens(sandbox: Sandbox, response_url: str) -> None:
    down = sandbox.post("faults", kind="down")
    for _ in range(3):
        with pytest.raises(httpx.HTTPError):
            api(sandbox, "chat.postMessage")
        with pytest.raises(httpx.HTTPError):
            httpx.post(response_url, json={"text": "x"})
    assert sandbox.messages(TALENT) == []
    sandbox.http.delete(f"/sandbox/faults/{down['n']}").raise_for_status()
    assert api(sandbox).json()["ok"]
    assert WebhookClient(response_url).send(text="x").status_code == 200


def test_slack_is_down_before_any_other_fault(sandbox: Sandbox) -> None:
    sandbox.post("faults", kind="500")
    sandbox.post("faults", kind="down", times=1)
    with pytest.raises(httpx.HTTPError):
        api(sandbox)
    assert api(sandbox).status_code == 500


def test_a_response_url_can_fail_alone(sandbox: Sandbox, response_url: str) -> None:
    sandbox.post("faults", kind="reset_after", method="response_url")
    assert api(sandbox).json()["ok"]
    with pytest.raises(httpx.HTTPError):
        httpx.post(response_url, json={"text": "took effect"})
    assert [message["text"] for message in sandbox.messages(TALENT)] == ["took effect"]


@pytest.mark.parametrize(
    ("kind", "status"),
    [("429", 429), ("500", 500), ("reset_before", None), ("reset_after", None), ("down", None)],
)
def test_the_journal_says_which_fault_hit_a_call_and_what_the_bot_had_asked(
    sandbox: Sandbox, kind: str, status: int | None
) -> None:
    sandbox.post("faults", kind=kind, times=1)
    with suppress(SlackApiError, OSError):
        sandbox.api.chat_postMessage(channel=SHARED, text="x")
    entry: Json = sandbox.get("calls")[0]
    assert (entry["method"], entry["status"], entry["fault"]) == ("chat.postMessage", status, kind)
    assert entry["arguments"] == {"channel": SHARED, "text": "x"}
    assert not entry["ok"]


def test_a_call_that_waits_says_how_long_it_took(sandbox: Sandbox) -> None:
    sandbox.post("faults", kind="latency", seconds=0.2)
    assert api(sandbox).json()["ok"]
    assert 0.19 <= sandbox.get("calls")[-1]["duration"] < 10
