"""Rules across the fields of one block. Each says where it comes from."""

from collections.abc import Iterable
from typing import Any

from sandbox.blocks.kinds import Problems, note

Json = dict[str, Any]

TABLE_TEXT = 10_000  # docs.slack.dev, "Table block": characters of all cells together
DATA_TABLE_TEXT = 20_000  # slackapi/slack-skills-plugin, "Data display": cell text of a data_table


def section_has_text_or_fields(block: Json, at: str, problems: Problems) -> None:
    """docs.slack.dev, "Section block": text is required unless there are fields."""
    if "text" not in block and "fields" not in block:
        note(problems, at, "must define either `text` or `fields`")


def action_ids_differ(block: Json, at: str, problems: Problems) -> None:
    """docs.slack.dev, block elements: action_id is unique within its block."""
    seen: set[str] = set()
    for name in ("elements", "actions"):
        for index, element in enumerate(block.get(name, ())):
            action_id = element.get("action_id")
            if action_id in seen:
                note(problems, f"{at}/{name}/{index}/action_id", f'`action_id` "{action_id}" already exists')
            elif action_id is not None:
                seen.add(action_id)


def card_has_content(card: Json, at: str, problems: Problems) -> None:
    """slack_sdk 3.47, CardBlock: one of hero_image, title, actions, body."""
    if not card.keys() & {"hero_image", "title", "actions", "body"}:
        note(problems, at, "must define one of `hero_image`, `title`, `actions`, `body`")


def one_icon(card: Json, at: str, problems: Problems) -> None:
    """docs.slack.dev, "Card block": icon and slack_icon stand in the same place."""
    if "icon" in card and "slack_icon" in card:
        note(problems, at, "cannot define both `icon` and `slack_icon`")


def container_has_a_title(container: Json, at: str, problems: Problems) -> None:
    """slack_sdk 3.47, ContainerBlock: title or rich_text_title."""
    if not container.keys() & {"title", "rich_text_title"}:
        note(problems, at, "must define either `title` or `rich_text_title`")


def divider_not_when_collapsible(container: Json, at: str, problems: Problems) -> None:
    """slack_sdk 3.47, ContainerBlock: no has_header_divider on a collapsible one."""
    if container.get("is_collapsible") and container.get("has_header_divider"):
        note(problems, f"{at}/has_header_divider", "cannot be set when `is_collapsible` is true")


def collapsed_only_when_collapsible(container: Json, at: str, problems: Problems) -> None:
    """slack_sdk 3.47, ContainerBlock: default_collapsed requires is_collapsible."""
    if container.get("default_collapsed") and not container.get("is_collapsible"):
        note(problems, f"{at}/default_collapsed", "requires `is_collapsible`")


def rows_are_equally_long(table: Json, at: str, problems: Problems) -> None:
    """docs.slack.dev, "Data table block": all rows have the same number of values."""
    first = len(table["rows"][0])
    for index, row in enumerate(table["rows"]):
        if len(row) != first:
            note(problems, f"{at}/rows/{index}", f"must provide {first} items")


def header_row_is_raw(table: Json, at: str, problems: Problems) -> None:
    """docs.slack.dev, "Data table block": rich_text cannot be used for header cells."""
    for index, cell in enumerate(table["rows"][0]):
        if cell["type"] == "rich_text":
            note(problems, f"{at}/rows/0/{index}/type", "unsupported type: rich_text")


def row_header_is_a_column(table: Json, at: str, problems: Problems) -> None:
    """docs.slack.dev, "Data table block": row_header_column_index is the index of a column."""
    last = len(table["rows"][0]) - 1
    if table.get("row_header_column_index", 0) > last:
        note(problems, f"{at}/row_header_column_index", f"must be less than {last}")


def data_table_text_fits(table: Json, at: str, problems: Problems) -> None:
    """slackapi/slack-skills-plugin, "Data display"."""
    if characters(table["rows"]) > DATA_TABLE_TEXT:
        note(problems, f"{at}/rows", f"must be less than {DATA_TABLE_TEXT + 1} characters")


def table_text_fits(table: Json, at: str, problems: Problems) -> None:
    """docs.slack.dev, "Table block"."""
    if characters(table["rows"]) > TABLE_TEXT:
        note(problems, f"{at}/rows", f"must be less than {TABLE_TEXT + 1} characters")


def characters(part: object) -> int:
    """Of all texts in it, whatever their depth."""
    if isinstance(part, list):
        return sum(map(characters, part))
    if not isinstance(part, dict):
        return 0
    own = len(part["text"]) if isinstance(part.get("text"), str) else 0
    return own + sum(map(characters, part.values()))


def series_are_named_once(chart: Json, at: str, problems: Problems) -> None:
    """docs.slack.dev, "Data visualization block": series have unique names."""
    _once(problems, f"{at}/series", (series["name"] for series in chart["series"]))


def categories_are_named_once(axes: Json, at: str, problems: Problems) -> None:
    """docs.slack.dev, "Data visualization block": categories are unique."""
    _once(problems, f"{at}/categories", axes["categories"])


def _once(problems: Problems, at: str, names: Iterable[str]) -> None:
    names = list(names)
    if len(set(names)) < len(names):
        note(problems, at, "Input contains duplicate items")


def a_point_for_every_category(chart: Json, at: str, problems: Problems) -> None:
    """docs.slack.dev, "Data visualization block": each series has a value for every category."""
    categories = sorted(chart["axis_config"]["categories"])
    for index, series in enumerate(chart["series"]):
        if sorted(point["label"] for point in series["data"]) != categories:
            note(problems, f"{at}/series/{index}/data", "labels must match `axis_config.categories`")


def task_ids_differ(plan: Json, at: str, problems: Problems) -> None:
    """docs.slack.dev, "Task card block": task_id is the ID for the task."""
    _once(problems, f"{at}/tasks", (task["task_id"] for task in plan.get("tasks", ())))
