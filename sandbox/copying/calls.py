"""A request of the bot's as curl and as a test: to be made again, with the same answer expected."""

from urllib.parse import quote as quote_path
from urllib.parse import urlencode

from sandbox.copying.wording import as_json, curl, function_name, literal, quote
from sandbox.journal import Call
from sandbox.workspace import Json

TEST = '''\
import os

from slack_sdk import WebClient


def test_{name}() -> None:
    """As the bot called it."""
    client = WebClient(token=os.environ["SLACK_BOT_TOKEN"], base_url="{address}/api/")
    arguments = {arguments}
    answer = client.api_call({method}, {how}=arguments)
    assert answer["ok"]
'''
REFUSED_TEST = '''\
import os

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError


def test_{name}() -> None:
    """As the bot called it."""
    client = WebClient(token=os.environ["SLACK_BOT_TOKEN"], base_url="{address}/api/")
    arguments = {arguments}
    with pytest.raises(SlackApiError) as refused:
        client.api_call({method}, {how}=arguments)
    assert refused.value.response["error"] == {error}
'''
RESPONSE_TEST = '''\
from slack_sdk.webhook import WebhookClient


def test_the_answer_by_response_url() -> None:
    """A response_url takes five answers within thirty minutes."""
    answer = WebhookClient({address}).send_dict({content})
    assert answer.status_code == {status}
'''


UPLOAD_TEST = '''\
import os

from slack_sdk import WebClient


def test_the_upload() -> None:
    """All three steps. The journal keeps no bytes of a file: zeros stand for them."""
    client = WebClient(token=os.environ["SLACK_BOT_TOKEN"], base_url="{address}/api/")
    answer = client.files_upload_v2(content=bytes({size}), filename="copied.bin")
    assert answer["ok"]
'''


def call_as_curl(call: Call, address: str) -> str:
    """Runs as it is where SLACK_BOT_TOKEN is set."""
    if call.kind == "upload":
        zeros = f"head -c {_size(call)} /dev/zero |\n"
        return zeros + curl(_address(call, address), "--data-binary @-")
    if call.kind == "response_url":
        return curl(_address(call, address), "-H 'Content-Type: application/json'", _data(call.arguments))
    bearer = '-H "Authorization: Bearer $SLACK_BOT_TOKEN"'
    if _was_json(call):
        kind = "-H 'Content-Type: application/json; charset=utf-8'"
        return curl(_address(call, address), bearer, kind, _data(call.arguments))
    return curl(_address(call, address), bearer, f"--data-raw {quote(urlencode(_form(call.arguments)))}")


def call_as_test(call: Call, address: str) -> str:
    if call.kind == "upload":
        return UPLOAD_TEST.format(address=address, size=_size(call))
    if call.kind == "response_url":
        content = literal(call.arguments, 4)
        return RESPONSE_TEST.format(
            address=literal(_address(call, address), 0), content=content, status=call.status or 200
        )
    template = TEST if call.ok or "error" not in call.answer else REFUSED_TEST
    arguments = call.arguments if _was_json(call) else _form(call.arguments)
    return template.format(
        name=function_name(call.method),
        method=literal(call.method, 0),
        address=address,
        arguments=literal(arguments, 4),
        how="json" if _was_json(call) else "data",
        error=literal(call.answer.get("error"), 0),
    )


def _address(call: Call, address: str) -> str:
    return address + quote_path(call.path)


def _size(call: Call) -> int:
    """The journal keeps no bytes of a file, only how many there were."""
    return int(call.arguments.get("bytes", 0))


def _was_json(call: Call) -> bool:
    return call.content_type.startswith("application/json")


def _form(arguments: Json) -> dict[str, str]:
    """Lists and objects stand in a form as JSON."""
    return {name: value if isinstance(value, str) else as_json(value) for name, value in arguments.items()}


def _data(content: Json) -> str:
    return f"--data-raw {quote(as_json(content))}"
