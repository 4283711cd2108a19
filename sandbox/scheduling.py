"""Messages that wait for their time, and come when the sandbox's clock reaches it."""

import asyncio
import logging

from sandbox.posting import post
from sandbox.workspace import Channel, ScheduledMessage, Workspace

log = logging.getLogger("sandbox.scheduling")


def wait_for(ws: Workspace, scheduled: ScheduledMessage) -> None:
    """Post it when real time brings the clock there; advancing the clock calls post_due itself."""
    remaining = scheduled.post_at - ws.clock.now()
    if remaining > 0:  # a timer may ring a moment too early, and then goes on
        asyncio.get_running_loop().call_later(remaining, wait_for, ws, scheduled)
    else:
        post_due(ws)


def wait_for_all(ws: Workspace) -> None:
    """After a state file has brought them."""
    for scheduled in list(ws.scheduled.values()):
        wait_for(ws, scheduled)


def post_due(ws: Workspace) -> None:
    now = ws.clock.now()
    due = [each for each in ws.scheduled.values() if each.post_at <= now]
    for scheduled in sorted(due, key=lambda each: each.post_at):
        del ws.scheduled[scheduled.id]
        channel = ws.channels.get(scheduled.channel_id)
        if channel and _may_come(channel, scheduled):
            post(ws, channel, scheduled.user_id, scheduled.text, **scheduled.more)


def _may_come(channel: Channel, scheduled: ScheduledMessage) -> bool:
    if scheduled.more.get("metadata"):
        # docs.slack.dev, chat.scheduleMessage "Bug alert"
        log.warning("%s is not posted: Slack drops scheduled messages with metadata", scheduled.id)
        return False
    return not channel.is_archived and scheduled.user_id in channel.members
