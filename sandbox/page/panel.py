"""The developer's panel: switches for what can go wrong, and the live log of what the bot sent."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import BaseRoute, Route

from sandbox.api.registry import DEMANDS
from sandbox.control.bodies import number_asked, whole_number
from sandbox.journal import Call
from sandbox.page.events import BEAT, PATIENCE
from sandbox.page.panel_lines import line_of, sides_of
from sandbox.page.panel_log import Wanted, entry_numbered, window
from sandbox.page.panel_switches import ENDINGS, NEXT, others_waiting, switches
from sandbox.page.reader import reader_of
from sandbox.page.rendering import ENVIRONMENT
from sandbox.page.screen import person_asked
from sandbox.workspace import Workspace

CALM = 0.05  # seconds between two events, however many calls come in
SAFE = {"cache-control": "no-store", "x-content-type-options": "nosniff"}


async def panel(request: Request) -> HTMLResponse:
    journal = _workspace(request).journal
    return _html(request, "panel", shown=window(journal, Wanted()), last=journal.changes.last)


async def panel_switches(request: Request) -> HTMLResponse:
    return _html(request, "panel_switches")


async def panel_log(request: Request) -> HTMLResponse:
    """?text=…&failures=true&before=41, or &after=41 for those that came since."""
    asked = request.query_params
    after, before = number_asked(request, "after"), number_asked(request, "before")
    wanted = Wanted(asked.get("text", "").strip(), asked.get("failures") == "true", after, before)
    shown = await run_in_threadpool(window, _workspace(request).journal, wanted)
    return _html(request, "panel_log", shown=shown)


async def panel_entry(request: Request) -> HTMLResponse:
    """Both sides of one entry."""
    entry = entry_numbered(_workspace(request).journal, request.path_params["n"])
    if entry is None:
        raise HTTPException(404, "The log does not reach back so far any more.")
    kind = "calls" if isinstance(entry, Call) else "deliveries"
    return _html(request, "panel_entry", entry=entry, kind=kind, line=line_of(entry), sides=sides_of(entry))


async def panel_events(request: Request) -> EventSourceResponse:
    """From ?since=N, or from where this browser's connection broke off."""
    reached = request.headers.get("last-event-id")
    since = whole_number(reached, "last-event-id") if reached else number_asked(request, "since")
    return EventSourceResponse(_news(_workspace(request), since), ping=BEAT)


async def _news(ws: Workspace, since: int) -> AsyncIterator[ServerSentEvent]:
    """What is to be fetched again, once for all that came in a moment; all of it after a restart."""
    if since > ws.journal.changes.last:
        since = ws.journal.changes.last
        yield ServerSentEvent(event="news", id=str(since), data='["everything", "switch"]')
    while True:
        changes = await ws.journal.changes.after(since, timeout=PATIENCE)
        if changes:
            since = changes[-1].n
            kinds = sorted({change.kind for change in changes})
            yield ServerSentEvent(event="news", id=str(since), data=json.dumps(kinds))
            await asyncio.sleep(CALM)


def _html(request: Request, template: str, **more: Any) -> HTMLResponse:
    ws = _workspace(request)
    reader = reader_of(ws, person_asked(ws, request.query_params.get("as", "")))
    switched = {"switches": switches(ws), "waiting": others_waiting(ws), "next": NEXT, "endings": ENDINGS}
    text = ENVIRONMENT.get_template(f"parts/{template}.html.j2").render(
        ws=ws, moment=reader.moment, methods=sorted(DEMANDS), **switched, **more
    )
    return HTMLResponse(text, headers=SAFE)


def _workspace(request: Request) -> Workspace:
    ws: Workspace = request.app.state.workspace
    return ws


routes: list[BaseRoute] = [
    Route("/page/panel", panel),
    Route("/page/panel/switches", panel_switches),
    Route("/page/panel/log", panel_log),
    Route("/page/panel/entry/{n:int}", panel_entry),
    Route("/page/panel/events", panel_events),
]
