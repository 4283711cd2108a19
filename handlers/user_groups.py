"""Who is in a Slack user group: read from Slack now and then, and kept, so that a click costs no call."""

from datetime import datetime, timedelta

from slack_sdk import WebClient

from handlers.desk import Desk
from storage import user_groups

FRESH = timedelta(minutes=10)


def members_of(desk: Desk, client: WebClient, workspace: str, group: str, at: datetime) -> list[str]:
    """Raises what Slack's client raises when it was not read for a while and cannot be read now."""
    with desk.store.reading(workspace) as tx:
        known = user_groups.members(tx, group, at - FRESH)
    if known is not None:
        return known
    users = [str(user) for user in client.usergroups_users_list(usergroup=group)["users"]]
    with desk.store.transaction(workspace) as tx:
        user_groups.remember(tx, group, users, at)
    return users
