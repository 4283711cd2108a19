"""Broken tables and charts; see broken_blocks.py for the sources."""

from typing import Any

from tests.sandbox.broken_blocks import CHART, EMPTY, ENUM, Case, less, newer, without
from tests.sandbox.least_blocks import of_characters
from tests.sandbox.valid_blocks import BARE_RICH_TEXT, CELLS, NEWER, Json, plain

AT_LEAST_ONE = "must provide at least 1 items"
TWICE = "Input contains duplicate items"
POINT = {"label": "May", "value": 1}
SERIES: Json = {"name": "Rounds", "data": [POINT]}
MONTHS: Json = {"categories": ["May"]}


def table(rows: list[list[Json]], **more: Any) -> list[Json]:
    return [{"type": "table", "rows": rows, **more}]


def shown(**chart: Any) -> list[Json]:
    return [{"type": "data_visualization", "title": "T", "chart": chart}]


def pie(segments: list[Json]) -> list[Json]:
    return shown(type="pie", segments=segments)


def line(**changed: Any) -> list[Json]:
    return shown(**{"type": "line", "series": [SERIES], "axis_config": MONTHS, **changed})


def months(count: int) -> list[str]:
    return [f"month {n}" for n in range(count)]


def points(count: int) -> list[Json]:
    return [{"label": label, "value": 1} for label in months(count)]


TABLES: list[Case] = [
    ("a table without rows", [{"type": "table"}], "missing required field: rows", "/blocks/0"),
    ("an empty table", table([]), AT_LEAST_ONE, "/blocks/0/rows"),
    ("101 rows", table([CELLS] * 101), "no more than 100 items allowed", "/blocks/0/rows"),
    ("21 columns", table([CELLS[:1] * 21]), "no more than 20 items allowed", "/blocks/0/rows/0"),
    ("an empty row", table([[]]), AT_LEAST_ONE, "/blocks/0/rows/0"),
    ("settings of 21 columns", table([CELLS], column_settings=[{}] * 21),
     "no more than 20 items allowed", "/blocks/0/column_settings"),
    ("an unknown alignment", table([CELLS], column_settings=[{"align": "middle"}]),
     ENUM, "/blocks/0/column_settings/0/align"),
    ("an empty cell", table([[{"type": "raw_text", "text": ""}]]), EMPTY, "/blocks/0/rows/0/0/text"),
    ("a cell without text", table([[{"type": "raw_text"}]]),
     "missing required field: text", "/blocks/0/rows/0/0"),
    *[(f"a number without {name}", table([[without(CELLS[1], name)]]),
       f"missing required field: {name}", "/blocks/0/rows/0/0") for name in ("value", "text")],
    ("a number with an empty text", table([[{**CELLS[1], "text": ""}]]), EMPTY, "/blocks/0/rows/0/0/text"),
    ("a table of 10001 characters", of_characters("table", 10_001), less(10_000), "/blocks/0/rows"),
    ("a table in a container and another one", [*newer("container", child_blocks=table([CELLS])),
                                                *table([CELLS])], "only_one_table_allowed", "/blocks"),
    ("three charts", [without(NEWER["pie"], "block_id")] * 3,
     "no more than 2 data_visualization blocks allowed", "/blocks"),
    ("an unknown cell", table([[plain()]]), "unsupported type: plain_text", "/blocks/0/rows/0/0/type"),
    *[(f"a data table without {name}", [without(NEWER["data_table"], name)],
       f"missing required field: {name}", "/blocks/0") for name in ("caption", "rows")],
    ("a data table with an empty caption", newer("data_table", caption=""), EMPTY, "/blocks/0/caption"),
    ("a data table of a header only", newer("data_table", rows=[CELLS]),
     "must provide at least 2 items", "/blocks/0/rows"),
    ("a data table of 102 rows", newer("data_table", rows=[CELLS] * 102),
     "no more than 101 items allowed", "/blocks/0/rows"),
    ("a data table of 21 columns", newer("data_table", rows=[CELLS[:1] * 20, CELLS[:1] * 21]),
     "no more than 20 items allowed", "/blocks/0/rows/1"),
    ("a data table with an empty row", newer("data_table", rows=[CELLS, []]), AT_LEAST_ONE,
     "/blocks/0/rows/1"),
    ("a data table of uneven rows", newer("data_table", rows=[CELLS, CELLS[:1]]),
     "must provide 2 items", "/blocks/0/rows/1"),
    ("a data table with a rich header", newer("data_table", rows=[[CELLS[0], BARE_RICH_TEXT]] * 2),
     "unsupported type: rich_text", "/blocks/0/rows/0/1/type"),
    ("a page of 101", newer("data_table", page_size=101), "must be less than 100",
     "/blocks/0/page_size"),
    ("a page of 0", newer("data_table", page_size=0), "must be greater than 1",
     "/blocks/0/page_size"),
    ("a row header beyond the columns", newer("data_table", row_header_column_index=2),
     "must be less than 1", "/blocks/0/row_header_column_index"),
    ("a data table of 20001 characters", of_characters("data_table", 20_001), less(20_000), "/blocks/0/rows"),
    ("a row header at -1", newer("data_table", row_header_column_index=-1),
     "must be greater than 0", "/blocks/0/row_header_column_index"),
]  # fmt: skip

CHARTS: list[Case] = [
    *[(f"a chart without {name}", [without(NEWER["pie"], name)], f"missing required field: {name}",
       "/blocks/0")
      for name in ("title", "chart")],
    ("a chart title of 51", newer("pie", title="x" * 51), less(50), "/blocks/0/title"),
    ("an empty chart title", newer("pie", title=""), EMPTY, "/blocks/0/title"),
    ("a chart with a long block_id", newer("pie", block_id="x" * 256), less(255), "/blocks/0/block_id"),
    ("an unknown chart", newer("pie", chart={"type": "radar"}), "unsupported type: radar", f"{CHART}/type"),
    ("three charts", [{"type": "data_visualization", "title": "T", "chart": NEWER["pie"]["chart"]}] * 3,
     "no more than 2 data_visualization blocks allowed", "/blocks"),
    ("13 segments", pie([POINT] * 13), "no more than 12 items allowed", f"{CHART}/segments"),
    ("no segments", pie([]), AT_LEAST_ONE, f"{CHART}/segments"),
    ("a pie without segments", newer("pie", chart={"type": "pie"}), "missing required field: segments",
     CHART),
    ("a segment of 0", pie([{"label": "x", "value": 0}]), "must be greater than 0",
     f"{CHART}/segments/0/value"),
    ("a segment of a word", pie([{"label": "x", "value": "1"}]), "must provide a number",
     f"{CHART}/segments/0/value"),
    ("a segment without end", pie([{"label": "x", "value": float("inf")}]), "must provide a number",
     f"{CHART}/segments/0/value"),
    ("a label of 21", pie([{"label": "x" * 21, "value": 1}]), less(20), f"{CHART}/segments/0/label"),
    ("an empty label", pie([{"label": "", "value": 1}]), EMPTY, f"{CHART}/segments/0/label"),
    *[(f"a segment without {name}", pie([without(POINT, name)]), f"missing required field: {name}",
       f"{CHART}/segments/0") for name in ("label", "value")],
    ("13 series", line(series=[{**SERIES, "name": f"{n}"} for n in range(13)]),
     "no more than 12 items allowed", f"{CHART}/series"),
    ("no series", line(series=[]), AT_LEAST_ONE, f"{CHART}/series"),
    ("a series twice", line(series=[SERIES, SERIES]), TWICE, f"{CHART}/series"),
    ("a long series name", line(series=[{**SERIES, "name": "x" * 21}]), less(20), f"{CHART}/series/0/name"),
    ("an empty series name", line(series=[{**SERIES, "name": ""}]), EMPTY, f"{CHART}/series/0/name"),
    *[(f"a series without {name}", line(series=[without(SERIES, name)]), f"missing required field: {name}",
       f"{CHART}/series/0") for name in ("name", "data")],
    ("21 points", line(series=[{**SERIES, "data": points(21)}], axis_config={"categories": months(20)}),
     "no more than 20 items allowed", f"{CHART}/series/0/data"),
    ("no points", line(series=[{**SERIES, "data": []}]), AT_LEAST_ONE, f"{CHART}/series/0/data"),
    *[(f"a point without {name}", line(series=[{**SERIES, "data": [without(POINT, name)]}]),
       f"missing required field: {name}", f"{CHART}/series/0/data/0") for name in ("label", "value")],
    ("a point of 21", line(series=[{**SERIES, "data": [{**POINT, "label": "x" * 21}]}],
                           axis_config={"categories": ["x" * 20]}),
     less(20), f"{CHART}/series/0/data/0/label"),
    ("a point with an empty label", line(series=[{**SERIES, "data": [{**POINT, "label": ""}]}],
                                         axis_config={"categories": ["x"]}),
     EMPTY, f"{CHART}/series/0/data/0/label"),
    ("a point without a category", line(axis_config={"categories": ["May", "June"]}),
     "labels must match `axis_config.categories`", f"{CHART}/series/0/data"),
    ("21 categories", line(series=[{**SERIES, "data": points(20)}], axis_config={"categories": months(21)}),
     "no more than 20 items allowed", f"{CHART}/axis_config/categories"),
    ("no categories", line(axis_config={"categories": []}), AT_LEAST_ONE, f"{CHART}/axis_config/categories"),
    ("a category twice", line(axis_config={"categories": ["May", "May"]}), TWICE,
     f"{CHART}/axis_config/categories"),
    ("a category of 21", line(series=[{**SERIES, "data": [{**POINT, "label": "x" * 20}]}],
                              axis_config={"categories": ["x" * 21]}),
     less(20), f"{CHART}/axis_config/categories/0"),
    ("an empty category", line(series=[{**SERIES, "data": [{**POINT, "label": "x"}]}],
                               axis_config={"categories": [""]}),
     EMPTY, f"{CHART}/axis_config/categories/0"),
    ("axes without categories", line(axis_config={}), "missing required field: categories",
     f"{CHART}/axis_config"),
    *[(f"an {name} of 51", line(axis_config={**MONTHS, name: "x" * 51}), less(50),
       f"{CHART}/axis_config/{name}") for name in ("x_label", "y_label")],
    *[(f"a line without {name}", newer("line", chart=without(NEWER["line"]["chart"], name)),
       f"missing required field: {name}", CHART) for name in ("series", "axis_config")],
]  # fmt: skip
