"""The log of every request that the bot made and of everything that was sent to it."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any, Literal

from sandbox.changes import Changes

KEPT = 5_000
CallKind = Literal["api", "response_url", "upload"]


@dataclass(frozen=True, slots=True)
class Call:
    """One request of the bot's, without its token. status is None when the connection was dropped.

    unknown names arguments that Slack does not know; fault is the one that hit it; duration is in seconds.
    """

    n: int
    at: float
    kind: CallKind
    method: str
    path: str
    content_type: str
    arguments: dict[str, Any]
    answer: dict[str, Any]
    unknown: tuple[str, ...]
    status: int | None
    duration: float
    fault: str | None

    @property
    def ok(self) -> bool:
        """Slack says no with HTTP 200 too."""
        return self.status == 200 and self.answer.get("ok", True) is not False


@dataclass(frozen=True, slots=True)
class Delivery:
    """One request to the bot. status is None when no answer came; retry counts from 0.

    headers are those that were sent; answer is the bot's as text. way is "http", "socket", or "none" where
    the bot had neither an address nor a connection.
    """

    n: int
    at: float
    kind: str
    body: dict[str, Any]
    status: int | None
    duration: float
    retry: int = 0
    reason: str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    answer: str = ""
    way: str = "http"

    @property
    def ok(self) -> bool:
        return self.status is not None and 200 <= self.status < 300

    @property
    def subject(self) -> str:
        """The command, the action, the callback or the event that it is about."""
        body, actions = self.body, self.body.get("actions") or [{}]
        event, view = body.get("event") or {}, body.get("view") or {}
        named = (body.get("command"), actions[0].get("action_id"), event.get("type"))
        return next(filter(None, (*named, body.get("callback_id"), view.get("callback_id"))), "")


Entry = Call | Delivery


@dataclass(slots=True)
class Journal:
    """Keeps the newest entries. Calls and deliveries share their numbers, which go on for ever."""

    calls: deque[Call] = field(default_factory=lambda: deque(maxlen=KEPT))
    deliveries: deque[Delivery] = field(default_factory=lambda: deque(maxlen=KEPT))
    call_count: int = 0
    delivery_count: int = 0
    changes: Changes = field(default_factory=Changes)

    @property
    def last(self) -> int:
        """The number of the newest entry."""
        return self.call_count + self.delivery_count

    def next_number(self) -> int:
        return self.last + 1

    def add_call(self, call: Call) -> None:
        self.call_count += 1
        self.calls.append(call)
        self.changes.publish("call")

    def add_delivery(self, delivery: Delivery) -> None:
        self.delivery_count += 1
        self.deliveries.append(delivery)
        self.changes.publish("delivery")

    def clear(self) -> None:
        self.calls.clear()
        self.deliveries.clear()
        self.changes.publish("everything")
