"""Pydantic's findings in plain sentences: what stands there, and what would be right."""

from collections.abc import Callable, Iterator

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from gates.process import Process
from gates.process_files.document import Document
from gates.process_files.errors import Path, ProcessError, nearest, quoted
from gates.process_files.types import Key
from gates.process_files.wanted import WORDS, fields_at, wanted_at

Sentences = tuple[str, str]  # what is wrong, what would be right
KEY_OF_A_MAPPING = "[key]"  # pydantic's mark for the key itself


def shape_errors(document: Document) -> Iterator[ProcessError]:
    """Every field that the model of a process does not accept."""
    try:
        Process.model_validate(document.values)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            if not is_an_echo(details):
                path = tuple(step for step in details["loc"] if step != KEY_OF_A_MAPPING)
                yield document.error(path, *SENTENCES.get(details["type"], not_accepted)(path, details))


def is_an_echo(details: ErrorDetails) -> bool:
    """Pydantic also calls a list too short when its items are invalid; those speak for themselves."""
    return details["type"] == "too_short" and len(details["input"]) >= details["ctx"]["min_length"]


def unknown_field(path: Path, details: ErrorDetails) -> Sentences:
    name = str(path[-1])
    right = nearest(name, fields_at(path[:-1]))
    if details["input"] is None:  # as in {key: what, text: What it is, part by part}
        right += " Or, if it belongs to the text before it, put that text in quotes."
    return f"there is no field {quoted(name)} here", right


def missing_field(path: Path, _: ErrorDetails) -> Sentences:
    return f'"{path[-1]}" is missing', f'Add "{path[-1]}:" with {wanted_at(path)}.'


def too_few(path: Path, details: ErrorDetails) -> Sentences:
    return "this is empty", f"Write {wanted_at(path)}, at least {details['ctx']['min_length']}."


def too_many(_: Path, details: ErrorDetails) -> Sentences:
    most = details["ctx"]["max_length"]
    return f"there are {len(details['input'])} here", f"Keep it to {most} at most."


def too_long(_: Path, details: ErrorDetails) -> Sentences:
    most, length = details["ctx"]["max_length"], len(details["input"].strip())
    return f"the text has {length} characters", f"Shorten it to {most} at most."


def out_of_range(_: Path, details: ErrorDetails) -> Sentences:
    limit = details["ctx"]
    bound = f"{limit['ge']} or more" if "ge" in limit else f"{limit['le']} or less"
    return f"{details['input']} is out of range", f"Write {bound}."


def own_rule(_: Path, details: ErrorDetails) -> Sentences:
    """A validator of the model says what is wrong, then a colon, then what would be right."""
    wrong, _colon, right = str(details["ctx"]["error"]).partition(": ")
    return wrong, f"Write {right}."


def not_accepted(path: Path, details: ErrorDetails) -> Sentences:
    wanted = WORDS[Key] if details["loc"][-1:] == (KEY_OF_A_MAPPING,) else wanted_at(path)
    return f"this is {spoken(details['input'])}", f"Write {wanted}."


SENTENCES: dict[str, Callable[[Path, ErrorDetails], Sentences]] = {
    "extra_forbidden": unknown_field,
    "missing": missing_field,
    "too_short": too_few,
    "too_long": too_many,
    "string_too_long": too_long,
    "greater_than_equal": out_of_range,
    "less_than_equal": out_of_range,
    "value_error": own_rule,
}


def spoken(value: object) -> str:
    match value:
        case None:
            return "empty"
        case bool():
            return "true" if value else "false"
        case int():
            return f"the number {value}"
        case str() if "\n" in value.strip():
            return "a text of several lines"
        case str():
            return f"the text {quoted(value)}" if value.strip() else "empty"
        case list():
            return "a list"
        case _:
            return "a mapping"
