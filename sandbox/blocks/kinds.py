"""The building stones of the validator: what a value may be, and how Slack words it when it is not.

The wordings are those of slackhq/hack-json-schema, with which Slack checks its API, and of answers that
people have published. A check is a value itself, so that a test can put a weaker one in its place.
"""

import marshal
import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Problems = list[str]
Check = Callable[[Any, str, Problems], None]
Rule = Callable[[dict[str, Any], str, Problems], None]
REMEMBERED = 4_096
LINK = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


def note(problems: Problems, at: str, what: str) -> None:
    problems.append(f"{what} [json-pointer:{at}]")


@dataclass(slots=True, eq=False)
class Shape:
    """An object: its fields, which of them must be there, and rules across fields."""

    fields: dict[str, Check]
    required: tuple[str, ...] = ()
    rules: list[Rule] = field(default_factory=list)
    closed: bool = True

    def __call__(self, value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            return note(problems, at, "must provide an object")
        before = len(problems)
        for name in self.required:
            if name not in value:
                note(problems, at, f"missing required field: {name}")
        for name, given in value.items():
            check = self.fields.get(name)
            if check is not None:
                check(given, f"{at}/{name}", problems)
            elif self.closed:
                note(problems, at, f"invalid additional property: {name}")
        if len(problems) == before:
            for rule in self.rules:
                rule(value, at, problems)
        return None


def anything(value: Any, at: str, problems: Problems) -> None:
    """A field whose content is checked elsewhere."""


@dataclass(frozen=True, slots=True)
class Text:
    """A string of so many characters."""

    most: int | None = None
    least: int | None = None

    def __call__(self, value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, str):
            note(problems, at, "must provide a string")
        elif self.least is not None and len(value) < self.least:
            note(problems, at, f"must be more than {self.least - 1} characters")
        elif self.most is not None and len(value) > self.most:
            note(problems, at, f"must be less than {self.most + 1} characters")


def flag(value: Any, at: str, problems: Problems) -> None:
    if not isinstance(value, bool):
        note(problems, at, "must provide a boolean")


@dataclass(frozen=True, slots=True)
class Whole:
    """An integer; Slack words the bounds as if they were outside."""

    least: int
    most: int | None = None

    def __call__(self, value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            note(problems, at, "must provide an integer")
        elif value < self.least:
            note(problems, at, f"must be greater than {self.least}")
        elif self.most is not None and value > self.most:
            note(problems, at, f"must be less than {self.most}")


def number(value: Any, at: str, problems: Problems) -> None:
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        note(problems, at, "must provide a number")


def positive(value: Any, at: str, problems: Problems) -> None:
    """docs.slack.dev, "Data visualization block": a segment's value is greater than 0."""
    before = len(problems)
    number(value, at, problems)
    if len(problems) == before and value <= 0:
        note(problems, at, "must be greater than 0")


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of these strings."""

    values: tuple[str, ...]

    def __call__(self, value: Any, at: str, problems: Problems) -> None:
        if value not in self.values:
            note(problems, at, "must be a valid enum value")


@dataclass(frozen=True, slots=True)
class Matching:
    """A string in a certain form, like a date."""

    accepts: Callable[[str], object]
    wording: str = "failed to match schema"

    def __call__(self, value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, str):
            note(problems, at, "must provide a string")
        elif not self.accepts(value):
            note(problems, at, self.wording)


@dataclass(frozen=True, slots=True)
class Address:
    """A link with its scheme; the wording for one without is the sandbox's own."""

    most: int = 3_000
    secure: bool = False

    def __call__(self, value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, str):
            note(problems, at, "must provide a string")
        elif len(value) > self.most:
            note(problems, at, f"must be less than {self.most + 1} characters")
        elif not LINK.fullmatch(value):
            note(problems, at, "must be a valid URL")
        elif self.secure and not value.startswith("https://"):
            note(problems, at, "must be a valid HTTPS URL")


@dataclass(frozen=True, slots=True)
class Items:
    """A list of so many items, each of which passes the check."""

    item: Check
    least: int | None = None
    most: int | None = None

    def __call__(self, value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, list):
            return note(problems, at, "must provide an array")
        if self.least is not None and len(value) < self.least:
            note(problems, at, f"must provide at least {self.least} items")
        if self.most is not None and len(value) > self.most:
            note(problems, at, f"no more than {self.most} items allowed")
        for index, item in enumerate(value[: self.most]):
            self.item(item, f"{at}/{index}", problems)
        return None


@dataclass(frozen=True, slots=True)
class OrNull:
    """null is good, too."""

    check: Check

    def __call__(self, value: Any, at: str, problems: Problems) -> None:
        if value is not None:
            self.check(value, at, problems)


@dataclass(frozen=True, slots=True)
class Once:
    """Remembers what passed the check, since most blocks of a card come again as they were."""

    check: Check
    passed: dict[bytes, None] = field(default_factory=dict)

    def __call__(self, value: Any, at: str, problems: Problems) -> None:
        mark = _mark_of(value)
        if mark in self.passed:
            return
        before = len(problems)
        self.check(value, at, problems)
        if mark and len(problems) == before:
            if len(self.passed) >= REMEMBERED:
                self.passed.clear()
            self.passed[mark] = None


def _mark_of(value: Any) -> bytes:
    """The same for the same JSON only (unlike ==, it tells 1 from True); nothing for what is not plain."""
    try:
        return marshal.dumps(value, 2)
    except ValueError:
        return b""


@dataclass(frozen=True, slots=True)
class ByType:
    """An object whose "type" says which shape it has; only the allowed types fit here, or all of them."""

    shapes: dict[str, Shape]
    allowed: tuple[str, ...] | None = None

    def __call__(self, value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            return note(problems, at, "must provide an object")
        kind = value.get("type")
        if "type" not in value:
            return note(problems, at, "missing required field: type")
        if not isinstance(kind, str):
            return note(problems, f"{at}/type", "must provide a string")
        if kind not in self.shapes or (self.allowed is not None and kind not in self.allowed):
            return note(problems, f"{at}/type", f"unsupported type: {kind}")
        return self.shapes[kind](value, at, problems)
