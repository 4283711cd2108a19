"""Where a process is killed: at the n-th pass of a point, while it deals with a notice of a kind."""

import json
import os
import signal
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, local
from typing import Literal

Point = Literal["before commit", "after commit", "before call", "after call", "reply lost"]
POINTS: tuple[Point, ...] = ("before commit", "after commit", "before call", "after call", "reply lost")


@dataclass(frozen=True, slots=True)
class Plan:
    """kind is that of a notice, "card", or what the process does besides: "click", "tick", "claim"."""

    kind: str
    point: Point
    nth: int = 1


class Killer:
    """Writes down that it got there, so that the test knows; then nothing more happens in its process."""

    def __init__(self, plan: Plan | None, report: Path) -> None:
        self._plan, self._report = plan, report
        self._passed: Counter[tuple[str, Point]] = Counter()
        self._lock = Lock()
        self._doing = local()

    def now_doing(self, kind: str) -> None:
        self._doing.kind = kind

    def passes(self, point: Point) -> bool:
        """True once, where the reply of this call is to be lost; else it returns, or does not."""
        plan, place = self._plan, (getattr(self._doing, "kind", "claim"), point)
        with self._lock:
            self._passed[place] += 1
            if plan is None or place != (plan.kind, plan.point) or self._passed[place] != plan.nth:
                return False
            self._report.write_text("there")
            if point == "reply lost":
                return True
            os.kill(os.getpid(), signal.SIGKILL)
        return False

    def write_down(self) -> None:
        """How often it came by each place, as `passes_in` reads it."""
        self._report.write_text(json.dumps([[*place, times] for place, times in self._passed.items()]))


def passes_in(report: Path) -> dict[tuple[str, Point], int]:
    return {(kind, point): times for kind, point, times in json.loads(report.read_text())}
