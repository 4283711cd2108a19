"""A pie's slices. docs.slack.dev, "Data visualization block"."""

import math
from dataclasses import dataclass

from sandbox.workspace import Json

MIDDLE, RADIUS = 110.0, 104.0
TOO_THIN = 0.05  # of the pie: no room for a word in it


@dataclass(frozen=True, slots=True)
class Slice:
    """path is the slice's outline; (x, y) is where its share is written."""

    number: int
    label: str
    value: float
    share: float
    path: str
    x: float
    y: float

    @property
    def percent(self) -> str:
        return f"{self.share:.0%}"

    @property
    def has_room(self) -> bool:
        return self.share >= TOO_THIN


def slices(chart: Json) -> list[Slice]:
    """Clockwise from the top, in the order given."""
    segments = chart["segments"]
    total = sum(max(0, each["value"]) for each in segments) or 1
    found, start = [], 0.0
    for number, each in enumerate(segments):
        share = max(0, each["value"]) / total
        x, y = _at(start + share / 2, RADIUS * 0.66)
        found.append(Slice(number, each["label"], each["value"], share, _outline(start, share), x, y))
        start += share
    return found


def _outline(start: float, share: float) -> str:
    if share > 0.999:
        return f"M{MIDDLE} {MIDDLE - RADIUS} a{RADIUS} {RADIUS} 0 1 1 -0.1 0 Z"
    (x1, y1), (x2, y2) = _at(start), _at(start + share)
    return f"M{MIDDLE} {MIDDLE} L{x1} {y1} A{RADIUS} {RADIUS} 0 {int(share > 0.5)} 1 {x2} {y2} Z"


def _at(turn: float, radius: float = RADIUS) -> tuple[float, float]:
    angle = turn * 2 * math.pi
    return round(MIDDLE + radius * math.sin(angle), 1), round(MIDDLE - radius * math.cos(angle), 1)
