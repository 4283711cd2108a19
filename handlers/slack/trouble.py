"""The one place that turns a refusal or a failure into what the person's door can show."""

from json import dumps
from secrets import token_hex
from typing import Any

import structlog
from slack_bolt import BoltResponse
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from gates.phases.closing import NotComplete
from gates.refusal import Refusal
from handlers.senders.slack_calls import TROUBLE
from handlers.slack.private_answers import answer_privately
from messages.message import Message
from messages.refusals import (
    apology,
    missing_message,
    missing_view,
    refusal_message,
    refusal_view,
    unavailable,
)
from storage.errors import StoreUnready

log = structlog.get_logger("gatehouse.slack")

UNHEARD = "a refusal did not reach its person"


def answer_trouble(error: Exception, body: dict[str, Any], client: WebClient) -> BoltResponse:
    """Bolt's error handler. Whatever went wrong, the person hears one sentence and Slack hears 200."""
    if isinstance(error, StoreUnready) and body.get("type") == "event_callback":
        return BoltResponse(status=503, body="")  # nobody waits for a sentence, and Slack sends it again
    refusal = error if isinstance(error, Refusal) else as_refusal(error, body)
    try:
        return answer(refusal, body, client)
    except TROUBLE as trouble:
        log.warning(UNHEARD, trouble=type(trouble).__name__, sentence=refusal.sentence)
    except Exception:
        log.exception(UNHEARD, sentence=refusal.sentence)
    return BoltResponse(status=200, body="")


def as_refusal(error: Exception, body: dict[str, Any]) -> Refusal:
    if isinstance(error, StoreUnready):
        log.warning("the database is away", trouble=str(error), kind=body.get("type"))
        return Refusal(unavailable())
    reference = token_hex(4)
    log.error("a request failed", reference=reference, kind=body.get("type"), exc_info=error)
    return Refusal(apology(reference))


def answer(refusal: Refusal, body: dict[str, Any], client: WebClient) -> BoltResponse:
    kind = body.get("type")
    if kind == "view_submission":
        return answer_form(refusal, body["view"])
    if body.get("command"):
        message = message_of(refusal)
        return as_json({"response_type": "ephemeral", **message.body})
    if kind == "block_actions" and body.get("view"):
        show_view(refusal, body, client)
    elif isinstance(refusal, NotComplete):  # a list reads better in a modal
        client.views_open(trigger_id=body["trigger_id"], view=view_of(refusal))
    elif body.get("response_url"):
        answer_privately(client, body["response_url"], message_of(refusal))
    elif body.get("trigger_id"):
        client.views_open(trigger_id=body["trigger_id"], view=view_of(refusal))
    return BoltResponse(status=200, body="")


def answer_form(refusal: Refusal, view: dict[str, Any]) -> BoltResponse:
    """At its field; else on top of the form, with those who can; else at the first field, or in its place."""
    fields = [block["block_id"] for block in view.get("blocks", []) if block.get("type") == "input"]
    field = next((f for f in fields if f == refusal.field or f.endswith(f":{refusal.field}")), None)
    if refusal.ask and not field:
        return as_json({"response_action": "push", "view": view_of(refusal)})
    if field or fields:
        return as_json({"response_action": "errors", "errors": {field or fields[0]: refusal.sentence}})
    return as_json({"response_action": "update", "view": view_of(refusal)})


def show_view(refusal: Refusal, body: dict[str, Any], client: WebClient) -> None:
    view = view_of(refusal)
    if body["view"].get("type") == "home":
        client.views_open(trigger_id=body["trigger_id"], view=view)
        return
    try:
        client.views_push(trigger_id=body["trigger_id"], view=view)
    except SlackApiError as trouble:
        if trouble.response.get("error") != "push_limit_reached":
            raise
        client.views_update(view_id=body["view"]["id"], view=view)


def view_of(refusal: Refusal) -> dict[str, Any]:
    if isinstance(refusal, NotComplete):
        return missing_view(refusal.missing)
    return refusal_view("Not possible", refusal.sentence, refusal.ask)


def message_of(refusal: Refusal) -> Message:
    if isinstance(refusal, NotComplete):
        return missing_message(refusal.missing)
    return refusal_message(refusal.sentence, refusal.ask)


def as_json(content: dict[str, Any]) -> BoltResponse:
    return BoltResponse(status=200, body=dumps(content), headers={"Content-Type": "application/json"})
