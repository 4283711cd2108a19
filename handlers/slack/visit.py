"""One request of a person, read once: who, what it is about, and how to answer."""

from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import structlog
from slack_bolt import BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from gates.people import Person
from handlers.desk import Click, Desk
from handlers.senders.slack_calls import TROUBLE, error_of
from handlers.slack.private_answers import answer_privately
from messages.message import Message
from messages.refs import Ref
from storage.transaction import Transaction

log = structlog.get_logger("gatehouse.slack")


@dataclass(frozen=True)
class Visit:
    desk: Desk
    click: Click
    client: WebClient
    body: dict[str, Any]

    @property
    def action(self) -> dict[str, Any]:
        """The element that was pressed or changed."""
        return dict(self.body["actions"][0])

    @property
    def ref(self) -> Ref:
        """What the pressed element, or the submitted form, is about."""
        if "actions" not in self.body:
            return Ref.read(self.body["view"].get("private_metadata", ""))
        chosen = self.action.get("selected_option") or self.action
        return Ref.read(str(chosen.get("value", "")))

    @property
    def view(self) -> dict[str, Any] | None:
        return self.body.get("view")

    @property
    def in_modal(self) -> bool:
        return bool(self.view and self.view.get("type") == "modal")

    @property
    def channel(self) -> str | None:
        found = self.body.get("channel_id") or (self.body.get("channel") or {}).get("id")
        return str(found) if found else None

    def reading(self) -> AbstractContextManager[Transaction]:
        """What this person may see."""
        return self.desk.reading(self.click)

    def show(self, view: dict[str, Any]) -> None:
        """Opens a modal, on top of the one that the person is in."""
        trigger = self.body["trigger_id"]
        if not (self.in_modal and self.view):
            self.client.views_open(trigger_id=trigger, view=view)
            return
        try:
            self.client.views_push(trigger_id=trigger, view=view)
        except SlackApiError as trouble:
            if error_of(trouble) != "push_limit_reached":
                raise
            self.client.views_update(view_id=self.view["id"], view=view)  # Slack stacks three at most

    def redraw(self, view: dict[str, Any], view_id: str | None = None) -> None:
        """Draws the modal that the person is in, or another, anew; what was typed stays where the ids stay.

        What the person did is stored by then, so a window that cannot be redrawn is no failure of it.
        """
        if self.in_modal and self.view:
            try:
                self.client.views_update(view_id=view_id or self.view["id"], view=view)
            except TROUBLE as trouble:
                log.warning("a window was not redrawn", trouble=error_of(trouble))

    def respond(self, message: Message) -> None:
        """Privately, below the message whose button was pressed."""
        answer_privately(self.client, self.body["response_url"], message)

    def as_admin(self) -> "Visit":
        return replace(self, click=self.click.as_admin())

    def for_all_to_read(self) -> "Visit":
        """What it shows is shown to everybody in the channel."""
        return replace(self, click=replace(self.click, shared=True))

    def as_client(self) -> "Visit":
        return replace(self, click=replace(self.click, as_client=True))


def visit_of(desk: Desk, context: BoltContext, client: WebClient, body: dict[str, Any]) -> Visit:
    user = body.get("user") or {}
    user_id = str(user.get("id") or body.get("user_id") or context.user_id or "")
    workspace = str(context.team_id or "")
    is_named, is_external = user_id in desk.admins, not is_colleague(body, context)
    person = Person(user_id, is_named, is_external, sees_private=is_named and not is_external)
    return Visit(desk, Click(workspace, person, desk.clock.now(), intent_of(body)), client, body)


def is_colleague(body: dict[str, Any], context: BoltContext) -> bool:
    """Of this workspace, or of its Enterprise organisation, whose id people may come with.

    A request that names another team than ours, as windows do for people of another company,
    names their organisation too, so that one proves nothing.
    """
    user, team, enterprise = body.get("user") or {}, body.get("team") or {}, body.get("enterprise") or {}
    ours = {context.team_id}
    if team.get("id") in (None, context.team_id):
        ours |= {context.enterprise_id, enterprise.get("id"), team.get("enterprise_id")}
    return (user.get("team_id") or body.get("team_id") or context.team_id) in ours


def intent_of(body: dict[str, Any]) -> str:
    """The same for each repetition: a form is submitted once, and a trigger is issued for one press."""
    if body.get("type") == "view_submission":
        return f"view:{body['view']['id']}"
    return f"trigger:{body.get('trigger_id') or uuid4()}"
