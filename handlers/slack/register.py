"""What the app listens to."""

import re
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from handlers.acts.leaving import tell_of_departure
from handlers.desk import Desk
from handlers.people import keep_fresh
from handlers.slack.buttons import press
from handlers.slack.commands import run_command
from handlers.slack.forms import submit
from handlers.slack.home import refresh_home
from handlers.slack.line import Line
from handlers.slack.rights import with_rights
from handlers.slack.shortcuts import choose
from handlers.slack.trouble import answer_trouble
from handlers.slack.visit import visit_of

ANY = re.compile("")


def register(app: App) -> None:
    """One listener for each kind of request: Bolt tries them in turn, so that few are quick."""
    app.action(ANY)(button_pressed)
    app.view(ANY)(form_submitted)
    app.command("/gate")(gate_typed)
    app.event("app_home_opened")(home_opened)
    app.shortcut(ANY)(shortcut_chosen)
    app.event("user_change")(person_changed)
    app.error(answer_trouble)


def button_pressed(
    ack: Ack, body: dict[str, Any], context: BoltContext, client: WebClient, desk: Desk
) -> None:
    with_rights(visit_of(desk, context, client, body), press)
    ack()


def form_submitted(
    ack: Ack, body: dict[str, Any], context: BoltContext, client: WebClient, desk: Desk
) -> None:
    ack(**with_rights(visit_of(desk, context, client, body), submit))


def gate_typed(ack: Ack, body: dict[str, Any], context: BoltContext, client: WebClient, desk: Desk) -> None:
    line = Line.read(str(body.get("text") or ""))
    message = with_rights(visit_of(desk, context, client, body), lambda visit: run_command(visit, line))
    if message is None:
        ack()
    else:
        ack(
            text=message.text,
            blocks=message.blocks,
            response_type="in_channel" if line.shared else "ephemeral",
        )


def home_opened(ack: Ack, event: dict[str, Any], context: BoltContext, desk: Desk) -> None:
    if event.get("tab") == "home":
        refresh_home(desk, str(context.team_id), str(event["user"]))
    ack()


def person_changed(ack: Ack, event: dict[str, Any], context: BoltContext, desk: Desk) -> None:
    workspace, user = str(context.team_id), event["user"]
    keep_fresh(desk, workspace, user)
    if user.get("deleted"):
        tell_of_departure(desk, workspace, str(user["id"]), desk.clock.now())
    ack()


def shortcut_chosen(
    ack: Ack, body: dict[str, Any], context: BoltContext, client: WebClient, desk: Desk
) -> None:
    with_rights(visit_of(desk, context, client, body), choose)
    ack()
