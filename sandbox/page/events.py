"""Server-sent events: the page hears what changed, and fetches that part again."""

import json
from collections.abc import AsyncIterator

from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.requests import Request

from sandbox.changes import Change
from sandbox.page.screen import person_asked
from sandbox.workspace import Person, Workspace

BEAT = 15  # seconds between signs of life
PATIENCE = 1.0  # seconds after which a stream looks whether it still has a listener


async def stream(request: Request) -> EventSourceResponse:
    """From ?since=N, or from where this browser's connection broke off."""
    ws: Workspace = request.app.state.workspace
    asked = request.headers.get("last-event-id") or request.query_params.get("since", "")
    me = person_asked(ws, request.query_params.get("as", ""))
    since = int(asked) if asked.isdigit() else ws.changes.last
    return EventSourceResponse(events(ws, me, since), ping=BEAT)


async def events(ws: Workspace, me: Person, since: int) -> AsyncIterator[ServerSentEvent]:
    """Never ends by itself. A number from before a restart means that everything may be different."""
    if since > ws.changes.last:
        since = ws.changes.last
        yield ServerSentEvent(event="change", id=str(since), data=json.dumps({"kind": "everything"}))
    while True:
        for change in await ws.changes.after(since, timeout=PATIENCE):
            since = change.n
            if concerns(ws, me, change):
                yield _event(ws, change)


def concerns(ws: Workspace, me: Person, change: Change) -> bool:
    """Nobody hears of other people's modals, ephemeral messages or channels."""
    if change.kind == "delivery" or (change.kind != "channel" and change.user_id not in (None, me.id)):
        return False
    channel = ws.channels.get(change.channel_id or "")
    return channel is None or me.id in channel.members or change.user_id == me.id


def _event(ws: Workspace, change: Change) -> ServerSentEvent:
    data = {"kind": change.kind, "channel": change.channel_id, "ts": change.ts}
    if change.kind == "message" and change.user_id:
        data["private"] = _thread_of(ws, change)
    return ServerSentEvent(event="change", id=str(change.n), data=json.dumps(data))


def _thread_of(ws: Workspace, change: Change) -> str:
    """The thread in which only this person has been answered, or "" for the channel itself."""
    channel = ws.channels.get(change.channel_id or "")
    message = channel.by_ts.get(change.ts or "") if channel else None
    return (message.thread_ts or "") if message else ""
