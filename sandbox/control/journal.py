"""/sandbox/calls and /sandbox/deliveries: what the bot sent, and what was sent to it."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse

from sandbox.config import Config
from sandbox.control.bodies import number_asked, whole_number
from sandbox.copying.calls import call_as_curl, call_as_test
from sandbox.copying.deliveries import delivery_as_curl, delivery_as_test
from sandbox.journal import Call, Delivery, Entry, Journal
from sandbox.people.acting import NotPossible
from sandbox.workspace import Json

BOLT = "http://127.0.0.1:3000/slack/events"  # where a Bolt app listens that nobody told otherwise
E = TypeVar("E", Call, Delivery)


async def show_calls(request: Request) -> JSONResponse:
    """?since=41&method=chat.update&kind=api&ok=false"""
    calls = _asked_for(request, journal_of(request).calls, lambda call: call.method)
    return JSONResponse([entry_json(call) for call in calls])


async def show_deliveries(request: Request) -> JSONResponse:
    """?since=41&kind=block_actions&ok=false; method is the command, action or event that it is about."""
    deliveries = _asked_for(request, journal_of(request).deliveries, lambda each: each.subject)
    return JSONResponse([entry_json(each) for each in deliveries])


async def copy_call(request: Request) -> PlainTextResponse:
    """As curl or as pytest."""
    call = _numbered(request, journal_of(request).calls)
    copies = {"curl": call_as_curl, "pytest": call_as_test}
    return PlainTextResponse(_copy(request, copies)(call, config_of(request).address))


async def copy_delivery(request: Request) -> PlainTextResponse:
    delivery = _numbered(request, journal_of(request).deliveries)
    copies = {"curl": delivery_as_curl, "pytest": lambda each, _: delivery_as_test(each)}
    return PlainTextResponse(_copy(request, copies)(delivery, config_of(request).bot_url or BOLT))


def _copy(request: Request, copies: Mapping[str, Callable[[E, str], str]]) -> Callable[[E, str], str]:
    form = request.path_params["form"]
    if form not in copies:
        raise NotPossible(f"It can be copied as {' or as '.join(copies)}, not as {form}.")
    return copies[form]


def _numbered(request: Request, entries: Iterable[E]) -> E:
    n = whole_number(request.path_params["n"], "The number")
    for entry in entries:
        if entry.n == n:
            return entry
    raise NotPossible(f"There is no number {n} (any more).")


def entry_json(entry: Entry) -> Json:
    shown = {name: getattr(entry, name) for name in entry.__dataclass_fields__}
    return shown | {"ok": entry.ok}


def journal_of(request: Request) -> Journal:
    journal: Journal = request.app.state.workspace.journal
    return journal


def config_of(request: Request) -> Config:
    config: Config = request.app.state.workspace.config
    return config


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
