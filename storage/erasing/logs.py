"""Taking words out of the audit logs: what is hashed stays, and so does every chain."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, select, update

from gates.erasing.subject import DataSubject
from gates.facts import FactKind
from storage.chain import Entry, digest, unnamed
from storage.erasing.columns import may_name, strings_in
from storage.erasing.places import THE_WORKSPACE, place_of_rest, place_of_words
from storage.tables.audit import audit_log
from storage.tables.rights import workspace_log
from storage.transaction import Transaction

# What our own code reads again: words of ours, which name nobody.
OURS = {"verdict", "role", "milestone", "mode", "field", "sent_back_to", "at_phase", "places", "person"}
GONE = {"erased": True}  # in place of a word, where a row from before said it itself


@dataclass(frozen=True, slots=True)
class Told:
    """A row of a log, and the names of the words in it that are about the person."""

    log: Table
    entry: Entry
    names: list[str]

    @property
    def delivery_id(self) -> str | None:
        found: str | None = self.entry.get("delivery_id")
        return found

    @property
    def is_old(self) -> bool:
        return self.entry["openings"] is None


def told(tx: Transaction, subject: DataSubject) -> Iterator[Told]:
    for log in (audit_log, workspace_log):
        for row in tx.connection.execute(asked(tx, subject, log)).mappings().all():
            entry = dict(row)
            if names := names_in(entry, subject):
                yield Told(log, entry, names)


def asked(tx: Transaction, subject: DataSubject, log: Table) -> Any:
    its = select(log).where(log.c.workspace_id == tx.workspace_id)
    signed = (log.c.kind == FactKind.SIGNED) & (log.c.done_by == (subject.user_id or ""))
    if not subject.words:
        return its.where(signed)
    quick = may_name([log.c.openings, log.c.detail, log.c.done_by], subject)
    return its if quick is None else its.where(quick | signed)


def names_in(entry: Entry, subject: DataSubject) -> list[str]:
    said = {name: opening[1] for name, opening in (entry["openings"] or {}).items() if opening}
    if entry["openings"] is None:
        said = {name: value for name, value in entry["detail"].items() if value != GONE}
        said["done_by"] = entry["done_by"]
    found = [
        name
        for name, value in said.items()
        if name not in OURS and any(map(subject.is_in, strings_in(value)))
    ]
    if is_signature(entry, subject) and "signed_name" in said and "signed_name" not in found:
        found.append("signed_name")
    return found


def is_signature(entry: Entry, subject: DataSubject) -> bool:
    by_them = subject.user_id is not None and entry["done_by"] == subject.user_id
    return by_them and entry["kind"] == FactKind.SIGNED


def erase(tx: Transaction, each: Told) -> list[str]:
    """The places that are empty now, as the erasure lists them."""
    entry, c = each.entry, each.log.c
    changed = without(entry, each.names)
    its = [column == entry[column.name] for column in each.log.primary_key]
    values = {
        name: changed[name] for name in ("detail", "done_by", "openings") if changed[name] != entry[name]
    }
    if values:
        tx.connection.execute(update(each.log).where(*its).values({c[name]: v for name, v in values.items()}))
    chain, seq = each.delivery_id or THE_WORKSPACE, entry["seq"]
    if each.is_old:
        return [f"{chain} {place_of_rest(seq, digest(changed))}"]
    return [f"{chain} {place_of_words(seq, name)}" for name in each.names]


def without(entry: Entry, names: list[str]) -> Entry:
    if entry["openings"] is not None:
        return {**entry, "openings": {**entry["openings"], **dict.fromkeys(names)}}
    detail = {name: GONE if name in names else value for name, value in entry["detail"].items()}
    by = unnamed(entry["done_by"]) if "done_by" in names else entry["done_by"]
    return {**entry, "detail": detail, "done_by": by}
