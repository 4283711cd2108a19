"""What comes in a strange shape. Sources: slack-api-ref "errors" of any method, docs.slack.dev "Web API"."""

import json
from typing import Any

import pytest

from sandbox.api.registry import DEMANDS
from tests.sandbox.reference import REFERENCE
from tests.sandbox.running import SHARED, Json, Sandbox

FORM, JSON = "application/x-www-form-urlencoded", "application/json; charset=utf-8"
ABYSS = "[" * 50_000
STRANGE: list[Any] = [
    [],
    {},
    [[{}]],
    "x",
    "[",
    "{",
    -1,
    1.5,
    True,
    "\x00",
    "💥" * 5,
    {"a": [None]},
    "9" * 400,
]


def post(sandbox: Sandbox, method: str, content_type: str | None, body: bytes) -> Json:
    headers = {"Authorization": f"Bearer {sandbox.config.bot_token}"}
    headers |= {"Content-Type": content_type} if content_type else {}
    response = sandbox.http.post(f"/api/{method}", content=body, headers=headers)
    assert response.status_code == 200, response.text
    answer: Json = response.json()
    return answer


@pytest.mark.parametrize(
    ("content_type", "body", "code"),
    [
        (JSON, b"{", "invalid_json"),
        (JSON, b'{"a": NaN}', "invalid_json"),
        (JSON, b'{"a": "\xff"}', "invalid_json"),
        (JSON, b'{"a": "\\ud800"}', "invalid_json"),
        (JSON, ABYSS.encode(), "invalid_json"),
        (JSON, b"[1]", "json_not_object"),
        (JSON, b'{"a[1]": 1}', "invalid_array_arg"),
        (FORM, b"a[7]=1", "invalid_array_arg"),
        (FORM, b"a-b=1", "invalid_arg_name"),
        (FORM, b"a=\xff", "invalid_form_data"),
        (f"{FORM}; charset=utf-16", b"a=1", "invalid_charset"),
        ("application/xml", b"<a/>", "invalid_post_type"),
        (None, b"a=1", "missing_post_type"),
        ("multipart/form-data", b"x", "invalid_form_data"),
        ("multipart/form-data; boundary=b", b"--c\r\n\r\n", "invalid_form_data"),
    ],
)
def test_a_body_that_cannot_be_read_is_named(
    sandbox: Sandbox, content_type: str | None, body: bytes, code: str
) -> None:
    assert post(sandbox, "auth.test", content_type, body)["error"] == code


@pytest.mark.parametrize(
    ("content_type", "body", "warning"),
    [
        ("application/json", b"{}", "missing_charset"),
        (f"{FORM}; charset=utf-8", b"a=1", "superfluous_charset"),
        (JSON, b"{}", None),
        (FORM, b"a=1", None),
    ],
)
def test_a_charset_is_wanted_with_json_and_superfluous_with_a_form(
    sandbox: Sandbox, content_type: str, body: bytes, warning: str | None
) -> None:
    """slackapi/python-slack-sdk#692."""
    answer = post(sandbox, "api.test", content_type, body)
    assert answer["ok"]
    assert answer.get("warning") == warning
    assert answer.get("response_metadata", {}).get("warnings") == ([warning] if warning else None)


def test_latin_letters_come_in_their_own_charset(sandbox: Sandbox) -> None:
    body = f"channel={SHARED}&text=%E4".encode()
    posted = post(sandbox, "chat.postMessage", f"{FORM}; charset=iso-8859-1", body)
    assert posted["message"]["text"] == "ä"


def test_an_object_where_a_text_belongs_is_pointed_at(sandbox: Sandbox) -> None:
    answer = post(
        sandbox, "chat.postMessage", JSON, json.dumps({"channel": SHARED, "text": {"a": 1}}).encode()
    )
    assert answer["error"] == "invalid_arguments"
    assert answer["response_metadata"]["messages"] == ["[ERROR] must be a string [json-pointer:/text]"]


@pytest.mark.parametrize("method", sorted(REFERENCE.keys() - {"apps.connections.open"}))
def test_no_argument_of_any_shape_breaks_a_method(sandbox: Sandbox, method: str) -> None:
    """Never HTTP 500, and never a code that Slack does not have (the fixture looks at that)."""
    names = sorted(DEMANDS[method].arguments - {"token", "error"})
    for value in STRANGE:
        post(sandbox, method, JSON, json.dumps(dict.fromkeys(names, value)).encode())
        for name in names:
            form = {each: SHARED if each.startswith("channel") else "x" for each in names}
            text = value if isinstance(value, str) else json.dumps(value)
            sandbox.http.post(
                f"/api/{method}",
                data={**form, name: text},
                headers={"Authorization": f"Bearer {sandbox.config.bot_token}"},
            ).raise_for_status()
