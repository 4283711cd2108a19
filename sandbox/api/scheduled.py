"""chat.scheduleMessage, chat.deleteScheduledMessage and chat.scheduledMessages.list."""

import math

from sandbox.api.arguments import flag, instant, invalid_arguments, number, text
from sandbox.api.chat import writable_channel
from sandbox.api.content import message_content, message_metadata, thread_parent
from sandbox.api.lookup import known_channel
from sandbox.api.paging import page
from sandbox.api.registry import Refused, Request, method
from sandbox.posting import LONGEST_TEXT
from sandbox.scheduling import wait_for
from sandbox.workspace import Json, ScheduledMessage

# docs.slack.dev, chat.scheduleMessage "Restrictions"
FURTHEST = 120 * 24 * 3600
WINDOW, MOST_IN_WINDOW = 300, 30
TOO_LATE = 60  # docs.slack.dev, chat.deleteScheduledMessage: not within a minute of its time


@method("chat.scheduleMessage")
def schedule(request: Request) -> Json:
    ws, channel = request.ws, writable_channel(request)
    words, more = message_content(request)
    if len(words) > LONGEST_TEXT:
        raise Refused("msg_too_long")
    more |= {
        "metadata": message_metadata(request) or None,
        "thread_ts": thread_parent(request, channel),
        "broadcast": flag(request, "reply_broadcast"),
        "by_app": True,
    }
    post_at, now = _time(request, channel.id), int(ws.clock.now())
    scheduled = ScheduledMessage(ws.ids.new("Q"), channel.id, request.actor.id, post_at, words, now, more)
    ws.scheduled[scheduled.id] = scheduled
    wait_for(ws, scheduled)
    return {
        "channel": channel.id,
        "scheduled_message_id": scheduled.id,
        "post_at": post_at,
        "message": {
            "text": words,
            "bot_id": ws.bot_id,
            "type": "delayed_message",
            "subtype": "bot_message",
            **({"blocks": more["blocks"]} if more["blocks"] else {}),
            **({"attachments": more["attachments"]} if more["attachments"] else {}),
        },
    }


@method("chat.deleteScheduledMessage")
def delete(request: Request) -> Json:
    channel, now = known_channel(request), request.ws.clock.now()
    scheduled = request.ws.scheduled.get(text(request, "scheduled_message_id"))
    if scheduled is None or scheduled.channel_id != channel.id or scheduled.user_id != request.actor.id:
        raise Refused("invalid_scheduled_message_id")
    if scheduled.post_at - now < TOO_LATE:
        raise Refused("invalid_scheduled_message_id")
    del request.ws.scheduled[scheduled.id]
    return {}


@method("chat.scheduledMessages.list")
def listing(request: Request) -> Json:
    """The caller's own, soonest first. slack-api-ref, chat.scheduledMessages.list."""
    ws, wanted = request.ws, text(request, "channel")
    if wanted and wanted not in ws.channels:
        raise Refused("invalid_channel")
    oldest = instant(request, "oldest", invalid_arguments("invalid `oldest`")) or 0
    latest = instant(request, "latest", invalid_arguments("invalid `latest`")) or math.inf
    mine = [
        each
        for each in sorted(ws.scheduled.values(), key=lambda each: each.post_at)
        if each.user_id == request.actor.id
        and wanted in ("", each.channel_id)
        and oldest <= each.post_at <= latest
    ]
    shown, following = page(request, mine, default=100, most=100)
    return {
        "scheduled_messages": [_shown(each) for each in shown],
        "response_metadata": {"next_cursor": following},
    }


def _time(request: Request, channel_id: str) -> int:
    ws, post_at = request.ws, number(request, "post_at", "invalid_time")
    if post_at <= ws.clock.now():
        raise Refused("time_in_past")
    if post_at > ws.clock.now() + FURTHEST:
        raise Refused("time_too_far")
    near = [
        each
        for each in ws.scheduled.values()
        if each.channel_id == channel_id and abs(each.post_at - post_at) < WINDOW
    ]
    if len(near) >= MOST_IN_WINDOW:
        raise Refused("restricted_too_many")
    return post_at


def _shown(scheduled: ScheduledMessage) -> Json:
    return {
        "id": scheduled.id,
        "channel_id": scheduled.channel_id,
        "post_at": scheduled.post_at,
        "date_created": scheduled.created,
        "text": scheduled.text,
    }
