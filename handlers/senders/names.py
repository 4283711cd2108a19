"""People's names, as Slack knows them, for documents that are read outside of Slack."""

from collections.abc import Callable
from functools import cache

from slack_sdk import WebClient

from handlers.senders.slack_calls import TROUBLE
from messages.mrkdwn import USER_ID

MOST = 60  # asked for one document; whoever comes after stands with their id


def names_of(client: WebClient) -> Callable[[str], str]:
    """Each person is asked for once; who cannot be asked for stands with their id."""

    @cache
    def name(user: str) -> str:
        if not USER_ID.fullmatch(user) or name.cache_info().currsize > MOST:
            return user
        try:
            found = client.users_info(user=user)["user"]
        except TROUBLE:
            return user
        profile = found.get("profile") or {}
        shown = profile.get("real_name") or found.get("real_name") or found.get("name")
        return str(shown or user)[:100]

    return name
