"""Rules across the fields of one element or composition object. Each says where it comes from."""

from decimal import Decimal, InvalidOperation
from typing import Any

from sandbox.blocks.kinds import Problems, note

Json = dict[str, Any]


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


def lines_in_order(element: Json, at: str, problems: Problems) -> None:
    """slack_sdk 3.47, RichTextInputElement: min_lines and max_lines."""
    if element.get("min_lines", 1) > element.get("max_lines", 100):
        note(problems, f"{at}/min_lines", "must be less than or equal to `max_lines`")


def numbers_in_order(element: Json, at: str, problems: Problems) -> None:
    """docs.slack.dev, "Number input": min_value is not above max_value, initial_value between them."""
    least, most = _decimal(element.get("min_value")), _decimal(element.get("max_value"))
    initial = _decimal(element.get("initial_value"))
    if least is not None and most is not None and least > most:
        note(problems, f"{at}/min_value", "must be less than or equal to `max_value`")
    if initial is not None and least is not None and initial < least:
        note(problems, f"{at}/initial_value", f"must be greater than {element['min_value']}")
    if initial is not None and most is not None and initial > most:
        note(problems, f"{at}/initial_value", f"must be less than {element['max_value']}")


def decimals_only_where_allowed(element: Json, at: str, problems: Problems) -> None:
    """docs.slack.dev, "Number input": decimal numbers need is_decimal_allowed."""
    if not element["is_decimal_allowed"]:
        for name in ("initial_value", "min_value", "max_value"):
            if "." in element.get(name, ""):
                note(problems, f"{at}/{name}", "must provide an integer")


def is_number(value: str) -> bool:
    return _decimal(value) is not None


def _decimal(value: str | None) -> Decimal | None:
    try:
        found = Decimal(value) if value else None
    except InvalidOperation:
        return None
    return found if found is not None and found.is_finite() else None


def image_has_a_source(image: Json, at: str, problems: Problems) -> None:
    """docs.slack.dev, "Image block": image_url or slack_file."""
    if ("image_url" in image) == ("slack_file" in image):
        note(problems, at, "must define either `image_url` or `slack_file`")


def one_file(file: Json, at: str, problems: Problems) -> None:
    """docs.slack.dev, "Slack file object": id or url."""
    if ("id" in file) == ("url" in file):
        note(problems, at, "must define either `id` or `url`")


def filter_says_something(value: Json, at: str, problems: Problems) -> None:
    """docs.slack.dev, "Conversation filter object": at least one field."""
    if not value:
        note(problems, at, "must have minimum 1 properties")
