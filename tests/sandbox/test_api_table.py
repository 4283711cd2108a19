"""Every method against reference.json: arguments, encodings, tokens, scopes, answers."""

from typing import Any

import pytest

from sandbox.api.registry import DEMANDS
from tests.sandbox.method_calls import CALLS, Stage
from tests.sandbox.reference import REFERENCE
from tests.sandbox.running import Json, Peer, Sandbox, form_of

METHODS = sorted(REFERENCE)
WITH_TOKEN = [name for name in METHODS if "token" in REFERENCE[name]["required"]]
WITH_SCOPES = [name for name in METHODS if REFERENCE[name]["scopes"]]
REQUIRED = [(name, each) for name in METHODS for each in REFERENCE[name]["required"] if each != "token"]
APP_LEVEL = {"apps.connections.open"}
# Not in the condensed reference, but in its examples of an answer or on the method's page
ANSWERED = {
    "conversations.join": {"warning"},
    "conversations.kick": {"errors"},
    "conversations.members": {"response_metadata"},
    "conversations.list": {"response_metadata"},
    "team.info": {"team"},
    "users.info": {"user"},
}


@pytest.fixture
def stage(sandbox: Sandbox, peer: Peer) -> Stage:
    peer.instead = lambda: (200, "")
    return Stage(sandbox)


def token_for(sandbox: Sandbox, method: str) -> str:
    return sandbox.config.app_token if method in APP_LEVEL else sandbox.config.bot_token


def send(sandbox: Sandbox, method: str, how: str, arguments: Json, token: str | None) -> Json:
    """One HTTP request, by hand, as any client may make it."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    form = form_of(arguments)
    body: dict[str, Any] = {
        "GET": {"params": form},
        "form": {"data": form},
        "JSON": {"json": arguments},
        "multipart": {"files": {name: (None, value) for name, value in (form or {"x": "y"}).items()}},
    }[how]
    verb = "GET" if how == "GET" else "POST"
    response = sandbox.http.request(verb, f"/api/{method}", headers=headers, **body)
    assert response.status_code == 200
    answer: Json = response.json()
    return answer


def test_the_table_the_reference_and_the_sandbox_have_the_same_methods() -> None:
    assert CALLS.keys() == REFERENCE.keys() == DEMANDS.keys()


@pytest.mark.parametrize("how", ["GET", "form", "multipart"])
@pytest.mark.parametrize("method", METHODS)
def test_every_method_takes_its_arguments_from_address_and_form(stage: Stage, method: str, how: str) -> None:
    arguments = CALLS[method](stage)
    answer = send(stage.sandbox, method, how, arguments, token_for(stage.sandbox, method))
    assert answer["ok"], answer


@pytest.mark.parametrize("method", [name for name in METHODS if REFERENCE[name]["json"]])
def test_json_is_taken_where_the_reference_says_so(stage: Stage, method: str) -> None:
    answer = send(stage.sandbox, method, "JSON", CALLS[method](stage), token_for(stage.sandbox, method))
    assert answer["ok"], answer


@pytest.mark.parametrize("method", [name for name, _ in REQUIRED if not REFERENCE[name]["json"]])
def test_json_is_not_seen_elsewhere(stage: Stage, method: str) -> None:
    """docs.slack.dev, "Using the Web API"; what the call then lacks: Octember/earshot#10."""
    answer = send(stage.sandbox, method, "JSON", CALLS[method](stage), token_for(stage.sandbox, method))
    needed = [name for name in REFERENCE[method]["required"] if name != "token"]
    assert answer["error"] == "invalid_arguments"
    assert answer["response_metadata"]["messages"] == [f"[ERROR] missing required field: {n}" for n in needed]


@pytest.mark.parametrize(("method", "left_out"), REQUIRED)
def test_a_required_argument_is_missed_by_its_name(stage: Stage, method: str, left_out: str) -> None:
    arguments = {name: value for name, value in CALLS[method](stage).items() if name != left_out}
    answer = send(stage.sandbox, method, "form", arguments, token_for(stage.sandbox, method))
    assert answer["error"] == "invalid_arguments"
    assert f"[ERROR] missing required field: {left_out}" in answer["response_metadata"]["messages"]


@pytest.mark.parametrize("method", METHODS)
def test_slack_sdks_own_function_is_served(stage: Stage, method: str) -> None:
    arguments = CALLS[method](stage)
    if method in APP_LEVEL:
        arguments = {"app_token": stage.sandbox.config.app_token}
    assert getattr(stage.sandbox.api, method.replace(".", "_"))(**arguments)["ok"]


@pytest.mark.parametrize("method", WITH_TOKEN)
def test_a_call_needs_a_living_token_of_the_right_kind(stage: Stage, method: str) -> None:
    sandbox, arguments = stage.sandbox, CALLS[method](stage)
    revoked = sandbox.post("tokens", kind="bot")["value"]
    sandbox.post("tokens/revoke", token=revoked)
    wrong = sandbox.config.bot_token if method in APP_LEVEL else sandbox.config.app_token
    tokens = (None, "xoxb-unknown", revoked, wrong)
    answers = [send(sandbox, method, "form", arguments, token)["error"] for token in tokens]
    assert answers == ["not_authed", "invalid_auth", "token_revoked", "not_allowed_token_type"]


@pytest.mark.parametrize("method", WITH_SCOPES)
def test_a_call_needs_one_of_its_scopes(stage: Stage, method: str) -> None:
    arguments, scopes = CALLS[method](stage), REFERENCE[method]["scopes"]
    token = stage.sandbox.post("tokens", kind="bot", scopes=["commands"])["value"]
    answer = send(stage.sandbox, method, "form", arguments, token)
    assert answer == {
        "ok": False, "error": "missing_scope", "needed": ",".join(scopes), "provided": "commands",
    }  # fmt: skip


@pytest.mark.parametrize("method", METHODS)
def test_an_answer_has_only_keys_that_slack_gives(stage: Stage, method: str) -> None:
    arguments = CALLS[method](stage)
    answer = send(stage.sandbox, method, "form", arguments, token_for(stage.sandbox, method))
    assert answer.keys() - {"ok"} <= {*REFERENCE[method]["output"], *ANSWERED.get(method, set())}
