"""What makes no sense is refused by the control API with one sentence, and nothing is done."""

import json
import os
from itertools import count
from typing import Any

import pytest

from sandbox.blocks.state import FIELDS as FIELD_NAMES
from sandbox.control.acts import ACTS
from sandbox.control.routes import routes
from sandbox.people.choosing import OPTION_TYPES
from tests.sandbox.running import DANA, TALENT, Json, Peer, Sandbox
from tests.sandbox.standing import NOT_ON
from tests.sandbox.valid_blocks import modal

GARBAGE: list[Any] = [
    *(-1, 10**400, float("nan"), True, None, "", "\ud800", "x" * 5_000),
    *([], [None], {}, {"values": {"b": []}}),
]
FIELDS = (
    *("user", "channel", "text", "command", "callback_id", "invited", "thread_ts", "message_ts", "view"),
    *("action", "action_id", "block", "value", "label", "values", "state", "clear", "name", "real_name"),
    *("id", "team_id", "title", "email", "tz", "kind", "method", "members", "is_admin", "is_ext_shared"),
    *("times", "seconds", "advance", "on", "selected_option", "selected_users", "selected_date"),
)
# Each field meets all of it at one address or another; `make soak` sends all of it everywhere.
STRIDE = 1 if os.environ.get("EVERYTHING") else 4
FIELD_KINDS = sorted(FIELD_NAMES.keys() - {"external_select", "multi_external_select"})
SENSIBLE: Json = {"user": DANA, "channel": TALENT, "text": "x", "kind": "500", "name": "new"}
ADDRESSES = sorted({(method, route.path) for route in routes for method in route.methods or ()})
BODILESS = ("/reset", "/verify", "/state/save")
CHANGING = [(method, path) for method, path in ADDRESSES if method in ("POST", "PUT", "DELETE", "PATCH")]
ASKING = [path for method, path in ADDRESSES if method == "GET"]


def filled(path: str, part: str) -> str:
    return path.replace("{channel}", part).replace("{act}", part).replace("{n}", part)


def is_one_sentence(answer: Any) -> bool:
    sentence = answer.json()["error"]
    return bool(sentence) and "\n" not in sentence and "Traceback" not in sentence


@pytest.mark.parametrize(("method", "path"), CHANGING)
@pytest.mark.parametrize(
    "body", [b"{", b"[]", b'"x"', b"5", b"null", b"\xff\xfe", b'{"a":' * 50_000, b"NaN", b"[" * 100_000]
)
def test_a_body_that_is_no_object_is_refused(sandbox: Sandbox, method: str, path: str, body: bytes) -> None:
    """Where no body is expected it may be anything."""
    answer = sandbox.http.request(method, filled(path, "say"), content=body)
    assert answer.status_code in ((200, 400) if method == "DELETE" or path.endswith(BODILESS) else (400,))
    assert answer.status_code == 200 or is_one_sentence(answer)


@pytest.mark.parametrize("field", FIELDS)
def test_garbage_in_a_field_never_breaks_the_sandbox(sandbox: Sandbox, field: str) -> None:
    acts, turn = [("POST", f"/sandbox/act/{act}") for act in ACTS], count(FIELDS.index(field))
    for method, path in [*acts, *((method, filled(path, "1")) for method, path in CHANGING)]:
        for garbage in GARBAGE[next(turn) % STRIDE :: STRIDE]:
            body = json.dumps({**SENSIBLE, field: garbage})
            answer = sandbox.http.request(method, path, content=body)
            assert answer.status_code in (200, 400), (path, field, garbage, answer.text)
            assert answer.status_code == 200 or is_one_sentence(answer)


@pytest.mark.parametrize("kind", FIELD_KINDS)
def test_garbage_in_a_form_never_breaks_the_sandbox(sandbox: Sandbox, peer: Peer, kind: str) -> None:
    """Whatever is typed into a field or chosen in it."""
    option = {"text": {"type": "plain_text", "text": "A"}, "value": "a"}
    element: Json = {"type": kind, "action_id": "f"}
    element |= {"options": [option]} if kind in OPTION_TYPES else {}
    element |= {"is_decimal_allowed": True} if kind == "number_input" else {}
    block = {
        "type": "input",
        "block_id": "b",
        "label": {"type": "plain_text", "text": "F"},
        "element": element,
    }
    there = {"user": DANA, "action_id": "f", **shown(sandbox, peer, block)}
    for garbage in GARBAGE:
        for given in ({"state": {"values": {"b": garbage}}}, {FIELD_NAMES[kind][0]: garbage}):
            answer = sandbox.http.post("/sandbox/act/click", content=json.dumps({**there, **given}))
            assert answer.status_code in (200, 400), (given, answer.text)


def shown(sandbox: Sandbox, peer: Peer, block: Json) -> Json:
    """In a message; where it does not stand there, in a modal."""
    if block["element"]["type"] not in NOT_ON["message"]:
        sandbox.api.conversations_join(channel=TALENT)
        ts = sandbox.api.chat_postMessage(channel=TALENT, text="x", blocks=[block])["ts"]
        return {"channel": TALENT, "message_ts": ts}

    @peer.app.command("/form")
    def form(ack: Any, body: Json) -> None:
        sandbox.api.views_open(trigger_id=body["trigger_id"], view=modal(block))
        ack()

    assert sandbox.act("command", DANA, channel=TALENT, command="/form", text="")["ok"]
    return {}


@pytest.mark.parametrize("path", ASKING)
@pytest.mark.parametrize(
    "garbage", ["", "x", "-1", "1e999", "nan", "inf", "%ff", "9" * 40, "٣", "U0DANA0001"]
)
def test_garbage_in_an_address_never_breaks_the_sandbox(sandbox: Sandbox, path: str, garbage: str) -> None:
    for name in ("since", "after", "as", "ok", "method", "kind", "before"):
        query = f"{name}={garbage}&timeout={'0' if name != 'after' else garbage}"
        answer = sandbox.http.get(f"{filled(path, garbage or '1')}?{query}", timeout=10)
        assert answer.status_code in (200, 400), (path, query, answer.text)
        assert answer.status_code == 200 or is_one_sentence(answer)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ({"kind": "rain"}, "kind must be one of latency, 429, 500, reset_before, reset_after, down"),
        ({"kind": "downn"}, "; did you mean down?"),
        (
            {"kind": "500", "method": "chat.updat"},
            "Slack has no method chat.updat; did you mean chat.update?",
        ),
        ({"kind": "500", "seconds": -1}, "'seconds' must be between 0 and 3600 seconds."),
        ({"kind": "500", "seconds": "1"}, "'seconds' must be a number, not a text."),
        ({"kind": "500", "times": 0}, '"times" must be a whole number from 1 on, or "until cleared".'),
        ({}, "The body lacks 'kind'."),
    ],
)
def test_a_fault_that_makes_no_sense_is_refused_with_what_would(
    sandbox: Sandbox, body: Json, sentence: str
) -> None:
    answer = sandbox.http.post("/sandbox/faults", json=body)
    assert answer.status_code == 400
    assert sentence in answer.json()["error"]
    assert sandbox.get("faults") == []


def test_time_goes_forward_only(sandbox: Sandbox) -> None:
    refused = sandbox.http.post("/sandbox/clock", json={"advance": -5})
    assert refused.status_code == 400
    assert sandbox.post("clock", advance=5)["ahead"] == 5
