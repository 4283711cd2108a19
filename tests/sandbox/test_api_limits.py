"""Rate limits and the time for editing. Sources: docs.slack.dev "Rate limits", methods.json rate_limit."""

from collections.abc import Iterator

import httpx
import pytest

from tests.sandbox.running import DANA, GENERAL, SHARED, Sandbox, running_sandbox


@pytest.fixture
def limited(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    """Limits are on, and time stands still unless the test advances it."""
    clock = sandbox.workspace.clock
    started = clock.now()
    monkeypatch.setattr(clock, "now", lambda: started + clock.ahead)
    sandbox.post("limits", on=True)
    yield sandbox
    sandbox.post("limits", on=False)


def call(sandbox: Sandbox, method: str, **form: str) -> httpx.Response:
    headers = {"Authorization": f"Bearer {sandbox.config.bot_token}"}
    return sandbox.http.post(f"/api/{method}", data=form, headers=headers)


@pytest.mark.parametrize(
    ("method", "a_minute"), [("conversations.list", 20), ("conversations.info", 50), ("users.info", 100)]
)
def test_a_tier_is_calls_a_minute(limited: Sandbox, method: str, a_minute: int) -> None:
    answers = [call(limited, method, channel=SHARED, user=DANA) for _ in range(a_minute + 1)]
    assert [each.status_code for each in answers] == [200] * a_minute + [429]
    assert answers[-1].json() == {"ok": False, "error": "ratelimited"}
    wait = int(answers[-1].headers["retry-after"])
    assert wait == -(-60 // a_minute)
    limited.post("clock", advance=wait)
    assert call(limited, method, channel=SHARED, user=DANA).status_code == 200


def test_each_method_has_an_allowance_of_its_own(limited: Sandbox) -> None:
    while call(limited, "conversations.list").status_code == 200:
        pass
    assert call(limited, "users.list").status_code == 200


def test_messages_come_once_a_second_in_each_channel_after_a_short_burst(limited: Sandbox) -> None:
    limited.api.conversations_join(channel=GENERAL)
    burst = [call(limited, "chat.postMessage", channel=SHARED, text="x") for _ in range(20)]
    refused = [each for each in burst if each.status_code == 429]
    assert burst[0].status_code == 200
    assert [each.status_code for each in burst] == [200] * 5 + [429] * 15  # how short, Slack does not say
    assert refused[0].headers["retry-after"] == "1"
    assert call(limited, "chat.postMessage", channel=GENERAL, text="x").status_code == 200
    limited.post("clock", advance=1)
    again = [call(limited, "chat.postMessage", channel=SHARED, text="x").status_code for _ in range(2)]
    assert again == [200, 429]


def test_a_refused_message_is_not_posted(limited: Sandbox) -> None:
    answers = [call(limited, "chat.postMessage", channel=SHARED, text="x") for _ in range(20)]
    assert len(limited.messages(SHARED)) == sum(each.status_code == 200 for each in answers)


def test_limits_are_off_unless_asked_for(sandbox: Sandbox) -> None:
    assert sandbox.get("limits")["on"] is False
    assert {call(sandbox, "conversations.list").status_code for _ in range(40)} == {200}
    with running_sandbox(seed="bare", rate_limits=True) as started:
        assert started.get("limits")["on"] is True
        started.post("reset")
        assert started.get("limits")["on"] is True


def test_the_workspace_may_close_the_time_for_editing(sandbox: Sandbox) -> None:
    """methods.json, chat.update: edit_window_closed."""
    ts = str(sandbox.api.chat_postMessage(channel=SHARED, text="x")["ts"])
    sandbox.post("limits", edit_seconds=300)
    assert sandbox.api.chat_update(channel=SHARED, ts=ts, text="y")["ok"]
    sandbox.post("clock", advance=301)
    assert sandbox.refusal("chat.update", channel=SHARED, ts=ts, text="z")["error"] == "edit_window_closed"
    sandbox.post("limits", edit_seconds=None)
    assert sandbox.api.chat_update(channel=SHARED, ts=ts, text="z")["ok"]
