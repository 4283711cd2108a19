"""A delivery as curl and as a test: sent to the bot again, signed anew."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from sandbox.copying.wording import curl, function_name, literal, quote
from sandbox.journal import Delivery
from sandbox.workspace import Json

FORM = "application/x-www-form-urlencoded"
SIGNED_ANEW = frozenset({"X-Slack-Request-Timestamp", "X-Slack-Signature"})
TEST = '''\
{imports}

import pytest
from slack_bolt import App, BoltRequest
from slack_sdk.signature import SignatureVerifier

PAYLOAD = {payload}


@pytest.fixture
def {name}() -> BoltRequest:
    """What Slack sent, signed now."""
    body, now = {body}, str(int(time.time()))
    verifier = SignatureVerifier(os.environ["SLACK_SIGNING_SECRET"])
    headers = {{
{headers}
        "X-Slack-Request-Timestamp": now,
        "X-Slack-Signature": verifier.generate_signature(timestamp=now, body=body),
    }}
    return BoltRequest(body=body, headers=headers)


def test_the_app_answers_{name}(app: App, {name}: BoltRequest) -> None:
    """`app` is a fixture of yours that builds the app."""
    assert app.dispatch({name}).status == 200
'''


@dataclass(frozen=True, slots=True)
class Form:
    """How a payload becomes a body: here, and in the copied test."""

    content_type: str
    body: Callable[[Json], str]
    spelt: str
    imports: tuple[str, ...]


EVENT = Form(
    "application/json", json.dumps, "json.dumps(PAYLOAD)", ("import json", "import os", "import time")
)
COMMAND = Form(
    FORM, urlencode, "urlencode(PAYLOAD)", ("import os", "import time", "from urllib.parse import urlencode")
)
INTERACTION = Form(
    FORM,
    lambda payload: urlencode({"payload": json.dumps(payload)}),
    'urlencode({"payload": json.dumps(PAYLOAD)})',
    ("import json", "import os", "import time", "from urllib.parse import urlencode"),
)
FORMS = {"event": EVENT, "url_verification": EVENT, "slash_command": COMMAND}
SIGNED = """\
now=$(date +%s)
body={body}
signature=$(printf %s "v0:$now:$body" | openssl dgst -sha256 -hmac "$SLACK_SIGNING_SECRET" | sed 's/^.*= //')
{curl}"""


def delivery_as_test(delivery: Delivery) -> str:
    form = FORMS.get(delivery.kind, INTERACTION)
    lines = [f"        {literal(name, 0)}: {literal(value, 0)}," for name, value in _headers(delivery, form)]
    return TEST.format(
        imports="\n".join(form.imports),
        name=function_name(delivery.kind, delivery.subject),
        payload=literal(delivery.body, 0),
        body=form.spelt,
        headers="\n".join(lines),
    )


def delivery_as_curl(delivery: Delivery, bot_url: str) -> str:
    """Runs as it is where SLACK_SIGNING_SECRET is set."""
    form = FORMS.get(delivery.kind, INTERACTION)
    command = curl(
        bot_url,
        *(f"-H {quote(f'{name}: {value}')}" for name, value in _headers(delivery, form)),
        '-H "X-Slack-Request-Timestamp: $now"',
        '-H "X-Slack-Signature: v0=$signature"',
        '--data-raw "$body"',
    )
    return SIGNED.format(body=quote(form.body(delivery.body)), curl=command)


def _headers(delivery: Delivery, form: Form) -> list[tuple[str, str]]:
    """Those of HTTP, also for what went over Socket Mode; the signature is made anew."""
    sent = {"Content-Type": form.content_type, **delivery.headers}
    return [(name, value) for name, value in sent.items() if name not in SIGNED_ANEW]
