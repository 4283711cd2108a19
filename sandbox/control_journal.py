"""/sandbox/calls and /sandbox/deliveries: what the bot sent, and what was sent to it."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import JSONResponse

from sandbox.acting import NotPossible
from sandbox.control_bodies import number_asked
from sandbox.journal import Call, Delivery, Entry, Journal
from sandbox.workspace import Json

E = TypeVar("E", Call, Delivery)


async def show_calls(request: Request) -> JSONResponse:
    """?since=41&method=chat.update&kind=api&ok=false"""
    calls = _asked_for(request, journal_of(request).calls, lambda call: call.method)
    return JSONResponse([entry_json(call) for call in calls])


async def show_deliveries(request: Request) -> JSONResponse:
    """?since=41&kind=block_actions&ok=false; method is the command, action or event that it is about."""
    deliveries = _asked_for(request, journal_of(request).deliveries, lambda each: each.subject)
    return JSONResponse([entry_json(each) for each in deliveries])


def entry_json(entry: Entry) -> Json:
    shown = {name: getattr(entry, name) for name in entry.__dataclass_fields__}
    return shown | {"ok": entry.ok}


def journal_of(request: Request) -> Journal:
    journal: Journal = request.app.state.workspace.journal
    return journal


def _asked_for(request: Request, entries: Iterable[E], method_of: Callable[[E], str]) -> list[E]:
    since, wanted = number_asked(request, "since"), request.query_params
    ok = {"true": True, "false": False, "": None}.get(wanted.get("ok", ""), ...)
    if ok is ...:
        raise NotPossible("ok must be true or false.")
    return [
        entry
        for entry in entries
        if entry.n > since
        and wanted.get("method") in (None, method_of(entry))
        and wanted.get("kind") in (None, entry.kind)
        and ok in (None, entry.ok)
    ]
