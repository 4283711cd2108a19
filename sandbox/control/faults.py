"""/sandbox/faults: what shall go wrong, ordered, listed and called off."""

from dataclasses import asdict
from difflib import get_close_matches
from typing import get_args

from starlette.requests import Request
from starlette.responses import JSONResponse

from sandbox.api.registry import DEMANDS
from sandbox.control.bodies import Body, body_of, seconds_in, whole_number
from sandbox.faults import KINDS, LASTING, Fault, FaultKind
from sandbox.journal import CallKind
from sandbox.people.acting import NotPossible
from sandbox.workspace import Workspace

UNTIL_CLEARED = "until cleared"
METHODS = frozenset({"*", *DEMANDS, *(kind for kind in get_args(CallKind) if kind != "api")})
DELIVERIES = frozenset(
    {"*", "event", "slash_command", "block_actions", "block_suggestion", "view_submission", "view_closed"}
    | {"shortcut", "message_action", "url_verification"}
)


async def show_faults(request: Request) -> JSONResponse:
    return JSONResponse([fault_json(fault) for fault in _workspace(request).faults.waiting])


async def add_fault(request: Request) -> JSONResponse:
    """{"kind", "method"?: "*", "times"?: 1 or "until cleared", "seconds"?: the latency, or Retry-After}"""
    ws, body = _workspace(request), await body_of(request)
    kind = kind_in(body)
    fault = ws.faults.add(
        kind, method_in(body, kind), times_in(body, kind), seconds_in(body, "seconds", 1.0, most=3600.0)
    )
    return JSONResponse({**fault_json(fault), "waiting": len(ws.faults.waiting)})


async def remove_fault(request: Request) -> JSONResponse:
    ws, n = _workspace(request), whole_number(request.path_params["n"], "the number of the fault")
    if not ws.faults.remove(n):
        raise NotPossible(f"There is no fault {n} (any more).")
    return JSONResponse({"waiting": len(ws.faults.waiting)})


async def clear_faults(request: Request) -> JSONResponse:
    ws = _workspace(request)
    ws.faults.waiting.clear()
    return JSONResponse({"waiting": 0})


def fault_json(fault: Fault) -> dict[str, object]:
    return asdict(fault) | {"times": fault.times or UNTIL_CLEARED}


def kind_in(body: Body) -> FaultKind:
    for kind in KINDS:
        if kind == body["kind"]:
            return kind
    raise NotPossible(f"kind must be one of {', '.join(KINDS)}{meant(body['kind'], KINDS)}")


def method_in(body: Body, kind: FaultKind) -> str:
    """A slow acknowledgement is of a kind of delivery; everything else hits what the bot sends."""
    method = str(body.get("method", "*"))
    if kind == "slow_ack" and method not in DELIVERIES:
        raise NotPossible(f"Slack sends no {method}{meant(method, DELIVERIES)}")
    if kind != "slow_ack" and method not in METHODS:
        raise NotPossible(f"Slack has no method {method}{meant(method, METHODS)}")
    return method


def times_in(body: Body, kind: FaultKind) -> int | None:
    times = body.get("times", UNTIL_CLEARED if kind in LASTING else 1)
    if times in (None, UNTIL_CLEARED):
        return None
    if isinstance(times, bool) or not isinstance(times, int) or not 1 <= times <= 1_000_000:
        raise NotPossible(f'"times" must be a whole number from 1 on, or "{UNTIL_CLEARED}".')
    return times


def meant(given: str, known: frozenset[str] | tuple[str, ...]) -> str:
    """The nearest known word, as the end of a sentence."""
    nearest = get_close_matches(given, sorted(known), n=1)
    return f"; did you mean {nearest[0]}?" if nearest else "."


def _workspace(request: Request) -> Workspace:
    ws: Workspace = request.app.state.workspace
    return ws
