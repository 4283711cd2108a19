"""`POST /api/checks`: a check reports what it found."""

import re
from hashlib import sha256

from flask import Request, Response

from gates.checklists.check_tokens import CheckToken
from gates.checklists.checking import Report
from gates.checklists.checklist import Item
from gates.delivery import Delivery
from gates.gate import Gate
from gates.people import Person
from gates.runs.rounds import run_of
from handlers.acts.checking import Sent, identify, report_check
from handlers.desk import Click, Desk
from handlers.web.shapes import CheckAnswer, CheckReport
from handlers.web.turned_away import TurnedAway

LARGEST_REPORT = 16 * 1024
BEARER = re.compile(r"Bearer ([\w-]{20,200})", re.IGNORECASE | re.ASCII)
KEY = re.compile(r"[\x21-\x7e]{1,200}")


def take_check(desk: Desk, asked: Request) -> Response:
    """Who it is comes first, then what they say: a stranger hears nothing about fields."""
    at = desk.clock.now()
    bearer = BEARER.fullmatch(asked.headers.get("Authorization", ""))
    token = identify(desk, bearer[1], at) if bearer else None
    if token is None:
        raise TurnedAway(
            401,
            "Send a check token that was not revoked: `Authorization: Bearer …`. `/gate token` makes one.",
        )
    sent = read(asked, token)
    intent = f"check:{token.id}:{sha256(sent.key.encode()).hexdigest()}"
    by = Person(token.spoken, sees_private=token.delivery_id is not None)
    click = Click(token.workspace_id, by, at, intent)
    return Response(report_check(desk, click, token, sent, worded) + "\n", mimetype="application/json")


def read(asked: Request, token: CheckToken) -> Sent:
    asked.max_content_length = LARGEST_REPORT
    body = asked.get_data()
    said = CheckReport.model_validate_json(body)
    report = Report(said.result == "pass", said.value, said.link)
    delivery = delivery_meant(said, token)
    return Sent(delivery, said.phase, said.run, said.item, report, key_of(asked), sha256(body).hexdigest())


def key_of(asked: Request) -> str:
    key = asked.headers.get("Idempotency-Key", "")
    if not KEY.fullmatch(key):
        raise TurnedAway(
            422,
            "Send an `Idempotency-Key` of 1 to 200 characters without spaces, such as the number of the run:"
            " with it a report that is sent twice counts once.",
            "Idempotency-Key",
        )
    return key


def delivery_meant(said: CheckReport, token: CheckToken) -> str:
    named = said.delivery or token.delivery_id
    if named is None:
        raise TurnedAway(
            422, "This token is for every delivery of the workspace: say which with `delivery`.", "delivery"
        )
    if token.delivery_id not in (None, named):
        raise TurnedAway(403, "This token is for another delivery.", "delivery")
    return named


def worded(delivery: Delivery, gate: Gate, item: Item) -> str:
    source = delivery.source_of(item)
    answer = CheckAnswer(
        delivery=delivery.id,
        phase=gate.phase,
        round=gate.round,
        run=run_of(delivery, gate).name if delivery.is_of_run(gate) else None,
        item=item.key,
        state="waived" if item.waived_at else "green" if item.check_green else "failing",
        value=item.check_value,
        threshold=str(source.threshold) if source and source.threshold else None,
        open_items=len(gate.blocking()),
        gate="passed" if gate.is_settled else "open" if gate.blocking() else "ready",
    )
    return answer.model_dump_json()
