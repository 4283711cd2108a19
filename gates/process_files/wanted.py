"""What a field of a process wants, in words, read from the types of the model."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from gates.process import Process
from gates.process_files.errors import Path
from gates.process_files.types import Flag, Key, Line, ProcessKey, Text, UserGroupId, UserId
from gates.working_time.calendar import Country, Region, TimeOfDay, ZoneName

WORDS: dict[Any, str] = {
    Key: "a key such as qa_engineer (2 to 40 small letters, digits and underscores, a letter first)",
    ProcessKey: "a key such as client-delivery (2 to 40 small letters, digits and hyphens, a letter first)",
    Line: "a text of 1 to 200 characters on one line",
    Text: "a text of 1 to 1000 characters",
    UserId: "a person's Slack id, such as U012AB3CD",
    UserGroupId: "the Slack id of a user group, such as S0614TZR7",
    Flag: "true or false, without quotes",
    ZoneName: "a time zone, such as Europe/Berlin",
    Country: "the two capital letters of a country, such as DE or US",
    Region: "a region as ISO 3166-2 names it after the country, such as BY or CA",
    TimeOfDay: 'a time of day in quotes, such as "09:00"',
    date: "a date, such as 2026-12-24",
    int: "a whole number",
    Decimal: "a number, such as 15 or 99.9",
}


def wanted_at(path: Path) -> str:
    return wanted(type_at(path))


def fields_at(path: Path) -> list[str]:
    """The names that the mapping at this path may use."""
    return list(get_type_hints(type_at(path))) if is_model(type_at(path)) else []


def type_at(path: Path) -> Any:
    hint: Any = Process
    for step in path:
        hint = without_none(type_below(hint, step))
    return hint


def type_below(hint: Any, step: str | int) -> Any:
    """The type of a list's items, of a mapping's values, or of a model's field."""
    if get_origin(hint) in (tuple, dict):
        return get_args(hint)[0 if get_origin(hint) is tuple else 1]
    return get_type_hints(hint, include_extras=True)[str(step)]


def without_none(hint: Any) -> Any:
    arguments = get_args(hint)
    return next(each for each in arguments if each is not NoneType) if NoneType in arguments else hint


def wanted(hint: Any) -> str:
    if hint in WORDS:
        return WORDS[hint]
    if get_origin(hint) is tuple:
        return f"a list in which each item is {wanted(get_args(hint)[0])}"
    if get_origin(hint) is dict:
        return f"a mapping in which each key has {wanted(get_args(hint)[1])}"
    if is_model(hint):
        return f"a mapping with {', '.join(required_fields(hint))}"
    return f"one of {', '.join(hint)}" if issubclass(hint, StrEnum) else "a plain value"


def required_fields(model: type[BaseModel]) -> list[str]:
    required = [name for name, field in model.model_fields.items() if field.is_required()]
    return required or list(model.model_fields)


def is_model(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, BaseModel)
