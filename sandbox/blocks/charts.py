"""Charts. docs.slack.dev, "Data visualization block"; numbers of series and segments from slack.md."""

from sandbox.blocks.block_rules import (
    a_point_for_every_category,
    categories_are_named_once,
    series_are_named_once,
)
from sandbox.blocks.composition import BLOCK
from sandbox.blocks.kinds import ByType, Items, Shape, Text, anything, number, positive

LABEL = Text(20, least=1)
SEGMENT = Shape({"label": LABEL, "value": positive}, required=("label", "value"))
POINT = Shape({"label": LABEL, "value": number}, required=("label", "value"))
SERIES = Shape({"name": LABEL, "data": Items(POINT, 1, 20)}, required=("name", "data"))
AXES = Shape(
    {"categories": Items(LABEL, 1, 20), "x_label": Text(50), "y_label": Text(50)},
    required=("categories",),
    rules=[categories_are_named_once],
)
PLOT = Shape(
    {"type": anything, "series": Items(SERIES, 1, 12), "axis_config": AXES},
    required=("series", "axis_config"),
    rules=[series_are_named_once, a_point_for_every_category],
)
PIE = Shape({"type": anything, "segments": Items(SEGMENT, 1, 12)}, required=("segments",))

DATA_VISUALIZATION = Shape(
    {
        **BLOCK,
        "title": Text(50, least=1),
        "chart": ByType({"pie": PIE, "bar": PLOT, "area": PLOT, "line": PLOT}),
    },
    required=("title", "chart"),
)
