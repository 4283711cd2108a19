"""Slack's answers to what we send, sorted into: try again, join first, or give up."""

from collections.abc import Callable
from datetime import timedelta
from enum import Enum
from http.client import HTTPException
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

FIRST_RETRY = timedelta(seconds=1)
LONGEST_RETRY = timedelta(minutes=10)

# What will not change by asking again. A refused token is not among it: an admin mends that.
HOPELESS = {
    "not_in_channel",
    "cant_invite",
    "cant_invite_self",
    "user_is_restricted",
    "channel_not_found",
    "is_archived",
    "user_not_found",
    "users_not_found",
    "invalid_blocks",
    "invalid_arguments",
    "no_permission",
    "restricted_action",
    "cannot_dm_bot",
    "user_disabled",
    "msg_too_long",
    "view_too_large",
    "not_enabled",
    "messages_tab_disabled",
}

# Where we may not look back, or there is nothing to look at; any other trouble puts the sending off.
NOT_TO_BE_SEEN = {"missing_scope", "no_permission", "channel_not_found", "thread_not_found"}

# The message is gone or no longer ours to change, so a new one takes its place.
LOST = {"message_not_found", "cant_update_message", "edit_window_closed"}

TROUBLE = (SlackApiError, OSError, HTTPException)


class Cure(Enum):
    RETRY = "try again later"
    REPOST = "post it anew"
    GIVE_UP = "give up"


def error_of(trouble: BaseException) -> str:
    """Slack's word for what went wrong, or the kind of network trouble."""
    if isinstance(trouble, SlackApiError):
        return str(trouble.response.get("error", "unknown_error"))
    return type(trouble).__name__


def cure_for(trouble: BaseException) -> Cure:
    error = error_of(trouble)
    if error in LOST:
        return Cure.REPOST
    return Cure.GIVE_UP if error in HOPELESS else Cure.RETRY


def retry_after(trouble: BaseException, attempts: int) -> timedelta:
    """As long as Slack asks for, else twice as long each time."""
    doubled: timedelta = FIRST_RETRY * (1 << min(attempts, 10))
    return rest_after(trouble) or min(doubled, LONGEST_RETRY)


def rest_after(trouble: BaseException) -> timedelta:
    """How long Slack asks us to be quiet; nothing where it does not."""
    if isinstance(trouble, SlackApiError):
        asked = dict(trouble.response.headers or {}).get("Retry-After")
        if asked and str(asked).isdigit():
            return timedelta(seconds=int(asked))
    return timedelta()


def having_joined(client: WebClient, channel: str, deed: Callable[[], None]) -> None:
    """Where we are not in the channel yet, joins it and does the deed again; a private one must invite us."""
    try:
        deed()
    except SlackApiError as trouble:
        if error_of(trouble) != "not_in_channel" or not join(client, channel):
            raise
        deed()


def join(client: WebClient, channel: str) -> bool:
    """Whether we are in the channel now; a private one must invite us."""
    try:
        client.conversations_join(channel=channel)
    except TROUBLE:
        return False
    return True


def find_by_metadata(
    client: WebClient, channel: str, event: str, key: str, since: float, *, thread_ts: str | None = None
) -> str | None:
    """The ts of our message with this metadata, if an earlier attempt did arrive.

    Needs the history scopes; without them nothing is found and the message is sent again.
    """
    where: dict[str, Any] = {"channel": channel, "oldest": f"{since:.6f}", "limit": 200}
    where["include_all_metadata"] = True
    try:
        pages = (
            client.conversations_replies(ts=thread_ts, **where)
            if thread_ts
            else client.conversations_history(**where)
        )
        return next((ts for page in pages if (ts := ts_in(page["messages"], event, key))), None)
    except SlackApiError as trouble:
        if error_of(trouble) not in NOT_TO_BE_SEEN:
            raise
        return None


def ts_in(messages: list[dict[str, Any]], event: str, key: str) -> str | None:
    for message in messages:
        metadata = message.get("metadata") or {}
        if metadata.get("event_type") == event and metadata.get("event_payload", {}).get("key") == key:
            return str(message["ts"])
    return None
