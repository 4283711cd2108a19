"""Where each line, bar and area of a chart stands. docs.slack.dev, "Data visualization block"."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from sandbox.workspace import Json

WIDTH, HEIGHT = 520.0, 280.0
LEFT, RIGHT, TOP, BOTTOM = 56.0, 508.0, 12.0, 232.0
LETTER = 6.4  # the width of one letter of an axis, about


@dataclass(frozen=True, slots=True)
class Mark:
    """One value; a bar has a width and a height as well."""

    label: str
    value: float
    x: float
    y: float
    width: float = 0.0
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Series:
    """path joins the marks; area is path, closed along the zero line."""

    number: int
    name: str
    marks: list[Mark]
    path: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A word beside an axis, and where."""

    at: float
    word: str


@dataclass(frozen=True, slots=True)
class Plot:
    """Everything between the two axes."""

    series: list[Series]
    rows: list[Tick]
    columns: list[Tick]
    zero: float


def plot(chart: Json) -> Plot:
    categories: list[str] = chart["axis_config"]["categories"]
    values = [point["value"] for each in chart["series"] for point in each["data"]]
    scale = _scale(min(0, *values), max(0, *values))
    columns = [Tick(_middle(n, len(categories)), word) for n, word in enumerate(categories)]
    draw = _bars if chart["type"] == "bar" else _points
    series = [draw(number, each, chart, scale) for number, each in enumerate(chart["series"])]
    rows = [Tick(_height(value, scale), number_words(value)) for value in scale]
    return Plot(series, rows, list(_that_fit(columns)), _height(0, scale))


def number_words(value: float) -> str:
    """Like 1,250 or 0.75."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def value_of(series: Json, category: str) -> str:
    """For the table beside the chart; a series may lack a category."""
    found = [point["value"] for point in series["data"] if point["label"] == category]
    return number_words(found[0]) if found else "–"


def _scale(least: float, most: float) -> list[float]:
    """Four to eight round numbers that hold everything."""
    span = (most - least) or 1.0
    rough = span / 5
    power = 10.0 ** math.floor(math.log10(rough))
    step = power * next(round_ for round_ in (1, 2, 5, 10) if round_ * power >= rough)
    first, last = math.floor(least / step), math.ceil((least + span) / step)
    return [n * step for n in range(first, last + 1)]


def _height(value: float, scale: list[float]) -> float:
    return round(BOTTOM - (value - scale[0]) / (scale[-1] - scale[0]) * (BOTTOM - TOP), 1)


def _middle(n: int, count: int) -> float:
    return round(LEFT + (n + 0.5) * (RIGHT - LEFT) / count, 1)


def _that_fit(columns: list[Tick]) -> Iterator[Tick]:
    """Words that would run into each other are left out; the table has them all."""
    end = 0.0
    for tick in columns:
        half = len(tick.word) * LETTER / 2
        if tick.at - half >= end:
            yield tick
            end = tick.at + half + LETTER


def _points(number: int, given: Json, chart: Json, scale: list[float]) -> Series:
    categories = chart["axis_config"]["categories"]
    places = {word: _middle(n, len(categories)) for n, word in enumerate(categories)}
    marks = [
        Mark(point["label"], point["value"], places[point["label"]], _height(point["value"], scale))
        for point in given["data"]
        if point["label"] in places
    ]
    path = "M" + " L".join(f"{mark.x} {mark.y}" for mark in marks) if marks else ""
    zero = _height(0, scale)
    area = f"{path} V{zero} H{marks[0].x} Z" if marks else ""
    return Series(number, given["name"], marks, path, area)


def _bars(number: int, given: Json, chart: Json, scale: list[float]) -> Series:
    """Bars of one category stand side by side."""
    categories, count = chart["axis_config"]["categories"], len(chart["series"])
    group = (RIGHT - LEFT) / len(categories) * 0.76
    wide = group / count
    zero = _height(0, scale)

    def bar(mark: Mark) -> Mark:
        x = round(mark.x - group / 2 + number * wide, 1)
        return Mark(mark.label, mark.value, x, min(mark.y, zero), round(wide * 0.92, 1), abs(zero - mark.y))

    points = _points(number, given, chart, scale)
    return Series(number, given["name"], [bar(mark) for mark in points.marks])
