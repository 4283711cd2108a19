"""A delivery as it stands in the database: what a save compares with."""

from dataclasses import dataclass, field
from typing import Any

from gates.delivery import Delivery
from gates.process import Process
from storage.chain import START, Head
from storage.mapping import MAPPINGS, OF_DELIVERY, Mapping, Row

Rows = dict[Any, Row]  # by key

OF_TIME = ("nudges", "due_moments")


@dataclass(slots=True)
class Snapshot:
    head: Head = START
    process: Process | None = None
    own: dict[str, Any] = field(default_factory=dict)
    rows: dict[str, Rows] = field(default_factory=dict)  # by the list that they stand in

    def differs_in_more_than_time(self, other: "Snapshot") -> bool:
        """More than when somebody is reminded and when the clock looks."""
        homes = [home for home in self.rows if home not in OF_TIME]
        same_rows = all(self.rows[home] == other.rows.get(home) for home in homes)
        return not (same_rows and self.own == other.own and self.process is other.process)


def snapshot_of(delivery: Delivery, head: Head) -> Snapshot:
    own = {name: getattr(delivery, name) for name in OF_DELIVERY}
    rows = {mapping.home: rows_of(mapping, delivery) for mapping in MAPPINGS}
    return Snapshot(head, delivery.process, own, rows)


def rows_of(mapping: Mapping, delivery: Delivery) -> Rows:
    entities = mapping.of(delivery)
    rows = {mapping.key_of(entity): mapping.row_of(entity) for entity in entities}
    if len(rows) != len(entities):
        raise ValueError(f"two {mapping.home} of delivery {delivery.id} have the same key")
    return rows
