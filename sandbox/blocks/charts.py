"""Charts. docs.slack.dev, "Data visualization block"; numbers of series and segments from slack.md."""

from sandbox.blocks.composition import BLOCK
from sandbox.blocks.kinds import Shape, anything, by_type, items, number, string

LABEL = string(20, least=1)
POINT = Shape({"label": LABEL, "value": number}, required=("label", "value"))
SERIES = Shape({"name": LABEL, "data": items(POINT, 1, 20)}, required=("name", "data"))
AXES = Shape(
    {"categories": items(LABEL, 1, 20), "x_label": string(50), "y_label": string(50)},
    required=("categories",),
)
PLOT = Shape(
    {"type": anything, "series": items(SERIES, 1, 12), "axis_config": AXES},
    required=("series", "axis_config"),
)
PIE = Shape({"type": anything, "segments": items(POINT, 1, 12)}, required=("segments",))

DATA_VISUALIZATION = Shape(
    {
        **BLOCK,
        "title": string(50, least=1),
        "chart": by_type({"pie": PIE, "bar": PLOT, "area": PLOT, "line": PLOT}),
    },
    required=("title", "chart"),
)
