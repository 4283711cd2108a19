"""Which methods there are, what each demands, and how a handler says no."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sandbox.line import Asked
from sandbox.tokens import Token
from sandbox.workspace import Json, Person, Workspace


class Refused(Exception):
    """Slack's answer {"ok": false, "error": code} with whatever else belongs to it."""

    def __init__(self, code: str, **more: Any) -> None:
        super().__init__(code)
        self.answer: Json = {"ok": False, "error": code, **more}


class Limited(Refused):
    """HTTP 429 with Retry-After. docs.slack.dev, "Rate limits"."""

    def __init__(self, seconds: int) -> None:
        super().__init__("ratelimited")
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Demand:
    """What methods.json says about one method; user_scopes None means that user tokens are refused."""

    required: tuple[str, ...]
    wants_token: bool
    arguments: frozenset[str]
    scopes: tuple[str, ...]
    user_scopes: tuple[str, ...] | None
    takes_json: bool
    tier: str | None


@dataclass(slots=True)
class Request:
    """One call: in whose workspace, what was asked, what the method demands, and by which token."""

    ws: Workspace
    asked: Asked
    demand: Demand
    token: Token

    @property
    def method(self) -> str:
        return self.asked.method

    @property
    def arguments(self) -> Json:
        return self.asked.arguments

    @property
    def actor(self) -> Person:
        """Who calls: the bot, or the person whose user token it is."""
        return self.ws.people[self.token.user_id]

    @property
    def scopes(self) -> tuple[str, ...]:
        """Of which one must be granted to this kind of token."""
        return (self.demand.user_scopes or ()) if self.token.kind == "user" else self.demand.scopes


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
    return {name: _demand(each) for name, each in content.items()}


def _demand(each: Json) -> Demand:
    user_scopes = each.get("user_scopes", each["scopes"])
    return Demand(
        required=tuple(name for name in each["required"] if name != "token"),
        wants_token="token" in each["required"],
        arguments=frozenset(each["arguments"]),
        scopes=tuple(each["scopes"]),
        user_scopes=None if user_scopes is None else tuple(user_scopes),
        takes_json=each["json"],
        tier=each["tier"],
    )


DEMANDS = _read_demands()
