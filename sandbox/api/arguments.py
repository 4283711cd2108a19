"""A call's arguments, and the few forms in which Slack takes each of them."""

import re
from typing import Any

from sandbox.api.bodies import form_fields, load_json, read_body
from sandbox.api.registry import Refused, Request
from sandbox.line import Asked

INSTANT = re.compile(r"\d{1,12}(\.\d{1,9})?", re.ASCII)


def read_arguments(asked: Asked, *, takes_json: bool) -> tuple[str, ...]:
    """Fills in what query string and body say; gives back Slack's warnings. docs.slack.dev, "Web API"."""
    arguments, warnings = read_body(asked, takes_json=takes_json)
    asked.token = str(arguments.pop("token", ""))
    if asked.query:
        in_address = form_fields(asked.query)
        # docs.slack.dev, changelog 2020-11: newer apps cannot send their token in the address
        in_address.pop("token", None)
        arguments = in_address | arguments
    asked.arguments = arguments
    for name in arguments:
        if not name.isidentifier():
            raise Refused("invalid_array_arg" if "[" in name else "invalid_arg_name")
    return warnings


def text(request: Request, name: str, default: str = "") -> str:
    value = request.arguments.get(name, default)
    if isinstance(value, (list, dict)):
        raise invalid_arguments(f"must be a string [json-pointer:/{name}]")
    return value if isinstance(value, str) else str(value)


def flag(request: Request, name: str, default: bool = False) -> bool:
    value = request.arguments.get(name, default)
    return value if isinstance(value, bool) else str(value).lower() in ("1", "true")


def number(request: Request, name: str, refusal: str) -> int:
    """A whole number; what is none is refused with this code."""
    given = text(request, name)
    if not given.isascii() or not given.isdecimal() or len(given) > 15:
        raise Refused(refusal)
    return int(given)


def instant(request: Request, name: str, refusal: Refused) -> float | None:
    """A Unix time with or without a fraction; None when the call gave none."""
    given = text(request, name)
    if given in ("", "0"):
        return None
    if not INSTANT.fullmatch(given):
        raise refusal
    return float(given)


def structure(request: Request, name: str, refusal: str) -> Any:
    """A list or object that may come as a JSON string; what cannot be read is refused with this code."""
    value = request.arguments.get(name)
    if isinstance(value, str):
        try:
            value = load_json(value) if value else None
        except ValueError:
            raise Refused(refusal) from None
        request.arguments[name] = value
    return value


def names_in(request: Request, name: str) -> list[str]:
    """A comma-separated list, or a JSON list of strings."""
    value = request.arguments.get(name, "")
    if isinstance(value, str) and value.startswith("["):
        value = structure(request, name, "invalid_arguments")
    parts = value if isinstance(value, list) else str(value).split(",")
    return [part for each in parts if (part := str(each).strip())]


def invalid_arguments(*problems: str) -> Refused:
    messages = [f"[ERROR] {problem}" for problem in problems]
    return Refused("invalid_arguments", response_metadata={"messages": messages})
