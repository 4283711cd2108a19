"""conversations.history and conversations.replies."""

from sandbox.api.arguments import flag, instant, text
from sandbox.api.lookup import readable_channel
from sandbox.api.paging import page
from sandbox.api.registry import Refused, Request, method
from sandbox.objects import message_json
from sandbox.workspace import Channel, Json, Message

MOST = 999  # docs.slack.dev, conversations.history
ACTIONS = {"channel_actions_ts": None, "channel_actions_count": 0}


@method("conversations.history")
def history(request: Request) -> Json:
    """Newest first, without thread replies (unless broadcast) and without ephemeral messages."""
    channel = readable_channel(request, "not_in_channel")
    main_flow = (m for m in reversed(channel.messages) if m.thread_ts is None or m.broadcast)
    found = _between(request, [m for m in main_flow if m.ephemeral_for is None])
    return {**_page(request, channel, found, default=100), "pin_count": len(channel.pins), **ACTIONS}


@method("conversations.replies")
def replies(request: Request) -> Json:
    """The parent, then its replies, oldest first; a reply's own ts gives only that reply."""
    channel = readable_channel(request, "channel_not_found")
    named = channel.by_ts.get(text(request, "ts"))
    if named is None or named.ephemeral_for:
        raise Refused("thread_not_found")
    thread = [named, *_between(request, [channel.by_ts[ts] for ts in named.replies])]
    return _page(request, channel, thread, default=MOST)


def _between(request: Request, messages: list[Message]) -> list[Message]:
    """oldest and latest are left out unless `inclusive`."""
    oldest = instant(request, "oldest", Refused("invalid_ts_oldest"))
    latest = instant(request, "latest", Refused("invalid_ts_latest"))
    inclusive = flag(request, "inclusive")
    kept = messages
    if oldest is not None:
        kept = [m for m in kept if float(m.ts) > oldest or (inclusive and float(m.ts) == oldest)]
    if latest is not None:
        kept = [m for m in kept if float(m.ts) < latest or (inclusive and float(m.ts) == latest)]
    return kept


def _page(request: Request, channel: Channel, messages: list[Message], default: int) -> Json:
    all_metadata = flag(request, "include_all_metadata")
    shown, following = page(request, messages, default=default, most=MOST)
    answer: Json = {
        "messages": [message_json(request.ws, channel, m, all_metadata=all_metadata) for m in shown],
        "has_more": bool(following),
    }
    return answer | ({"response_metadata": {"next_cursor": following}} if following else {})
