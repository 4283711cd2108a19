"""Keeps the roles that Slack's user groups hold up to date."""

from collections.abc import Iterable

import structlog
from slack_sdk import WebClient

from gates.delivery import Delivery
from gates.people import CLOCK
from gates.rights.asker import HOUSE
from gates.user_groups import follow_groups, is_behind
from handlers.acts.change import change
from handlers.clock.going_through import BATCH, to_each_due, while_ready
from handlers.desk import Click, Desk
from handlers.senders.slack_calls import TROUBLE, error_of
from handlers.user_groups import members_of
from storage.transaction import EVERY_WORKSPACE
from storage.user_groups import that_follow_groups

log = structlog.get_logger("gatehouse.clock")


def follow_user_groups(desk: Desk, client: WebClient) -> None:
    """Asks Slack at most once in ten minutes for each group that a running delivery follows."""
    following: list[Delivery] = []
    members: dict[str, dict[str, list[str]]] = {}
    with while_ready():
        with desk.store.reading(EVERY_WORKSPACE, HOUSE) as tx:
            following = that_follow_groups(tx, BATCH)
        members = members_of_all(desk, client, following)
    behind = [d for d in following if is_behind(d, members.get(d.workspace_id, {}))]
    now = desk.clock.now()

    def follow(delivery: Delivery) -> None:
        click = Click(delivery.workspace_id, CLOCK, now, f"clock:groups:{delivery.id}:{now.isoformat()}")
        held = members.get(delivery.workspace_id, {})
        change(desk, click, delivery.id, lambda d, c: follow_groups(d, held, c.by, c.at))

    to_each_due(
        desk,
        "follow_user_groups",
        lambda _: behind,
        follow,
        lambda delivery: (delivery.workspace_id, delivery.id),
    )


def members_of_all(
    desk: Desk, client: WebClient, following: Iterable[Delivery]
) -> dict[str, dict[str, list[str]]]:
    """By workspace and group; one that Slack does not show is left out, and tried again next time."""
    found: dict[str, dict[str, list[str]]] = {}
    wanted = {(d.workspace_id, group) for d in following for group in d.process.groups().values()}
    for workspace, group in sorted(wanted):
        try:
            users = members_of(desk, client, workspace, group, desk.clock.now())
        except TROUBLE as trouble:
            log.warning("a user group cannot be read", group=group, error=error_of(trouble))
            continue
        found.setdefault(workspace, {})[group] = users
    return found
