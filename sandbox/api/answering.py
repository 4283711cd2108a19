"""One call from token to answer, without the network around it."""

import logging

from sandbox.api.admission import admit
from sandbox.api.arguments import invalid_arguments, read_arguments
from sandbox.api.every_method import HANDLERS
from sandbox.api.registry import DEMANDS, Demand, Limited, Refused, Request
from sandbox.api.scopes import Headers, demand_scope, scope_headers
from sandbox.line import Answer, Asked, json_answer
from sandbox.tokens import Token
from sandbox.workspace import Json, Workspace

UNKNOWN = Demand((), False, frozenset(), (), (), True, None)
# docs.slack.dev, "Org-ready apps": clients may name the team in any call
ORG_WIDE = {"team_id"}
ECHO = "api.test"  # docs.slack.dev, api.test: gives back whatever it is given

log = logging.getLogger("sandbox.api")


def answer_call(ws: Workspace, asked: Asked) -> Answer:
    """At Slack nearly every answer comes with HTTP 200, whatever it says."""
    warnings: tuple[str, ...] = ()
    headers: Headers = ()
    try:
        warnings = read_call(ws, asked)
        demand, token = _admitted(ws, asked)
        headers = scope_headers(token.scopes, demand.scopes) if demand.wants_token else ()
        content = {"ok": True, **_handle(Request(ws, asked, demand, token))}
    except Limited as limited:
        return json_answer(limited.answer, 429, ("retry-after", str(limited.seconds)))
    except Refused as refused:
        content = refused.answer
    except RecursionError:
        asked.arguments, content = {}, invalid_arguments("nested too deeply").answer
    if warnings:
        _warn(content, warnings)
    return json_answer(content, 200, *headers)


def read_call(ws: Workspace, asked: Asked) -> tuple[str, ...]:
    """Fills in the arguments, and gives back Slack's warnings about how they came."""
    demand = DEMANDS.get(asked.method, UNKNOWN)
    warnings = read_arguments(asked, takes_json=demand.takes_json)
    asked.unknown = _unknown_arguments(ws, asked.method, asked.arguments)
    return warnings


def _admitted(ws: Workspace, asked: Asked) -> tuple[Demand, Token]:
    if asked.method not in HANDLERS:
        raise Refused("unknown_method", req_method=asked.method)
    demand, (scheme, _, credentials) = DEMANDS[asked.method], asked.authorization.partition(" ")
    bearer = credentials.strip() if scheme.lower() == "bearer" else ""
    token = admit(ws, asked.method, demand, asked.token or bearer)
    if wait := ws.limits.call(asked.method, demand.tier, ws.clock.now()):
        raise Limited(wait)
    return demand, token


def _handle(request: Request) -> Json:
    demand_scope(request)
    given = request.arguments
    missing = [name for name in request.demand.required if given.get(name) in (None, "")]
    if missing:
        raise invalid_arguments(*(f"missing required field: {name}" for name in missing))
    return HANDLERS[request.method](request)


def _warn(content: Json, warnings: tuple[str, ...]) -> None:
    """Slack's notes about a call that it took all the same. docs.slack.dev, "Web API"."""
    metadata = content.setdefault("response_metadata", {})
    metadata["warnings"] = [*metadata.get("warnings", ()), *warnings]
    content["warning"] = ",".join(metadata["warnings"])


def _unknown_arguments(ws: Workspace, method: str, arguments: Json) -> tuple[str, ...]:
    """Slack ignores an argument that it does not know; a misspelt one should not go unnoticed here."""
    if ws.config.lenient or method not in DEMANDS or method == ECHO:
        return ()
    unknown = tuple(sorted(arguments.keys() - DEMANDS[method].arguments - ORG_WIDE))
    if unknown:
        log.warning("%s: Slack does not know the argument %s", method, ", ".join(unknown))
    return unknown
