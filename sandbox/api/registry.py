"""Which methods there are, what each demands, and how a handler says no."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sandbox.workspace import Json, Workspace


class Refused(Exception):
    """Slack's answer {"ok": false, "error": code} with whatever else belongs to it."""

    def __init__(self, code: str, **more: Any) -> None:
        super().__init__(code)
        self.answer: Json = {"ok": False, "error": code, **more}


@dataclass(frozen=True, slots=True)
class Demand:
    """What methods.json says about one method."""

    required: tuple[str, ...]
    arguments: frozenset[str]
    scopes: tuple[str, ...]


@dataclass(slots=True)
class Request:
    """One call: whose workspace, which method, and its arguments without the token."""

    ws: Workspace
    method: str
    demand: Demand
    arguments: Json


Handler = Callable[[Request], Json]
HANDLERS: dict[str, Handler] = {}


def method(name: str) -> Callable[[Handler], Handler]:
    """Register the function that answers this method; it returns the answer without "ok"."""

    def register(handler: Handler) -> Handler:
        HANDLERS[name] = handler
        return handler

    return register


def _read_demands() -> dict[str, Demand]:
    """methods.json is condensed from slack-ruby/slack-api-ref (MIT)."""
    content: dict[str, Json] = json.loads(Path(__file__).with_name("methods.json").read_text())["methods"]
    return {
        name: Demand(tuple(each["required"]), frozenset(each["arguments"]), tuple(each["scopes"]))
        for name, each in content.items()
    }


DEMANDS = _read_demands()
