"""Tokens come and go. Sources: docs.slack.dev "Installing with OAuth", slack-api-ref, methods.json."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.sandbox.running import DANA, OLIVIA, SHARED, Json, Sandbox


def error_of(client: WebClient, method: str = "auth.test", **arguments: str) -> str:
    with pytest.raises(SlackApiError) as refused:
        client.api_call(method, data=arguments)
    return str(refused.value.response["error"])


def exchange(sandbox: Sandbox, code: str, **more: str) -> Json:
    config = sandbox.config
    secrets = {"client_id": config.client_id, "client_secret": config.client_secret}
    answer = sandbox.client(None).oauth_v2_access(**{**secrets, "code": code, **more})
    return dict(answer.data) if isinstance(answer.data, dict) else {}


def test_a_code_becomes_a_bot_token_with_the_manifests_scopes(scoped: Sandbox) -> None:
    installed = exchange(scoped, scoped.post("allow", user="clara")["code"])
    assert (installed["token_type"], installed["bot_user_id"]) == ("bot", "U0SANDBOT1")
    assert installed["scope"] == "channels:read,chat:write,commands,users:read"
    assert installed["authed_user"] == {"id": "U0CLARA001"}
    client = scoped.client(installed["access_token"])
    assert client.users_info(user=DANA)["ok"]
    assert error_of(client, "pins.list", channel=SHARED) == "missing_scope"
    assert installed["access_token"] not in str(scoped.get("calls"))


def test_a_code_is_good_once_for_ten_minutes_and_one_address(sandbox: Sandbox) -> None:
    first, second, third = (
        sandbox.post("allow", user="clara", redirect_uri="https://a.example")["code"] for _ in range(3)
    )
    client, config = sandbox.client(None), sandbox.config
    app = {"client_id": config.client_id, "client_secret": config.client_secret}
    there = {**app, "redirect_uri": "https://a.example"}
    assert exchange(sandbox, first, redirect_uri="https://a.example")["ok"]
    assert error_of(client, "oauth.v2.access", code=first, **there) == "invalid_code"
    assert error_of(client, "oauth.v2.access", code=second, **app) == "bad_redirect_uri"
    sandbox.post("clock", advance=601)
    assert error_of(client, "oauth.v2.access", code=third, **there) == "invalid_code"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"client_id": "1.2"}, "invalid_client_id"),
        ({"client_secret": "other"}, "bad_client_secret"),
        ({"grant_type": "password"}, "invalid_grant_type"),
        ({"grant_type": "refresh_token", "refresh_token": "xoxe-1"}, "invalid_refresh_token"),
        ({"code": "other"}, "invalid_code"),
    ],
)
def test_an_exchange_that_cannot_be_is_refused(sandbox: Sandbox, more: dict[str, str], code: str) -> None:
    config = sandbox.config
    app = {"client_id": config.client_id, "client_secret": config.client_secret, "code": "x"}
    assert error_of(sandbox.client(None), "oauth.v2.access", **(app | more)) == code


def test_a_revoked_token_is_dead_and_a_test_kills_nothing(sandbox: Sandbox) -> None:
    client = sandbox.client(sandbox.post("tokens", kind="bot")["value"])
    assert client.auth_revoke(test=True)["revoked"] is False
    assert client.auth_revoke()["revoked"] is True
    assert error_of(client) == "token_revoked"


def test_uninstalling_kills_every_token_of_the_app(sandbox: Sandbox) -> None:
    user = sandbox.client(sandbox.post("tokens", kind="user", user="dana")["value"])
    config = sandbox.config
    other = sandbox.refusal("apps.uninstall", client_id="1.2", client_secret="x")
    assert other["error"] == "invalid_client_id"
    sandbox.api.apps_uninstall(client_id=config.client_id, client_secret=config.client_secret)
    assert error_of(sandbox.api) == "account_inactive"
    assert error_of(user) == "token_revoked"
    again = exchange(sandbox, sandbox.post("allow", user="clara")["code"])
    assert sandbox.client(again["access_token"]).auth_test()["ok"]


def test_scopes_stand_in_the_headers_of_every_answer(scoped: Sandbox) -> None:
    headers = scoped.api.users_info(user=DANA).headers
    assert headers["x-oauth-scopes"] == "channels:read,chat:write,commands,users:read"
    assert headers["x-accepted-oauth-scopes"] == "users:read"


def test_a_user_token_acts_as_the_person(sandbox: Sandbox) -> None:
    dana = sandbox.client(sandbox.post("tokens", kind="user", user="dana")["value"])
    posted = dana.chat_postMessage(channel=SHARED, text="mine")
    assert (dana.auth_test()["user_id"], posted["message"]["user"]) == (DANA, DANA)
    assert "bot_id" not in dana.auth_test().data
    refused = sandbox.refusal("chat.update", channel=SHARED, ts=posted["ts"], text="x")
    assert refused["error"] == "cant_update_message"
    assert dana.chat_update(channel=SHARED, ts=str(posted["ts"]), text="x")["ok"]


def test_only_a_user_token_reads_a_public_channel_from_outside(sandbox: Sandbox) -> None:
    """docs.slack.dev, conversations.history: not_in_channel."""
    sam = sandbox.client(sandbox.post("tokens", kind="user", user="sam")["value"])
    assert sam.conversations_history(channel=SHARED)["ok"]
    assert sandbox.refusal("conversations.history", channel="C0DELIVER1")["error"] == "not_in_channel"


def test_inviting_other_workspaces_is_for_bots(sandbox: Sandbox) -> None:
    """methods.json, conversations.inviteShared: no scope of a user token allows it."""
    dana = sandbox.client(sandbox.post("tokens", kind="user", user="dana")["value"])
    code = error_of(dana, "conversations.inviteShared", channel=SHARED, user_ids=OLIVIA)
    assert code == "not_allowed_token_type"
