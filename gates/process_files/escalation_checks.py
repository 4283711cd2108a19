"""What a chain of escalation must obey beyond its fields and names."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from gates.process_files.document import Document
from gates.process_files.errors import Path, ProcessError

CHAINS = ("escalation", "phases.*.gate.escalation")


def chains(document: Document) -> Iterator[Path]:
    for pattern in CHAINS:
        yield from (path for path, value in document.find(pattern) if isinstance(value, list))


def levels_out_of_order(document: Document) -> Iterator[ProcessError]:
    """Each level comes later than the one before, counted from the same moment."""
    for chain in chains(document):
        hours = [(p, n) for p, n in document.find("*.after_hours", chain) if type(n) is int]
        for (_, before), (path, after) in pairwise(hours):
            if after <= before:
                wrong = f"this level comes after {after} hours, and the one before it after {before}"
                right = "All hours count from when the waiting began: write the levels in their order."
                yield document.error(path, wrong, right)


def same_level_twice(document: Document) -> Iterator[ProcessError]:
    for chain in chains(document):
        for (_, before), (path, role) in pairwise(document.texts("*.to", chain)):
            if role == before:
                wrong = "this level goes to the same role as the one before it, who are reminded anyway"
                yield document.error(path, wrong, "Name another role, or leave this level out.")


ESCALATION_CHECKS: tuple[Callable[[Document], Iterator[ProcessError]], ...] = (
    levels_out_of_order,
    same_level_twice,
)
