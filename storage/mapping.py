"""Which entity of a delivery lives in which table; its fields are the table's columns."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cached_property
from operator import attrgetter
from typing import Any

from sqlalchemy import Table

from gates.checklist import Item
from gates.delivery import Delivery, Holder
from gates.gate import Gate, Handoff
from gates.record import Escalation, Feedback, Milestone, Review, ReviewAction, Risk
from gates.signoff import SignOff
from storage import tables
from storage.tables.columns import Conditions, from_json

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Mapping:
    """Reads and writes one kind of entity as tuples of its fields, in the order of its dataclass."""

    entity: type[Any]
    table: Table
    keys: tuple[str, ...]  # within the delivery
    of: Callable[[Delivery], list[Any]]
    order: str | None = None  # the field that its list is sorted by, where that is not the last key

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return tuple(field.name for field in fields(self.entity) if field.name in self.table.c)

    @cached_property
    def key_of(self) -> Callable[[Any], Any]:
        return attrgetter(*self.keys)

    @cached_property
    def order_of(self) -> Callable[[Any], Any]:
        return attrgetter(self.order or self.keys[-1])

    @cached_property
    def converters(self) -> list[tuple[int, Callable[[Any], Any]]]:
        found = [(place, from_json(self.table.c[name])) for place, name in enumerate(self.columns)]
        return [(place, convert) for place, convert in found if convert]

    @cached_property
    def row_of(self) -> Callable[[Any], Row]:
        """The entity's values at this moment; what it holds as a list is copied."""
        values = attrgetter(*self.columns)
        lists = [place for place, name in enumerate(self.columns) if isinstance(self.table.c[name].type, Conditions)]
        if not lists:
            return values

        def row_of(entity: Any) -> Row:
            row = list(values(entity))
            for place in lists:
                row[place] = list(row[place])
            return tuple(row)

        return row_of

    def from_json(self, row: list[Any]) -> Any:
        """The entity of a row that the database wrote as a JSON array."""
        for place, convert in self.converters:
            if row[place] is not None:
                row[place] = convert(row[place])
        return self.entity(*row)
