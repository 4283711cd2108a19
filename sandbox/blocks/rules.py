"""Rules across the fields of one object. Each says where it comes from."""

from collections import Counter
from typing import Any

from sandbox.blocks.kinds import Problems, note

Json = dict[str, Any]


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


def options_or_groups(element: Json, at: str, problems: Problems) -> None:
    """docs.slack.dev, "Select menu of static options": options or option_groups, not both."""
    if ("options" in element) == ("option_groups" in element):
        note(problems, at, "must define either `options` or `option_groups`")


def initial_option_is_offered(element: Json, at: str, problems: Problems) -> None:
    """docs.slack.dev, selects and radio buttons: initial_option exactly matches one of the options."""
    if "initial_option" in element and _plainly(element["initial_option"]) not in _offered(element):
        note(problems, f"{at}/initial_option", "failed to match schema")


def initial_options_are_offered(element: Json, at: str, problems: Problems) -> None:
    """docs.slack.dev, multi-selects and checkboxes: initial_options exactly match options."""
    offered = _offered(element)
    for index, option in enumerate(element.get("initial_options", ())):
        if _plainly(option) not in offered:
            note(problems, f"{at}/initial_options/{index}", "failed to match schema")


def _offered(element: Json) -> list[tuple[str, str]]:
    groups = element.get("option_groups") or [element]
    return [_plainly(option) for group in groups for option in group.get("options", ())]


def _plainly(option: Json) -> tuple[str, str]:
    return option["value"], option["text"]["text"]


def initial_value_fits(element: Json, at: str, problems: Problems) -> None:
    """docs.slack.dev, "Plain-text input": max_length bounds what can stand in the field."""
    most = element.get("max_length", 3_000)
    if len(element.get("initial_value", "")) > most:
        note(problems, f"{at}/initial_value", f"must be less than {most + 1} characters")


def lengths_in_order(element: Json, at: str, problems: Problems) -> None:
    """docs.slack.dev, "Plain-text input": min_length is not above max_length."""
    if element.get("min_length", 0) > element.get("max_length", 3_000):
        note(problems, f"{at}/min_length", "must be less than or equal to `max_length`")


def image_has_a_source(image: Json, at: str, problems: Problems) -> None:
    """docs.slack.dev, "Image block": image_url or slack_file."""
    if ("image_url" in image) == ("slack_file" in image):
        note(problems, at, "must define either `image_url` or `slack_file`")


def filter_says_something(value: Json, at: str, problems: Problems) -> None:
    """docs.slack.dev, "Conversation filter object": at least one field."""
    if not value:
        note(problems, at, "must provide at least 1 property")


def card_has_content(card: Json, at: str, problems: Problems) -> None:
    """slack_sdk 3.47, CardBlock: one of hero_image, title, actions, body."""
    if not card.keys() & {"hero_image", "title", "actions", "body"}:
        note(problems, at, "must define one of `hero_image`, `title`, `actions`, `body`")


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


def block_ids_differ(blocks: list[Json], at: str, problems: Problems) -> None:
    """slack.md, "Limits", and published answers of chat.postMessage: block_id twice is refused."""
    ids = Counter(block["block_id"] for block in blocks if isinstance(block.get("block_id"), str))
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        block_id = block.get("block_id")
        if isinstance(block_id, str) and ids[block_id] > 1 and block_id in seen:
            note(problems, f"{at}/{index}/block_id", f'`block_id` "{block_id}" already exists')
        if isinstance(block_id, str):
            seen.add(block_id)


def markdown_together_fits(blocks: list[Json], at: str, problems: Problems) -> None:
    """docs.slack.dev, "Markdown block": 12,000 characters for all of them in one payload."""
    texts = [block.get("text") for block in blocks if block.get("type") == "markdown"]
    if len(texts) > 1 and sum(len(text) for text in texts if isinstance(text, str)) > 12_000:
        note(problems, at, "markdown blocks must be less than 12001 characters together")


def only_one_table(blocks: list[Json], at: str, problems: Problems) -> None:
    """docs.slack.dev, "Table block": one table for each message (only_one_table_allowed)."""
    if sum(block.get("type") == "table" for block in blocks) > 1:
        note(problems, at, "only_one_table_allowed")


def inputs_need_a_submit(view: Json, at: str, problems: Problems) -> None:
    """docs.slack.dev, "Modals": a view with an input block has a submit."""
    if view["type"] == "modal" and "submit" not in view:
        for index, block in enumerate(view["blocks"]):
            if block["type"] == "input":
                where = f"{at}/blocks/{index}/input"
                note(problems, where, "must define `submit` to use an `input` block in modals")


def one_focus(view: Json, at: str, problems: Problems) -> None:
    """docs.slack.dev, inputs: only one element can have focus_on_load."""
    focused = [
        index
        for index, block in enumerate(view["blocks"])
        for element in (block.get("element"), block.get("accessory"), *block.get("elements", ()))
        if isinstance(element, dict) and element.get("focus_on_load")
    ]
    for index in focused[1:]:
        note(problems, f"{at}/blocks/{index}", "only one element can set `focus_on_load`")
