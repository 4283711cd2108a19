"""conversations.history and conversations.replies."""

from collections.abc import Iterable
from itertools import chain, takewhile
from math import inf

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
    oldest, latest = _ends(request)
    recent = takewhile(lambda m: float(m.ts) >= oldest, reversed(channel.messages))
    main_flow = (m for m in recent if (m.thread_ts is None or m.broadcast) and m.ephemeral_for is None)
    found = _between(request, main_flow, oldest, latest)
    return {**_page(request, channel, found, default=100), "pin_count": len(channel.pins), **ACTIONS}


@method("conversations.replies")
def replies(request: Request) -> Json:
    """The parent, then its replies, oldest first; a reply's own ts gives only that reply."""
    channel = readable_channel(request, "channel_not_found")
    named = channel.by_ts.get(text(request, "ts"))
    if named is None or named.ephemeral_for:
        raise Refused("thread_not_found")
    following = _between(request, (channel.by_ts[ts] for ts in named.replies), *_ends(request))
    return _page(request, channel, chain([named], following), default=MOST)


def _ends(request: Request) -> tuple[float, float]:
    oldest = instant(request, "oldest", Refused("invalid_ts_oldest"))
    latest = instant(request, "latest", Refused("invalid_ts_latest"))
    return -inf if oldest is None else oldest, inf if latest is None else latest


def _between(
    request: Request, messages: Iterable[Message], oldest: float, latest: float
) -> Iterable[Message]:
    """oldest and latest are left out unless `inclusive`."""
    if (oldest, latest) == (-inf, inf):
        return messages
    ends = (oldest, latest) if flag(request, "inclusive") else ()
    return (m for m in messages if oldest < float(m.ts) < latest or float(m.ts) in ends)


def _page(request: Request, channel: Channel, messages: Iterable[Message], default: int) -> Json:
    all_metadata = flag(request, "include_all_metadata")
    shown, following = page(request, messages, default=default, most=MOST)
    answer: Json = {
        "messages": [message_json(request.ws, channel, m, all_metadata=all_metadata) for m in shown],
        "has_more": bool(following),
    }
    return answer | ({"response_metadata": {"next_cursor": following}} if following else {})
