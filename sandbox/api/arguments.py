"""Reading a call's arguments: form fields and JSON alike."""

import json
from typing import Any
from urllib.parse import parse_qsl

from sandbox.api.registry import Refused, Request
from sandbox.workspace import Json


def read_arguments(query: bytes, content_type: str, body: bytes) -> Json:
    """Query string and body together; a JSON body must be an object. docs.slack.dev, "Using the Web API"."""
    arguments: Json = dict(parse_qsl(query.decode(), keep_blank_values=True)) if query else {}
    if not body:
        return arguments
    if content_type.startswith("application/json"):
        return arguments | _json_object(body)
    return arguments | dict(parse_qsl(body.decode(), keep_blank_values=True))


def _json_object(body: bytes) -> Json:
    try:
        content = json.loads(body)
    except ValueError:
        raise Refused("invalid_json") from None
    if not isinstance(content, dict):
        raise Refused("json_not_object")
    return {name: value for name, value in content.items() if value is not None}


def text(request: Request, name: str, default: str = "") -> str:
    value = request.arguments.get(name, default)
    return value if isinstance(value, str) else str(value)


def flag(request: Request, name: str, default: bool = False) -> bool:
    value = request.arguments.get(name, default)
    return value if isinstance(value, bool) else str(value).lower() in ("1", "true")


def structure(request: Request, name: str, refusal: str) -> Any:
    """A list or object that may come as a JSON string; what cannot be read is refused with this code."""
    value = request.arguments.get(name)
    if isinstance(value, str):
        try:
            value = json.loads(value) if value else None
        except ValueError:
            raise Refused(refusal) from None
        request.arguments[name] = value
    return value


def names_in(request: Request, name: str) -> list[str]:
    """A comma-separated list, or a JSON list of strings."""
    value = request.arguments.get(name, "")
    parts = value if isinstance(value, list) else str(value).split(",")
    return [part.strip() for part in parts if part.strip()]
