"""Faults on demand: what goes wrong with the next calls of a method."""

from dataclasses import dataclass, field
from typing import Literal, get_args

FaultKind = Literal["latency", "429", "500", "reset_before", "reset_after"]
KINDS = get_args(FaultKind)


@dataclass(slots=True)
class Fault:
    """Applies to the next `times` calls of the method ("*" is any). seconds: the latency, or Retry-After."""

    method: str
    kind: FaultKind
    times: int = 1
    seconds: float = 1.0


@dataclass(slots=True)
class Faults:
    """Ordered: the first that fits is used."""

    waiting: list[Fault] = field(default_factory=list)

    def take(self, method: str) -> Fault | None:
        for fault in self.waiting:
            if fault.method in ("*", method):
                fault.times -= 1
                if fault.times == 0:
                    self.waiting.remove(fault)
                return fault
        return None
