"""What the bot's answer to a submitted view does: errors, update, push, clear, or closing it."""

import json

from sandbox.blocks.check import problems_in_view
from sandbox.blocks.sizes import view_is_too_large
from sandbox.view_stack import DEEPEST, close, close_all, push_view, update_view
from sandbox.workspace import Json, View, Workspace


class AckRefused(Exception):
    """Slack does not understand the answer; the person sees that something went wrong."""


def parsed(body: str) -> Json:
    """An acknowledgement's JSON, or nothing when it is empty or plain text."""
    try:
        content = json.loads(body) if body.strip() else {}
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}


def apply_to_view(ws: Workspace, view: View, body: str) -> Json:
    """docs.slack.dev, "Modals": response_action of a view_submission."""
    answer = parsed(body)
    if body.strip() and not answer and body.strip() != "{}":
        raise AckRefused("the answer to a submitted view must be empty or JSON")
    match answer.get("response_action"):
        case None:
            close(ws, view)
        case "clear":
            close_all(ws, view.user_id)
        case "errors":
            _show_errors(ws, view, answer)
        case "update":
            update_view(ws, view, _modal(answer))
        case "push":
            _demand_room(ws, view)
            push_view(ws, view.user_id, _modal(answer))
        case other:
            raise AckRefused(f"response_action {other!r} is not known")
    return answer


def _demand_room(ws: Workspace, view: View) -> None:
    stack = ws.views.get(view.user_id, [])
    if view not in stack:
        raise AckRefused("the view to push onto is not open any more")
    if len(stack) >= DEEPEST:
        raise AckRefused("three views are open already (push_limit_reached)")


def _show_errors(ws: Workspace, view: View, answer: Json) -> None:
    """Errors stand at input blocks only. docs.slack.dev, "Displaying errors in views"."""
    errors = answer.get("errors")
    if not isinstance(errors, dict) or not errors:
        raise AckRefused("response_action errors needs an object of errors")
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    for block_id, sentence in errors.items():
        if block_id not in inputs:
            raise AckRefused(f"errors names {block_id!r}, which is no input block of the view")
        if not isinstance(sentence, str) or not sentence:
            raise AckRefused(f"the error at {block_id!r} is not a text")
    view.errors = errors
    ws.changes.publish("view", user_id=view.user_id)


def _modal(answer: Json) -> Json:
    content = answer.get("view")
    if not isinstance(content, dict):
        raise AckRefused("a view is missing")
    problems = problems_in_view(content)
    if problems:
        raise AckRefused("; ".join(problems))
    if view_is_too_large(content):
        raise AckRefused("the view is larger than 250 kB (view_too_large)")
    if content["type"] != "modal":
        raise AckRefused("only a modal can answer a submitted view")
    return content
