"""Faults on demand: what shall go wrong next, or always until it is called off."""

from dataclasses import dataclass, field
from typing import Literal, get_args

FaultKind = Literal["latency", "429", "500", "reset_before", "reset_after", "down", "slow_ack"]
KINDS: tuple[FaultKind, ...] = get_args(FaultKind)
LASTING = frozenset({"down"})  # until they are removed, unless somebody says how often


@dataclass(slots=True)
class Fault:
    """Hits the next `times` requests of the method ("*" is any); times None means until it is removed.

    seconds: the latency, or Retry-After. "down" drops every connection without an answer. A "slow_ack" hits
    what the bot is sent: method is the kind of delivery, like "view_submission", and the bot's answer is held
    back for seconds.
    """

    n: int
    kind: FaultKind
    method: str = "*"
    times: int | None = 1
    seconds: float = 1.0


@dataclass(slots=True)
class Faults:
    """Ordered: the first that fits is used. While Slack is down nothing else can happen."""

    waiting: list[Fault] = field(default_factory=list)
    count: int = 0

    def add(self, kind: FaultKind, method: str = "*", times: int | None = 1, seconds: float = 1.0) -> Fault:
        self.count += 1
        fault = Fault(self.count, kind, method, times, seconds)
        self.waiting.append(fault)
        return fault

    def take(self, method: str) -> Fault | None:
        """The fault that hits this request; the method of one that is no API call is the name of its kind."""
        fitting = [fault for fault in self._about(method) if fault.kind != "slow_ack"]
        return self._used(next((each for each in fitting if each.kind == "down"), next(iter(fitting), None)))

    def held_back(self, delivery: str) -> float:
        """Seconds by which the bot's answer to a delivery of this kind comes late."""
        slow = (fault for fault in self._about(delivery) if fault.kind == "slow_ack")
        fault = self._used(next(slow, None))
        return fault.seconds if fault else 0.0

    def _about(self, name: str) -> list[Fault]:
        return [fault for fault in self.waiting if fault.method in ("*", name)]

    def _used(self, fault: Fault | None) -> Fault | None:
        if fault and fault.times is not None:
            fault.times -= 1
            if fault.times == 0:
                self.waiting.remove(fault)
        return fault

    def remove(self, n: int) -> bool:
        """False when there is no such fault (any more)."""
        left = [fault for fault in self.waiting if fault.n != n]
        removed = len(left) < len(self.waiting)
        self.waiting = left
        return removed
