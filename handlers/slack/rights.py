"""Admin rights are looked up only when something was refused without them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from gates.refusal import Refusal
from gates.rights.workspace_roles import WorkspaceRole
from handlers.people import described, remember
from handlers.senders.slack_calls import TROUBLE
from handlers.slack.visit import Visit
from storage import grants, people
from storage.people import KnownPerson

FRESH = timedelta(minutes=15)

Answer = TypeVar("Answer")


def with_rights(visit: Visit, deed: Callable[[Visit], Answer]) -> Answer:
    try:
        return deed(visit)
    except Refusal as refusal:
        needs_rights = bool(refusal.ask)  # it says who may
        if not needs_rights or visit.click.by.is_admin or not is_workspace_admin(visit):
            raise
    return deed(visit.as_admin())


def must_be_admin(visit: Visit, deed: str) -> None:
    if not visit.click.by.is_admin and not is_workspace_admin(visit):
        raise Refusal(f"Only admins of this workspace can {deed}.")


def is_workspace_admin(visit: Visit) -> bool:
    """What was granted here, else what Slack says; asked again after a while, since admins change."""
    click = visit.click
    if click.by.is_external:
        return False
    with visit.reading() as tx:
        if role := grants.role_of(tx, click.by.user_id):
            return role is WorkspaceRole.ADMIN
        known = people.known(tx, click.by.user_id)
    if known is None or click.at - known.fetched_at > FRESH:
        known = ask_slack(visit, click.at) or known
    return bool(known and known.is_admin)


def ask_slack(visit: Visit, at: datetime) -> KnownPerson | None:
    try:
        user = visit.client.users_info(user=visit.click.by.user_id)["user"]
    except TROUBLE:
        return None
    person = described(user, at)
    remember(visit.desk, visit.click.workspace, person)
    return person
