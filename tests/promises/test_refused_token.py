"""While Slack refuses the token nothing gets through; afterwards whoever runs Gatehouse hears of it."""

from typing import Any

import httpx
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.clock import Clock
from gates.rights.workspace_roles import WorkspaceRole
from handlers.senders.limits import Limits
from handlers.senders.paced_client import PacedClient
from storage import grants
from tests.driver.door import TEAM
from tests.driver.scenes import DANA, SAM, started
from tests.promises.stepping import HOUR, MINUTE, SECOND, Steps, arrived, post, said
from tests.promises.test_operator import gatehouse

REFUSED = "Slack refuses the bot's token since"


def test_the_operator_sees_it_meanwhile_and_admins_are_told_once_it_is_over(
    steps: Steps, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    started(steps.stage.desk)
    with steps.stage.desk.store.transaction(TEAM) as tx:
        grants.grant(tx, SAM, WorkspaceRole.ADMIN, DANA, steps.stage.clock.now())
    steps.work_for(20 * SECOND)
    workspace = steps.stage.workspace
    token = workspace.tokens[workspace.config.bot_token]
    steps.stage.post("uninstall")
    post(steps.stage, "late news", "C0GENERAL1")
    steps.work_for(3 * HOUR, every=30 * MINUTE)
    assert REFUSED in gatehouse(monkeypatch, database_url, "notices")
    ready = httpx.get(steps.stage.bot_url.replace("slack/events", "readyz"))
    assert (ready.status_code, REFUSED in ready.text) == (200, True)

    workspace.tokens[token.value] = token
    for channel in ("general", "acme-talent"):
        steps.stage.post("act/invite", user="dana", channel=channel, invited="U0SANDBOT1")
    steps.work_for(3 * MINUTE, every=10 * SECOND)
    [told] = [text for text in said(steps.stage, "sam") if "Slack refused" in text]
    assert "For 3 hours" in told
    assert "late news" in arrived(steps.stage)
    assert REFUSED not in gatehouse(monkeypatch, database_url, "notices")
    assert httpx.get(str(ready.url)).text == "ready\n"


@pytest.mark.parametrize(("own", "stops"), [(False, False), (True, True)])
def test_a_closed_account_is_told_apart_from_a_token_that_is_refused(
    monkeypatch: pytest.MonkeyPatch, own: bool, stops: bool
) -> None:
    """Slack says `account_inactive` of either; one person who left must not stop everything."""

    def call(_client: WebClient, method: str, **_how: Any) -> dict[str, bool]:
        if method == "auth.test" and not own:
            return {"ok": True}
        raise SlackApiError("no", Answer({"ok": False, "error": "account_inactive"}))

    monkeypatch.setattr(WebClient, "api_call", call)
    limits = Limits()
    client = PacedClient(WebClient(token="xoxb-1"), limits, Clock())
    with pytest.raises(SlackApiError):
        client.chat_postMessage(channel="D1", text="Hello")
    assert limits.stopped(Clock().now()) is stops
    assert client.token_error == ("account_inactive" if stops else None)


class Answer(dict[str, Any]):
    headers: dict[str, str] = {}  # noqa: RUF012
