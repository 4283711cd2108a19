"""The log of every call that the bot made and of everything that was sent to it."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

KEPT = 5_000


@dataclass(frozen=True, slots=True)
class Call:
    """One Web API call, without its token. unknown names arguments that Slack does not know."""

    n: int
    at: float
    method: str
    arguments: dict[str, Any]
    answer: dict[str, Any]
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Delivery:
    """One request to the bot. status is None when no answer came; retry counts from 0."""

    n: int
    at: float
    kind: str
    body: dict[str, Any]
    status: int | None
    duration: float
    retry: int = 0
    reason: str | None = None


@dataclass(slots=True)
class Journal:
    """Keeps the newest entries; numbers go on for ever."""

    calls: deque[Call] = field(default_factory=lambda: deque(maxlen=KEPT))
    deliveries: deque[Delivery] = field(default_factory=lambda: deque(maxlen=KEPT))
    call_count: int = 0
    delivery_count: int = 0

    def note_call(
        self,
        at: float,
        method: str,
        arguments: dict[str, Any],
        answer: dict[str, Any],
        unknown: tuple[str, ...],
    ) -> None:
        self.call_count += 1
        self.calls.append(Call(self.call_count, at, method, arguments, answer, unknown))

    def note_delivery(
        self,
        at: float,
        kind: str,
        body: dict[str, Any],
        *,
        status: int | None,
        duration: float,
        retry: int,
        reason: str | None,
    ) -> None:
        self.delivery_count += 1
        self.deliveries.append(Delivery(self.delivery_count, at, kind, body, status, duration, retry, reason))
