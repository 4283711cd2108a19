"""Who may call what. Sources: docs.slack.dev "Using the Web API", methods.json."""

import httpx
import pytest

from tests.sandbox.running import DELIVERIES, SHARED, Sandbox


def call(sandbox: Sandbox, method: str, **request: object) -> dict[str, object]:
    verb = str(request.pop("verb", "POST"))
    response = httpx.request(verb, f"{sandbox.address}/api/{method}", **request)  # type: ignore[arg-type]
    assert response.status_code == 200
    answer: dict[str, object] = response.json()
    return answer


def test_a_call_without_a_token_is_not_authed(sandbox: Sandbox) -> None:
    assert call(sandbox, "auth.test") == {"ok": False, "error": "not_authed"}


def test_an_unknown_token_is_refused(sandbox: Sandbox) -> None:
    answer = call(sandbox, "auth.test", headers={"Authorization": "Bearer xoxb-other"})
    assert answer["error"] == "invalid_auth"


def test_an_app_token_is_the_wrong_kind(sandbox: Sandbox) -> None:
    answer = call(sandbox, "auth.test", headers={"Authorization": "Bearer xapp-sandbox"})
    assert answer["error"] == "not_allowed_token_type"


@pytest.mark.parametrize(
    "request_",
    [
        {"headers": {"Authorization": "Bearer xoxb-sandbox"}},
        {"data": {"token": "xoxb-sandbox"}},
        {"headers": {"Authorization": "Bearer xoxb-sandbox"}, "json": {}},
        {"headers": {"Authorization": "Bearer xoxb-sandbox"}, "verb": "GET"},
    ],
    ids=["header", "form field", "json", "get"],
)
def test_the_token_may_come_as_header_or_as_field(sandbox: Sandbox, request_: dict[str, object]) -> None:
    answer = call(sandbox, "auth.test", **request_)
    assert (answer["ok"], answer["user_id"], answer["team"]) == (True, "U0SANDBOT1", "Northwind Studio")


@pytest.mark.parametrize(
    "request_",
    [{"params": {"token": "xoxb-sandbox"}, "verb": "GET"}, {"json": {"token": "xoxb-sandbox"}}],
    ids=["in the address", "in JSON"],
)
def test_a_token_in_the_address_or_in_json_is_not_seen(sandbox: Sandbox, request_: dict[str, object]) -> None:
    """docs.slack.dev, changelog 2020-11 and 2017-10."""
    assert call(sandbox, "auth.test", **request_)["error"] == "not_authed"


def test_an_unknown_method_is_answered_with_http_200(sandbox: Sandbox) -> None:
    assert call(sandbox, "chat.postMesage")["error"] == "unknown_method"


def test_a_body_that_is_not_json_is_named(sandbox: Sandbox) -> None:
    headers = {"Authorization": "Bearer xoxb-sandbox", "Content-Type": "application/json"}
    assert call(sandbox, "auth.test", headers=headers, content=b"{")["error"] == "invalid_json"
    assert call(sandbox, "auth.test", headers=headers, content=b"[]")["error"] == "json_not_object"


def test_missing_arguments_are_named(sandbox: Sandbox) -> None:
    answer = sandbox.refusal("users.info")
    assert answer["error"] == "invalid_arguments"
    assert answer["response_metadata"]["messages"] == ["[ERROR] missing required field: user"]


def test_a_granted_scope_lets_a_call_through(scoped: Sandbox) -> None:
    assert scoped.api.users_info(user="U0DANA0001")["user"]["name"] == "dana"
    assert scoped.api.conversations_list()["channels"]


def test_a_missing_scope_is_named_with_what_was_provided(scoped: Sandbox) -> None:
    answer = scoped.refusal("pins.add", channel=SHARED, timestamp="1.0")
    assert answer["error"] == "missing_scope"
    assert answer["needed"] == "pins:write"
    assert answer["provided"] == "channels:read,chat:write,commands,users:read"


def test_the_scope_must_fit_the_kind_of_channel(scoped: Sandbox) -> None:
    assert scoped.refusal("conversations.list", types="private_channel")["needed"] == "groups:read"
    assert scoped.api.conversations_list(types="public_channel")["ok"]


def test_an_email_address_is_shown_only_with_its_scope(sandbox: Sandbox, scoped: Sandbox) -> None:
    seen = sandbox.api.users_info(user="U0DANA0001")["user"]["profile"]
    hidden = scoped.api.users_info(user="U0DANA0001")["user"]["profile"]
    assert seen["email"] == "dana@northwind.example"
    assert "email" not in hidden


def test_the_journal_keeps_calls_without_their_token_and_names_unknown_arguments(sandbox: Sandbox) -> None:
    sandbox.api.api_call("conversations.info", data={"channel": DELIVERIES, "chanel": "x"})
    entry = sandbox.get("calls")[-1]
    assert entry["method"] == "conversations.info"
    assert entry["arguments"] == {"channel": DELIVERIES, "chanel": "x"}
    assert entry["unknown"] == ["chanel"]
    assert entry["answer"]["ok"] is True
    assert "xoxb" not in str(entry)
