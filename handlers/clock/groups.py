"""Keeps the roles that Slack's user groups hold up to date."""

from collections.abc import Iterable

import structlog
from slack_sdk import WebClient

from gates.people import CLOCK
from gates.rights.asker import HOUSE
from gates.user_groups import follow_groups
from handlers.acts.change import change
from handlers.clock.going_through import BATCH, to_each_due, while_ready
from handlers.desk import Click, Desk
from handlers.senders.slack_calls import TROUBLE, error_of
from handlers.user_groups import members_of
from storage import user_groups
from storage.stumbles import Place
from storage.transaction import EVERY_WORKSPACE, Transaction
from storage.user_groups import Followed

DEED = "follow_user_groups"

log = structlog.get_logger("gatehouse.clock")


def follow_user_groups(desk: Desk, client: WebClient) -> None:
    """Asks Slack at most once in ten minutes for each group that a running delivery follows."""
    followed: list[Followed] = []
    members: dict[str, dict[str, list[str]]] = {}
    with while_ready():
        with desk.store.reading(EVERY_WORKSPACE, HOUSE) as tx:
            followed = user_groups.followed(tx)
        members = members_of_all(desk, client, followed)
    now = desk.clock.now()

    def behind(tx: Transaction) -> list[Place]:
        found: dict[Place, None] = {}
        for each in followed:
            if users := members.get(each.workspace_id, {}).get(each.group):
                found |= dict.fromkeys(user_groups.behind(tx, each, users, BATCH, DEED, now))
        return list(found)[:BATCH]

    def follow(place: Place) -> None:
        workspace, delivery = place
        click = Click(workspace, CLOCK, now, f"clock:groups:{delivery}:{now.isoformat()}")
        held = members.get(workspace, {})
        change(desk, click, delivery, lambda d, c: follow_groups(d, held, c.by, c.at))

    to_each_due(desk, DEED, behind, follow, lambda place: place)


def members_of_all(
    desk: Desk, client: WebClient, followed: Iterable[Followed]
) -> dict[str, dict[str, list[str]]]:
    """By workspace and group; one that Slack does not show is left out, and tried again next time."""
    found: dict[str, dict[str, list[str]]] = {}
    for workspace, group in sorted({(each.workspace_id, each.group) for each in followed}):
        try:
            users = members_of(desk, client, workspace, group, desk.clock.now())
        except TROUBLE as trouble:
            log.warning("a user group cannot be read", group=group, error=error_of(trouble))
            continue
        found.setdefault(workspace, {})[group] = users
    return found
