"""Slack's limits: what is just as large as it may be, by a number. Source: slack.md, "Limits" and "2026"."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from tests.sandbox.valid_blocks import CONFIRM, Json, home, input_block, modal, mrkdwn, option, plain, section


class Limit(NamedTuple):
    """build makes a message's blocks, or a view; wording is Slack's for one too many, as said at pointer."""

    name: str
    most: int
    build: Callable[[int], Any]
    wording: str
    pointer: str


DIVIDER: Json = {"type": "divider"}
CHARACTERS, ITEMS = "must be less than {more} characters", "no more than {most} items allowed"
FIRST = "/blocks/0/elements/0"
ELEMENT = "/view/blocks/0/element"


def acting(kind: str, **more: Any) -> list[Json]:
    return [{"type": "actions", "elements": [{"type": kind, "action_id": "a", **more}]}]


def button(**more: Any) -> list[Json]:
    return acting("button", **{"text": plain(), **more})


def options(count: int) -> list[Json]:
    return [option(str(n)) for n in range(count)]


def confirmed(**more: Any) -> list[Json]:
    return button(confirm={**CONFIRM, **more})


def field(**more: Any) -> Json:
    return modal(input_block({"type": "plain_text_input", "action_id": "a"}, **more))


def typed(**more: Any) -> Json:
    return modal(input_block({"type": "plain_text_input", "action_id": "a", **more}))


def rows(count: int, columns: int = 1) -> list[list[Json]]:
    return [[{"type": "raw_text", "text": "x"}] * columns] * count


def table(cells: list[list[Json]]) -> list[Json]:
    return [{"type": "data_table", "caption": "x", "rows": cells}]


def chart(title: str = "x", **drawn: Any) -> list[Json]:
    return [{"type": "data_visualization", "title": title, "chart": drawn}]


def plotted(categories: int, series: int = 1, title: str = "x") -> list[Json]:
    """A line for each series, over so many categories."""
    labels = [str(n) for n in range(categories)]
    data = [{"label": each, "value": 1} for each in labels]
    lines = [{"name": str(n), "data": data} for n in range(series)]
    return chart(title, type="line", series=lines, axis_config={"categories": labels})


def container(**more: Any) -> list[Json]:
    return [{"type": "container", "title": plain(), "child_blocks": [DIVIDER], **more}]


def named(name: str, size: int) -> Json:
    return modal(DIVIDER, **{name: plain(words(size))})


def words(size: int) -> str:
    return "x" * size


MESSAGES = [
    Limit("blocks of a message", 50, lambda n: [DIVIDER] * n, ITEMS, "/blocks"),
    Limit("section text", 3_000, lambda n: [section(text=mrkdwn(words(n)))], CHARACTERS,
          "/blocks/0/text/text"),
    Limit("section fields", 10, lambda n: [section(fields=[mrkdwn()] * n)], ITEMS, "/blocks/0/fields"),
    Limit("field text", 2_000, lambda n: [section(fields=[mrkdwn(words(n))])], CHARACTERS,
          "/blocks/0/fields/0/text"),
    Limit("header", 150, lambda n: [{"type": "header", "text": plain(words(n))}], CHARACTERS,
          "/blocks/0/text/text"),
    Limit("context elements", 10, lambda n: [{"type": "context", "elements": [plain()] * n}], ITEMS,
          "/blocks/0/elements"),
    Limit("actions", 25,
          lambda n: [{"type": "actions", "elements": [{"type": "button", "text": plain()}] * n}],
          ITEMS, "/blocks/0/elements"),
    Limit("block_id", 255, lambda n: [{**DIVIDER, "block_id": words(n)}], CHARACTERS, "/blocks/0/block_id"),
    Limit("action_id", 255, lambda n: button(action_id=words(n)), CHARACTERS, f"{FIRST}/action_id"),
    Limit("button text", 75, lambda n: button(text=plain(words(n))), CHARACTERS, f"{FIRST}/text/text"),
    Limit("button value", 2_000, lambda n: button(value=words(n)), CHARACTERS, f"{FIRST}/value"),
    Limit("button url", 3_000, lambda n: button(url=f"https:{words(n - 6)}"), CHARACTERS, f"{FIRST}/url"),
    Limit("options", 100, lambda n: acting("static_select", options=options(n)), ITEMS, f"{FIRST}/options"),
    Limit("option text", 75,
          lambda n: acting("static_select", options=[{"text": plain(words(n)), "value": "1"}]),
          CHARACTERS, f"{FIRST}/options/0/text/text"),
    Limit("option value", 150, lambda n: acting("static_select", options=[option(words(n), text=plain())]),
          CHARACTERS, f"{FIRST}/options/0/value"),
    Limit("checkboxes", 10, lambda n: acting("checkboxes", options=options(n)), ITEMS, f"{FIRST}/options"),
    Limit("radio buttons", 10, lambda n: acting("radio_buttons", options=options(n)), ITEMS,
          f"{FIRST}/options"),
    Limit("overflow", 5, lambda n: acting("overflow", options=options(n)), ITEMS, f"{FIRST}/options"),
    Limit("placeholder", 150, lambda n: acting("users_select", placeholder=plain(words(n))), CHARACTERS,
          f"{FIRST}/placeholder/text"),
    Limit("confirm title", 100, lambda n: confirmed(title=plain(words(n))), CHARACTERS,
          f"{FIRST}/confirm/title/text"),
    Limit("confirm text", 300, lambda n: confirmed(text=plain(words(n))), CHARACTERS,
          f"{FIRST}/confirm/text/text"),
    Limit("confirm buttons", 30, lambda n: confirmed(deny=plain(words(n))), CHARACTERS,
          f"{FIRST}/confirm/deny/text"),
    Limit("markdown", 12_000, lambda n: [{"type": "markdown", "text": words(n)}], CHARACTERS,
          "/blocks/0/text"),
    Limit("rows of a data table", 101, lambda n: table(rows(n)), ITEMS, "/blocks/0/rows"),
    Limit("cells of a data table", 20, lambda n: table([*rows(1, 20), *rows(1, n)]), ITEMS,
          "/blocks/0/rows/1"),
    Limit("chart title", 50, lambda n: plotted(1, title=words(n)), CHARACTERS, "/blocks/0/title"),
    Limit("series", 12, lambda n: plotted(1, n), ITEMS, "/blocks/0/chart/series"),
    Limit("label", 20, lambda n: chart(type="pie", segments=[{"label": words(n), "value": 1}]), CHARACTERS,
          "/blocks/0/chart/segments/0/label"),
    Limit("segments", 12,
          lambda n: chart(type="pie", segments=[{"label": "x", "value": 1}] * n),
          ITEMS, "/blocks/0/chart/segments"),
    Limit("container title", 150, lambda n: container(title=plain(words(n))), CHARACTERS,
          "/blocks/0/title/text"),
    Limit("container blocks", 10, lambda n: container(child_blocks=[DIVIDER] * n), ITEMS,
          "/blocks/0/child_blocks"),
]  # fmt: skip

VIEWS = [
    Limit("blocks of a modal", 100, lambda n: modal(*[DIVIDER] * n), ITEMS, "/view/blocks"),
    Limit("input label", 2_000, lambda n: field(label=plain(words(n))), CHARACTERS,
          "/view/blocks/0/label/text"),
    Limit("input hint", 2_000, lambda n: field(hint=plain(words(n))), CHARACTERS, "/view/blocks/0/hint/text"),
    Limit("plain text input", 3_000, lambda n: typed(initial_value=words(n)), CHARACTERS,
          f"{ELEMENT}/initial_value"),
    *(Limit(f"modal {name}", 24, partial(named, name), CHARACTERS, f"/view/{name}/text")
      for name in ("title", "submit", "close")),
    Limit("private_metadata", 3_000, lambda n: modal(DIVIDER, private_metadata=words(n)), CHARACTERS,
          "/view/private_metadata"),
    Limit("callback_id", 255, lambda n: modal(DIVIDER, callback_id=words(n)), CHARACTERS,
          "/view/callback_id"),
]  # fmt: skip

HOMES = [Limit("blocks of a Home", 100, lambda n: home(*[DIVIDER] * n), ITEMS, "/view/blocks")]
