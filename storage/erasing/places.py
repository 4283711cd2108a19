"""What was taken out of the audit logs on request, as the workspace's own log tells it."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, select

from storage.commitments import words_of
from storage.tables.rights import workspace_log
from storage.workspace_facts import WorkspaceFact

THE_WORKSPACE = "-"  # stands for the workspace's own log among the ids of deliveries

Erased = frozenset[str]  # places in one chain
NOTHING: Erased = frozenset()


def place_of_words(seq: int, name: str) -> str:
    """Words to which a row is committed, and which are there no more."""
    return f"{seq} {name}"


def place_of_rest(seq: int, digest: str) -> str:
    """A row from before words stood apart: its hash can no more be computed, and this is what is left."""
    return f"{seq} ={digest}"


def erased_places(connection: Connection) -> dict[tuple[str, str], Erased]:
    """By workspace and delivery, which is empty for the workspace's own log."""
    c = workspace_log.c
    asked = select(c.workspace_id, c.detail, c.openings).where(c.kind == WorkspaceFact.PERSON_ERASED)
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in connection.execute(asked).mappings():
        for told in words_of(dict(row)).get("places", ()):
            delivery, place = told.split(" ", 1)
            found[row["workspace_id"], delivery.removeprefix(THE_WORKSPACE)].add(place)
    return {whose: frozenset(places) for whose, places in found.items()}


def written_out(erased: dict[tuple[str, str], Erased], chains: set[tuple[str, str]]) -> list[str]:
    """For a manifest: those of these chains, one line each."""
    return [
        f"{workspace} {delivery or THE_WORKSPACE} {place}"
        for (workspace, delivery), places in erased.items()
        for place in places
        if (workspace, delivery) in chains
    ]


def read_from(lines: Iterable[str]) -> dict[tuple[str, str], Erased]:
    """Raises ValueError for what `written_out` does not write."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for line in lines:
        workspace, delivery, place = line.split(" ", 2)
        found[workspace, delivery.removeprefix(THE_WORKSPACE)].add(place)
    return {whose: frozenset(places) for whose, places in found.items()}
