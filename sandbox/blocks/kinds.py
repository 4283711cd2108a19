"""The building stones of the validator: what a value may be, and how Slack words it when it is not.

The wordings are Slack's own, collected from answers that people have published.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Problems = list[str]
Check = Callable[[Any, str, Problems], None]
Rule = Callable[[dict[str, Any], str, Problems], None]


def note(problems: Problems, at: str, what: str) -> None:
    problems.append(f"{what} [json-pointer:{at}]")


@dataclass(slots=True)
class Shape:
    """An object: its fields, which of them must be there, and rules across fields."""

    fields: dict[str, Check]
    required: tuple[str, ...] = ()
    rules: list[Rule] = field(default_factory=list)

    def __call__(self, value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            return note(problems, at, "must provide an object")
        before = len(problems)
        for name in self.required:
            if name not in value:
                note(problems, at, f"missing required field: {name}")
        for name, given in value.items():
            check = self.fields.get(name)
            if check is None:
                note(problems, at, f"invalid additional property: {name}")
            else:
                check(given, f"{at}/{name}", problems)
        if len(problems) == before:
            for rule in self.rules:
                rule(value, at, problems)
        return None


def anything(value: Any, at: str, problems: Problems) -> None:
    """A field whose content is checked elsewhere."""


def string(most: int | None = None, least: int | None = None) -> Check:
    def check(value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, str):
            note(problems, at, "must provide a string")
        elif least is not None and len(value) < least:
            note(problems, at, f"must be more than {least - 1} characters")
        elif most is not None and len(value) > most:
            note(problems, at, f"must be less than {most + 1} characters")

    return check


def flag(value: Any, at: str, problems: Problems) -> None:
    if not isinstance(value, bool):
        note(problems, at, "must provide a boolean")


def whole(least: int, most: int | None = None) -> Check:
    def check(value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            note(problems, at, "must provide an integer")
        elif value < least:
            note(problems, at, f"must be greater than or equal to {least}")
        elif most is not None and value > most:
            note(problems, at, f"must be less than or equal to {most}")

    return check


def number(value: Any, at: str, problems: Problems) -> None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        note(problems, at, "must provide a number")


def one_of(*values: str) -> Check:
    def check(value: Any, at: str, problems: Problems) -> None:
        if value not in values:
            note(problems, at, "must be a valid enum value")

    return check


def matching(accepts: Callable[[str], object]) -> Check:
    """A string in a certain form, like a date."""

    def check(value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, str):
            note(problems, at, "must provide a string")
        elif not accepts(value):
            note(problems, at, "failed to match schema")

    return check


def items(check_item: Check, least: int | None = None, most: int | None = None) -> Check:
    def check(value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, list):
            return note(problems, at, "must provide an array")
        if least is not None and len(value) < least:
            note(problems, at, f"must provide at least {least} items")
        if most is not None and len(value) > most:
            note(problems, at, f"no more than {most} items allowed")
        for index, item in enumerate(value[:most]):
            check_item(item, f"{at}/{index}", problems)
        return None

    return check


def by_type(shapes: dict[str, Shape], *allowed: str) -> Check:
    """An object whose "type" says which shape it has; only the allowed types fit here."""

    def check(value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            return note(problems, at, "must provide an object")
        kind = value.get("type")
        if kind is None:
            return note(problems, at, "missing required field: type")
        if not isinstance(kind, str):
            return note(problems, f"{at}/type", "must provide a string")
        if kind not in shapes or (allowed and kind not in allowed):
            return note(problems, f"{at}/type", f"unsupported type: {kind}")
        return shapes[kind](value, at, problems)

    return check
