"""Broken blocks of 2025 and 2026, and broken views; see broken_blocks.py for the sources."""

from typing import Any

from tests.sandbox.broken_blocks import (
    CHART, DIVIDER, EMPTY, ENUM, TWO_BUTTONS, Case, chart, less, newer, without,
)  # fmt: skip
from tests.sandbox.valid_blocks import (
    BARE_RICH_TEXT, BUTTON, CARD, CELLS, CHART_POINTS, NEWER, TASK, Json, home, input_block, modal, mrkdwn,
    plain, section,
)  # fmt: skip

FIELD = input_block({"type": "plain_text_input"})
POINT = {"label": "May", "value": 1}
SERIES = {"name": "Rounds", "data": [POINT]}
AT_LEAST_ONE = "must provide at least 1 items"


def table(rows: list[list[Json]], **more: Any) -> list[Json]:
    return [{"type": "table", "rows": rows, **more}]


def pie(segments: list[Json]) -> list[Json]:
    return [{"type": "data_visualization", "title": "T", "chart": {"type": "pie", "segments": segments}}]


NEWER_CASES: list[Case] = [
    *[(f"a card {name} of {most + 1}", [{**CARD, name: mrkdwn("x" * (most + 1))}],
       f"{less(most)} [json-pointer:/blocks/0/{name}/text]")
      for name, most in (("title", 150), ("subtitle", 150), ("body", 200))],
    *[(f"a plain card {name} of {most + 1}", [{**CARD, name: plain("x" * (most + 1))}],
       f"{less(most)} [json-pointer:/blocks/0/{name}/text]")
      for name, most in (("title", 150), ("subtitle", 150), ("body", 200))],
    ("an empty card", [{"type": "card", "subtitle": plain()}],
     "must define one of `hero_image`, `title`, `actions`, `body` [json-pointer:/blocks/0]"),
    ("a card whose title is a string", [{**CARD, "title": "x"}], "must provide an object [json-pointer:/blocks/0/title]"),
    ("a card without buttons", [{**CARD, "actions": []}], f"{AT_LEAST_ONE} [json-pointer:/blocks/0/actions]"),
    ("a card of 6 buttons", [{**CARD, "actions": [without(BUTTON, "action_id")] * 6}],
     "no more than 5 items allowed [json-pointer:/blocks/0/actions]"),
    ("an action_id twice in a card", [{**CARD, "actions": TWO_BUTTONS}],
     '`action_id` "same" already exists [json-pointer:/blocks/0/actions/1/action_id]'),
    ("a menu in a card", [{**CARD, "actions": [{"type": "users_select"}]}],
     "unsupported type: users_select [json-pointer:/blocks/0/actions/0/type]"),
    ("a card with a button as icon", [{**CARD, "icon": BUTTON}],
     "unsupported type: button [json-pointer:/blocks/0/icon/type]"),
    ("11 cards", newer("carousel", elements=[without(CARD, "block_id")] * 11),
     "no more than 10 items allowed [json-pointer:/blocks/0/elements]"),
    ("no cards", newer("carousel", elements=[]), f"{AT_LEAST_ONE} [json-pointer:/blocks/0/elements]"),
    ("a carousel without elements", [{"type": "carousel"}], "missing required field: elements [json-pointer:/blocks/0]"),
    ("a section in a carousel", newer("carousel", elements=[section()]),
     "unsupported type: section [json-pointer:/blocks/0/elements/0/type]"),
    ("a container of 11", newer("container", child_blocks=[DIVIDER] * 11),
     "no more than 10 items allowed [json-pointer:/blocks/0/child_blocks]"),
    ("an empty container", newer("container", child_blocks=[]), f"{AT_LEAST_ONE} [json-pointer:/blocks/0/child_blocks]"),
    ("a container without children", [without(NEWER["container"], "child_blocks")],
     "missing required field: child_blocks [json-pointer:/blocks/0]"),
    ("a container's children as blocks", [{**without(NEWER["container"], "child_blocks"), "blocks": []}],
     "invalid additional property: blocks [json-pointer:/blocks/0]"),
    ("a container without title", [without(NEWER["container"], "title", "rich_text_title")],
     "must define either `title` or `rich_text_title` [json-pointer:/blocks/0]"),
    ("a container title of 151", newer("container", title=plain("x" * 151)),
     f"{less(150)} [json-pointer:/blocks/0/title/text]"),
    ("a container subtitle of 151", newer("container", subtitle=mrkdwn("x" * 151)),
     f"{less(150)} [json-pointer:/blocks/0/subtitle/text]"),
    ("an unknown width", newer("container", width="huge"), f"{ENUM} [json-pointer:/blocks/0/width]"),
    ("a divided collapsible container", newer("container", has_header_divider=True),
     "cannot be set when `is_collapsible` is true [json-pointer:/blocks/0/has_header_divider]"),
    ("a container collapsed for good", newer("container", is_collapsible=False),
     "requires `is_collapsible` [json-pointer:/blocks/0/default_collapsed]"),
    ("a broken child", newer("container", child_blocks=[section(text=mrkdwn("x" * 3_001))]),
     f"{less(3_000)} [json-pointer:/blocks/0/child_blocks/0/text/text]"),
    *[(f"a task without {name}", [without(TASK, name)], f"missing required field: {name} [json-pointer:/blocks/0]")
      for name in ("task_id", "title", "status")],
    ("an unknown status", [{**TASK, "status": "done"}], f"{ENUM} [json-pointer:/blocks/0/status]"),
    ("a task with an empty title", [{**TASK, "title": ""}], f"{EMPTY} [json-pointer:/blocks/0/title]"),
    ("a task without sources", [{**TASK, "sources": []}], f"{AT_LEAST_ONE} [json-pointer:/blocks/0/sources]"),
    *[(f"a source without {name}", [{**TASK, "sources": [without(TASK["sources"][0], name)]}],
       f"missing required field: {name} [json-pointer:/blocks/0/sources/0]") for name in ("type", "url", "text")],
    ("a plan without title", [{"type": "plan"}], "missing required field: title [json-pointer:/blocks/0]"),
    ("a plan with an empty title", [{"type": "plan", "title": ""}], f"{EMPTY} [json-pointer:/blocks/0/title]"),
    ("a plan of sections", [{"type": "plan", "title": "P", "tasks": [section()]}],
     "unsupported type: section [json-pointer:/blocks/0/tasks/0/type]"),
    ("a table without rows", [{"type": "table"}], "missing required field: rows [json-pointer:/blocks/0]"),
    ("an empty table", table([]), f"{AT_LEAST_ONE} [json-pointer:/blocks/0/rows]"),
    ("101 rows", table([CELLS] * 101), "no more than 100 items allowed [json-pointer:/blocks/0/rows]"),
    ("21 columns", table([CELLS[:1] * 21]), "no more than 20 items allowed [json-pointer:/blocks/0/rows/0]"),
    ("an empty row", table([[]]), f"{AT_LEAST_ONE} [json-pointer:/blocks/0/rows/0]"),
    ("settings of 21 columns", table([CELLS], column_settings=[{}] * 21),
     "no more than 20 items allowed [json-pointer:/blocks/0/column_settings]"),
    ("an unknown alignment", table([CELLS], column_settings=[{"align": "middle"}]),
     f"{ENUM} [json-pointer:/blocks/0/column_settings/0/align]"),
    ("an empty cell", table([[{"type": "raw_text", "text": ""}]]), f"{EMPTY} [json-pointer:/blocks/0/rows/0/0/text]"),
    ("a cell without text", table([[{"type": "raw_text"}]]),
     "missing required field: text [json-pointer:/blocks/0/rows/0/0]"),
    ("a number without value", table([[{"type": "raw_number"}]]),
     "missing required field: value [json-pointer:/blocks/0/rows/0/0]"),
    ("an unknown cell", table([[plain()]]), "unsupported type: plain_text [json-pointer:/blocks/0/rows/0/0/type]"),
    *[(f"a data table without {name}", [without(NEWER["data_table"], name)],
       f"missing required field: {name} [json-pointer:/blocks/0]") for name in ("caption", "rows")],
    ("a data table with an empty caption", newer("data_table", caption=""), f"{EMPTY} [json-pointer:/blocks/0/caption]"),
    ("a data table of a header only", newer("data_table", rows=[CELLS]),
     "must provide at least 2 items [json-pointer:/blocks/0/rows]"),
    ("a data table of 102 rows", newer("data_table", rows=[CELLS] * 102),
     "no more than 101 items allowed [json-pointer:/blocks/0/rows]"),
    ("a data table of 21 columns", newer("data_table", rows=[CELLS[:1] * 21] * 2),
     "no more than 20 items allowed [json-pointer:/blocks/0/rows/0]"),
    ("a data table with an empty row", newer("data_table", rows=[[], []]), f"{AT_LEAST_ONE} [json-pointer:/blocks/0/rows/0]"),
    ("a data table of uneven rows", newer("data_table", rows=[CELLS, CELLS[:1]]),
     "must provide 2 items [json-pointer:/blocks/0/rows/1]"),
    ("a data table with a rich header", newer("data_table", rows=[[BARE_RICH_TEXT]] * 2),
     "unsupported type: rich_text [json-pointer:/blocks/0/rows/0/0/type]"),
    ("a page of 101", newer("data_table", page_size=101), "must be less than or equal to 100 [json-pointer:/blocks/0/page_size]"),
    ("a page of 0", newer("data_table", page_size=0), "must be greater than or equal to 1 [json-pointer:/blocks/0/page_size]"),
    ("a row header at 20", newer("data_table", row_header_column_index=20),
     "must be less than or equal to 19 [json-pointer:/blocks/0/row_header_column_index]"),
    ("a row header at -1", newer("data_table", row_header_column_index=-1),
     "must be greater than or equal to 0 [json-pointer:/blocks/0/row_header_column_index]"),
    *[(f"a chart without {name}", [without(NEWER["pie"], name)], f"missing required field: {name} [json-pointer:/blocks/0]")
      for name in ("title", "chart")],
    ("a chart title of 51", newer("pie", title="x" * 51), f"{less(50)} [json-pointer:/blocks/0/title]"),
    ("an empty chart title", newer("pie", title=""), f"{EMPTY} [json-pointer:/blocks/0/title]"),
    ("a chart with a long block_id", newer("pie", block_id="x" * 256), f"{less(255)} [json-pointer:/blocks/0/block_id]"),
    ("an unknown chart", newer("pie", chart={"type": "radar"}), f"unsupported type: radar [json-pointer:{CHART}/type]"),
    ("13 segments", pie([POINT] * 13), f"no more than 12 items allowed [json-pointer:{CHART}/segments]"),
    ("no segments", pie([]), f"{AT_LEAST_ONE} [json-pointer:{CHART}/segments]"),
    ("a pie without segments", newer("pie", chart={"type": "pie"}), f"missing required field: segments [json-pointer:{CHART}]"),
    ("a label of 21", pie([{"label": "x" * 21, "value": 1}]), f"{less(20)} [json-pointer:{CHART}/segments/0/label]"),
    ("an empty label", pie([{"label": "", "value": 1}]), f"{EMPTY} [json-pointer:{CHART}/segments/0/label]"),
    *[(f"a point without {name}", pie([without(POINT, name)]), f"missing required field: {name} [json-pointer:{CHART}/segments/0]")
      for name in ("label", "value")],
    ("13 series", chart(series=[SERIES] * 13), f"no more than 12 items allowed [json-pointer:{CHART}/series]"),
    ("no series", chart(series=[]), f"{AT_LEAST_ONE} [json-pointer:{CHART}/series]"),
    ("21 points", chart(series=[{**SERIES, "data": [POINT] * 21}]), f"no more than 20 items allowed [json-pointer:{CHART}/series/0/data]"),
    ("no points", chart(series=[{**SERIES, "data": []}]), f"{AT_LEAST_ONE} [json-pointer:{CHART}/series/0/data]"),
    *[(f"a series without {name}", chart(series=[without(SERIES, name)]), f"missing required field: {name} [json-pointer:{CHART}/series/0]")
      for name in ("name", "data")],
    ("21 categories", chart(axis_config={"categories": ["x"] * 21}), f"no more than 20 items allowed [json-pointer:{CHART}/axis_config/categories]"),
    ("no categories", chart(axis_config={"categories": []}), f"{AT_LEAST_ONE} [json-pointer:{CHART}/axis_config/categories]"),
    ("axes without categories", chart(axis_config={}), f"missing required field: categories [json-pointer:{CHART}/axis_config]"),
    *[(f"an {name} of 51", chart(axis_config={"categories": ["x"], name: "x" * 51}), f"{less(50)} [json-pointer:{CHART}/axis_config/{name}]")
      for name in ("x_label", "y_label")],
    *[(f"a line without {name}", newer("line", chart=without(NEWER["line"]["chart"], name)), f"missing required field: {name} [json-pointer:{CHART}]")
      for name in ("series", "axis_config")],
]  # fmt: skip

ViewCase = tuple[str, Json, str]

VIEWS: list[ViewCase] = [
    ("101 blocks", modal(*[DIVIDER] * 101), "no more than 100 items allowed [json-pointer:/view/blocks]"),
    ("a home of 101 blocks", home(*[DIVIDER] * 101), "no more than 100 items allowed [json-pointer:/view/blocks]"),
    ("a modal without blocks", modal(), f"{AT_LEAST_ONE} [json-pointer:/view/blocks]"),
    ("a home without blocks", home(), f"{AT_LEAST_ONE} [json-pointer:/view/blocks]"),
    ("no blocks at all", without(modal(DIVIDER), "blocks"), "missing required field: blocks [json-pointer:/view]"),
    ("no blocks at all in a home", {"type": "home"}, "missing required field: blocks [json-pointer:/view]"),
    ("no title", without(modal(DIVIDER), "title"), "missing required field: title [json-pointer:/view]"),
    ("an unknown type", {**modal(DIVIDER), "type": "popup"}, "unsupported type: popup [json-pointer:/view/type]"),
    *[(f"a {name} of 25", modal(DIVIDER, **{name: plain("x" * 25)}), f"{less(24)} [json-pointer:/view/{name}/text]")
      for name in ("title", "submit", "close")],
    ("a private_metadata of 3001", modal(DIVIDER, private_metadata="x" * 3_001),
     f"{less(3_000)} [json-pointer:/view/private_metadata]"),
    *[(f"a {name} of 256", modal(DIVIDER, **{name: "x" * 256}), f"{less(255)} [json-pointer:/view/{name}]")
      for name in ("callback_id", "external_id")],
    ("an input without submit", without(modal(FIELD), "submit"),
     "must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]"),
    ("submit_disabled", modal(DIVIDER, submit_disabled=True),
     "invalid additional property: submit_disabled [json-pointer:/view]"),
    ("a home with a title", home(DIVIDER, title=plain()), "invalid additional property: title [json-pointer:/view]"),
    ("a block_id twice", modal({**DIVIDER, "block_id": "x"}, {**DIVIDER, "block_id": "x"}),
     '`block_id` "x" already exists [json-pointer:/view/blocks/1/block_id]'),
    ("a table in a modal", modal({"type": "table", "rows": [CELLS]}), "unsupported type: table [json-pointer:/view/blocks/0/type]"),
    ("an alert in a home", home({"type": "alert", "text": mrkdwn()}), "unsupported type: alert [json-pointer:/view/blocks/0/type]"),
    ("an alert without text", modal({"type": "alert"}), "missing required field: text [json-pointer:/view/blocks/0]"),
    ("an unknown level", modal({"type": "alert", "text": mrkdwn(), "level": "loud"}), f"{ENUM} [json-pointer:/view/blocks/0/level]"),
    ("two fields in focus", modal(*[input_block({"type": "plain_text_input", "focus_on_load": True})] * 2),
     "only one element can set `focus_on_load` [json-pointer:/view/blocks/1]"),
    ("two fields of a home in focus", home(*[input_block({"type": "plain_text_input", "focus_on_load": True})] * 2),
     "only one element can set `focus_on_load` [json-pointer:/view/blocks/1]"),
]  # fmt: skip
