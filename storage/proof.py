"""Proof that the audit log is whole, or the names of the rows that are not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice

from sqlalchemy import Connection, select

from storage.chain import START, Entry, Head, digest
from storage.commitments import altered, missing
from storage.erasing.places import (
    NOTHING,
    Erased,
    erased_places,
    place_of_rest,
    place_of_words,
)
from storage.store import Store
from storage.tables.audit import audit_log
from storage.tables.deliveries import deliveries
from storage.tables.rights import workspace_heads, workspace_log
from storage.transaction import EVERY_WORKSPACE

AT_ONCE = 1000  # rows held in memory
COMPARED = 50  # changed rows of one delivery that are looked at for swaps


@dataclass(frozen=True, slots=True)
class Break:
    workspace_id: str
    delivery_id: str  # empty for the workspace's own log
    seq: int
    wrong: str

    def __str__(self) -> str:
        whose = f"delivery {self.delivery_id}" if self.delivery_id else "its own log"
        place = f"workspace {self.workspace_id}, {whose}, row {self.seq}"
        return f"{place}: {self.wrong}"


def verify(store: Store) -> list[Break]:
    """What is wrong with the audit log of any delivery or workspace; nothing when it is whole."""
    with store.reading(EVERY_WORKSPACE) as tx:
        return list(breaks(tx.connection))


def breaks(connection: Connection) -> Iterator[Break]:
    erased = erased_places(connection)
    yield from breaks_among(entries_of(connection), heads_of(connection), erased)
    yield from breaks_among(workspace_entries(connection), heads_of_workspaces(connection), erased)


def breaks_among(
    entries: Iterable[Entry], heads: dict[tuple[str, str], Head], erased: dict[tuple[str, str], Erased]
) -> Iterator[Break]:
    """Of chains that follow each other, and of those of which nothing is left."""
    left = dict(heads)
    for place, its in groupby(entries, key=place_of):
        head, taken = left.pop(place, START), erased.get(place, NOTHING)
        yield from (Break(*place, *found) for found in breaks_of(its, head, taken))
    for place, head in left.items():
        yield from (Break(*place, *found) for found in breaks_of([], head))


def heads_of_workspaces(connection: Connection) -> dict[tuple[str, str], Head]:
    """Of what was changed outside of deliveries."""
    c = workspace_heads.c
    rows = connection.execute(select(c.workspace_id, c.head_seq, c.head_hash))
    return {(workspace, ""): Head(seq, hashed) for workspace, seq, hashed in rows}


def workspace_entries(connection: Connection) -> Iterator[Entry]:
    ordered = select(workspace_log).order_by(*workspace_log.primary_key)
    rows = connection.execution_options(yield_per=AT_ONCE).execute(ordered)
    return (dict(row) for row in rows.mappings())


def heads_of(connection: Connection) -> dict[tuple[str, str], Head]:
    c = deliveries.c
    rows = connection.execute(select(c.workspace_id, c.delivery_id, c.head_seq, c.head_hash))
    return {(workspace, delivery): Head(seq, hashed) for workspace, delivery, seq, hashed in rows}


def entries_of(connection: Connection, delivery_id: str | None = None) -> Iterator[Entry]:
    ordered = select(audit_log).order_by(*audit_log.primary_key)
    if delivery_id is not None:
        ordered = ordered.where(audit_log.c.delivery_id == delivery_id)
    rows = connection.execution_options(yield_per=AT_ONCE).execute(ordered)
    return (dict(row) for row in rows.mappings())


def place_of(entry: Entry) -> tuple[str, str]:
    """The workspace's own log belongs to no delivery."""
    return entry["workspace_id"], entry.get("delivery_id", "")


def breaks_of(entries: Iterable[Entry], head: Head, erased: Erased = NOTHING) -> Iterator[tuple[int, str]]:
    """Follows one chain up to its head. `erased` is what was taken out of it on request."""
    last, trusted, changed = START, True, list[Entry]()
    for entry in entries:
        seq = entry["seq"]
        if seq != last.seq + 1:
            yield last.seq + 1, f"is missing{up_to(last.seq + 1, seq - 1)}"
            trusted = False
        whole = is_whole(entry, erased)
        yield from ((seq, wrong) for wrong in wrong_words(entry, erased))
        if not whole:
            changed.append(entry)
        elif trusted and entry["previous_hash"] != last.hash:
            yield max(last.seq, 1), "is not the row after which the next one was written"
        last, trusted = Head(seq, entry["hash"]), whole
    yield from explained(changed)
    yield from breaks_at_end(last, head)


def is_whole(entry: Entry, erased: Erased) -> bool:
    """Of a row from before words stood apart, what an erasure left is vouched for by that erasure."""
    found = digest(entry)
    return found == entry["hash"] or place_of_rest(entry["seq"], found) in erased


def wrong_words(entry: Entry, erased: Erased) -> Iterator[str]:
    for name in altered(entry):
        yield f"says other words than were written, as {name}"
    for name in missing(entry):
        if place_of_words(entry["seq"], name) not in erased:
            yield f"lacks words that no erasure took, as {name}"


def breaks_at_end(last: Head, head: Head) -> Iterator[tuple[int, str]]:
    if last.seq < head.seq:
        yield last.seq + 1, f"is cut off{up_to(last.seq + 1, head.seq)}"
    elif last.seq > head.seq:
        yield head.seq + 1, f"was never written by Gatehouse{up_to(head.seq + 1, last.seq)}"
    elif last.hash != head.hash:
        yield last.seq, "is not the row that the delivery remembers as its last"


def explained(changed: list[Entry]) -> Iterator[tuple[int, str]]:
    for entry in changed:
        others = [other for other in islice(changed, COMPARED) if other is not entry]
        swapped = next((other["seq"] for other in others if belongs_at(entry, other)), None)
        yield entry["seq"], "was changed" if swapped is None else f"was swapped with row {swapped}"


def belongs_at(entry: Entry, other: Entry) -> bool:
    """Whether the entry's hash, its own or the one that stands there, holds at the other's place."""
    return digest({**entry, "seq": other["seq"]}) in (entry["hash"], other["hash"])


def up_to(first: int, last: int) -> str:
    return f", and so is every row up to {last}" if last > first else ""
