"""How audit rows chain: each hash covers the row and the hash of the row before it."""

import json
import re
from datetime import UTC
from hashlib import sha256
from typing import Any, NamedTuple

from gates.delivery import Delivery
from gates.facts import Fact
from storage.commitments import committed


class Head(NamedTuple):
    """The newest row of a delivery's chain."""

    seq: int
    hash: str


START = Head(0, "0" * 64)
ACTOR = "actor"  # in a detail: who did it, where a typed name is part of that
TYPED = re.compile("“.*”", re.DOTALL)

Entry = dict[str, Any]  # a row of the audit log, by column


def chained(delivery: Delivery, head: Head, intent: str | None) -> list[Entry]:
    """The rows that the delivery's new facts add behind the head; the first one carries the intent."""
    entries: list[Entry] = []
    for seq, fact in enumerate(delivery.facts, head.seq + 1):
        entry = entry_of(delivery, fact, seq, head.hash, None if entries else intent)
        head = Head(seq, entry["hash"])
        entries.append(entry)
    return entries


def head_of(entries: list[Entry]) -> Head:
    """The head after these entries, of which there is always one: without a fact nothing is written."""
    return Head(entries[-1]["seq"], entries[-1]["hash"])


def entry_of(delivery: Delivery, fact: Fact, seq: int, previous_hash: str, intent: str | None) -> Entry:
    named = unnamed(fact.by)
    said = fact.detail if named == fact.by else {**fact.detail, ACTOR: fact.by}
    detail, openings = committed(said)
    entry = {
        "workspace_id": delivery.workspace_id, "delivery_id": delivery.id, "seq": seq,
        "happened_at": fact.at, "done_by": named, "kind": fact.kind.value,
        "phase": fact.phase, "round": fact.round, "detail": detail,
        "intent": intent, "previous_hash": previous_hash,
    }  # fmt: skip
    return {**entry, "hash": digest(entry), "openings": openings}


def unnamed(actor: str) -> str:
    """Without the name that somebody typed for a check token."""
    return TYPED.sub("“…”", actor)


def digest(entry: Entry) -> str:
    """Over all of the row but the hash itself, and the words to which its detail is committed."""
    covered = {name: value for name, value in entry.items() if name not in ("hash", "openings")}
    covered["happened_at"] = entry["happened_at"].astimezone(UTC).isoformat(timespec="microseconds")
    text = json.dumps(covered, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(text.encode()).hexdigest()
