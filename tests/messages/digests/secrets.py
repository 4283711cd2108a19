"""A delivery in which every text of every field is a secret, found by walking its types."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from gates.delivery import Delivery
from gates.facts import Fact
from gates.process import Process
from gates.working_time.working_time import WorkingTime

WORD = "SECRET"
AT = datetime(2027, 1, 15, 9, tzinfo=UTC)
DAY = date(2027, 1, 14)
# Of ours, or of the process, which is no secret; the tests say which process.
NOT_TYPED = (Process, WorkingTime, Fact)

Given = Mapping[str, Any]  # by the name of the class and of the field: "Gate.phase"


class Filler:
    """Fills what nothing is given for: texts with a secret that names its place, and lists with one entry."""

    def __init__(self, given: Given) -> None:
        self._given = given
        self.secrets: list[str] = []

    def filled(self, kind: type[Any], **own: Any) -> Any:
        hints = get_type_hints(kind)
        values = {}
        for each in fields(kind):
            place = f"{kind.__name__}.{each.name}"
            if each.name in own:
                values[each.name] = own[each.name]
            elif place in self._given:
                values[each.name] = self._given[place]
            else:
                values[each.name] = self.value(hints[each.name], place, each.default)
        return kind(**values)

    def value(self, hint: Any, place: str, default: Any = MISSING) -> Any:
        arguments = [each for each in get_args(hint) if each is not NoneType]
        if get_origin(hint) in (Union, UnionType):
            return self.value(arguments[0], place)
        if get_origin(hint) in (list, tuple):
            return get_origin(hint)([self.value(arguments[0], f"{place}[]")])
        if get_origin(hint) is dict:
            return {self.value(arguments[0], f"{place}.key"): self.value(arguments[1], f"{place}.value")}
        if hint in NOT_TYPED:
            return default
        if is_dataclass(hint) and isinstance(hint, type):
            return self.filled(hint)
        return self.plain(hint, place, default)

    def plain(self, hint: Any, place: str, default: Any) -> Any:
        if hint is str:
            self.secrets.append(f"{WORD} {place}")
            return self.secrets[-1]
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            return next(iter(hint))
        known = {bool: True, int: 1, float: 1.0, datetime: AT, date: DAY}
        return known.get(hint, default)


def full_of_secrets(process: Process, given: Given) -> tuple[Delivery, list[str]]:
    """The delivery, and every secret in it."""
    filler = Filler({"Delivery.process": process, "Delivery.facts": [], **given})
    return filler.filled(Delivery), filler.secrets
