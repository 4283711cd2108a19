"""The signed requests that Slack sends when somebody presses Approve, ready to be written to a socket."""

import json
from collections.abc import Sequence
from urllib.parse import quote_plus

from slack_sdk.signature import SignatureVerifier

from gates.delivery import Delivery
from messages.cards.gate import gate_card
from messages.ids import Action
from messages.refs import Ref
from tests.bench.seeding import WORKSPACE, Waiting
from tests.gates.deliveries import MONDAY, current

SECRET = "0123456789abcdef0123456789abcdef"
USER, VALUE, TRIGGER = "@user@", "@value@", "@trigger@"


class Press:
    """One button of one card; with Slack's whole message around it, as in a real request."""

    def __init__(self, action: Action, sample: Delivery) -> None:
        card = gate_card(sample, current(sample), MONDAY)
        self._action = action
        self._body = quote_plus(json.dumps(payload(action, card.text, card.blocks)))

    def requests(self, waiting: Sequence[Waiting], run: str, now: float) -> list[bytes]:
        """Signed for this moment: a signature holds for five minutes. `run` makes triggers unique."""
        verifier, stamp = SignatureVerifier(SECRET), str(int(now))
        return [self._request(gate, f"{run}.{n}", stamp, verifier) for n, gate in enumerate(waiting)]

    def _request(self, gate: Waiting, trigger: str, stamp: str, verifier: SignatureVerifier) -> bytes:
        ref = Ref(delivery=gate.delivery, phase=gate.phase, round=gate.round).dump()
        inside_json = json.dumps(ref)[1:-1]
        body = "payload=" + (
            self._body.replace(quote_plus(USER), gate.user)
            .replace(quote_plus(VALUE), quote_plus(inside_json))
            .replace(quote_plus(TRIGGER), quote_plus(trigger))
        )
        signature = verifier.generate_signature(timestamp=stamp, body=body)
        head = (
            "POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Slackbot 1.0\r\nAccept: */*\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"X-Slack-Request-Timestamp: {stamp}\r\nX-Slack-Signature: {signature}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        return (head + body).encode()


def payload(action: Action, text: str, blocks: list[dict[str, object]]) -> dict[str, object]:
    return {
        "type": "block_actions",
        "user": {"id": USER, "username": "ada", "name": "ada", "team_id": WORKSPACE},
        "api_app_id": "A0BENCH",
        "token": "none",
        "container": {"type": "message", "message_ts": "1772442000.000001", "channel_id": "C1"},
        "trigger_id": TRIGGER,
        "team": {"id": WORKSPACE, "domain": "bench"},
        "enterprise": None,
        "is_enterprise_install": False,
        "channel": {"id": "C1", "name": "delivery"},
        "message": {"type": "message", "ts": "1772442000.000001", "text": text, "blocks": blocks},
        "state": {"values": {}},
        "response_url": "http://127.0.0.1:9/response",
        "actions": [
            {
                "action_id": action,
                "block_id": "decide",
                "type": "button",
                "text": {"type": "plain_text", "text": "Approve"},
                "value": VALUE,
                "action_ts": "1772442000.000002",
            }
        ],
    }
