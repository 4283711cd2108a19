"""blocks.validate. Sources: docs.slack.dev, blocks.validate; codes from slackhq/hack-json-schema."""

from typing import Any

import httpx
import pytest

from tests.sandbox.running import Json, Sandbox

DIVIDER: Json = {"type": "divider"}
MODAL: Json = {"type": "modal", "title": {"type": "plain_text", "text": "Form"}, "blocks": [DIVIDER]}
BROKEN: Json = {"type": "section", "text": {"type": "plain", "text": "Hello"}}
TYPE = "unsupported type: plain"


@pytest.mark.parametrize(
    "given", [{"blocks": [DIVIDER]}, {"message": {"blocks": [DIVIDER]}}, {"view": MODAL}]
)
def test_each_of_the_three_is_validated_without_posting_it(sandbox: Sandbox, given: Json) -> None:
    before = sandbox.get("workspace")["last_change"]
    assert sandbox.api.blocks_validate(**given)["ok"]
    assert sandbox.get("workspace")["last_change"] == before


@pytest.mark.parametrize(
    ("given", "code", "pointer"),
    [
        ({"blocks": [BROKEN]}, "invalid_blocks", "/0/text/type"),
        ({"message": {"blocks": [BROKEN]}}, "invalid_message", "/blocks/0/text/type"),
        ({"view": {**MODAL, "blocks": [BROKEN]}}, "invalid_view", "/blocks/0/text/type"),
    ],
)
def test_what_is_broken_is_named_by_a_pointer_into_what_was_given(
    sandbox: Sandbox, given: Json, code: str, pointer: str
) -> None:
    answer = sandbox.refusal("blocks.validate", **given)
    assert answer["error"] == code
    assert answer["errors"] == [{"code": "failed_constraint", "message": TYPE, "pointer": pointer}]


@pytest.mark.parametrize(
    ("blocks", "error"),
    [
        ([{}], {"code": "missing_field", "message": "missing required field: type", "field": "type"}),
        ([[]], {"code": "invalid_type", "message": "must provide an object"}),
    ],
)
def test_the_kind_of_problem_is_named_as_in_the_reference(
    sandbox: Sandbox, blocks: list[Any], error: Json
) -> None:
    assert sandbox.refusal("blocks.validate", blocks=blocks)["errors"] == [{**error, "pointer": "/0"}]


@pytest.mark.parametrize("given", [{}, {"blocks": [DIVIDER], "view": MODAL}])
def test_exactly_one_is_given(sandbox: Sandbox, given: Json) -> None:
    assert sandbox.refusal("blocks.validate", **given)["error"] == "invalid_arguments"


def test_neither_token_nor_scope_is_needed(scoped: Sandbox) -> None:
    """docs.slack.dev: "No scopes required"; slackapi/slack-skills-plugin: no auth token is required."""
    address = f"{scoped.address}/api/blocks.validate"
    assert httpx.post(address, data={"blocks": '[{"type": "divider"}]'}).json() == {"ok": True}
    assert httpx.post(address, data={"blocks": "[{}]"}).json()["error"] == "invalid_blocks"
    assert scoped.api.blocks_validate(blocks=[DIVIDER])["ok"]


@pytest.mark.parametrize(("name", "text"), [("blocks", "["), ("message", "{"), ("view", "{")])
def test_what_is_no_json_is_refused(sandbox: Sandbox, name: str, text: str) -> None:
    assert sandbox.refusal("blocks.validate", **{name: text})["error"] == f"invalid_{name}"
