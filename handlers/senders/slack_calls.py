"""Slack's answers to what we send, sorted by what is to be done about them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from http.client import HTTPException
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.senders.limits import Resting

FIRST_RETRY = timedelta(seconds=1)
LONGEST_RETRY = timedelta(minutes=10)

# A channel that is closed to us: the delivery's manager can open it, or name another.
CLOSED = {
    "channel_not_found",
    "is_archived",
    "not_in_channel",
    "no_permission",
    "restricted_action",
    "restricted_action_read_only_channel",
    "restricted_action_thread_locked",
}

# A person who no longer reads here: somebody else has to hear it.
AWAY = {
    "account_inactive",
    "cannot_dm_bot",
    "messages_tab_disabled",
    "user_disabled",
    "user_not_found",
    "user_not_visible",
    "users_not_found",
}

# The token itself: nothing can be sent until an admin mends it.
TOKEN_REFUSED = {"account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked"}

TOO_LONG = {"msg_too_long", "msg_blocks_too_long", "view_too_large"}

# What will not change by asking again.
HOPELESS = {
    "cant_invite",
    "cant_invite_self",
    "user_is_restricted",
    "invalid_blocks",
    "invalid_arguments",
    "canvas_too_large",
    "not_enabled",
    *CLOSED,
    *AWAY - TOKEN_REFUSED,
    *TOO_LONG,
}

# Where we may not look back, or there is nothing to look at; any other trouble puts the sending off.
NOT_TO_BE_SEEN = {"missing_scope", "no_permission", "channel_not_found", "thread_not_found"}

# The message is gone or no longer ours to change, so a new one takes its place.
LOST = {"canvas_not_found", "message_not_found", "cant_update_message", "edit_window_closed"}

TROUBLE = (SlackApiError, OSError, HTTPException, Resting)


def error_of(trouble: BaseException) -> str:
    """Slack's word for what went wrong, or the kind of network trouble."""
    if isinstance(trouble, SlackApiError):
        return str(trouble.response.get("error", "unknown_error"))
    return "ratelimited" if isinstance(trouble, Resting) else type(trouble).__name__


def retry_at(trouble: BaseException, attempts: int, now: datetime) -> datetime:
    """When Slack asks for it, else after twice as long each time."""
    if isinstance(trouble, Resting):
        return trouble.until
    return now + (rest_after(trouble) or backed_off(attempts))


def backed_off(attempts: int) -> timedelta:
    doubled: timedelta = FIRST_RETRY * (1 << min(attempts, 10))
    return min(doubled, LONGEST_RETRY)


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
