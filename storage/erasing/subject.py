"""Erasing a person in one transaction: the words, the traces, the views, and the row that says so."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select, update

from gates.delivery import Delivery
from gates.erasing.subject import DataSubject, pseudonym
from gates.sign_offs.formal import checklist_digest
from storage import deliveries, processes, workspace_log
from storage.erasing import logs, sweep, traces
from storage.lists import projecting
from storage.tables.archives import archives
from storage.tables.cards import cards
from storage.tables.deliveries import deliveries as delivery_table
from storage.tables.deliveries import folded
from storage.tables.gates import sign_offs
from storage.tables.notices import notices
from storage.tables.processes import process_versions
from storage.tables.rights import workspace_log as log
from storage.transaction import Transaction
from storage.workspace_facts import WorkspaceFact


@dataclass
class Extent:
    """How much is kept: rows by table, and in which deliveries."""

    rows: Counter[str] = field(default_factory=Counter)
    deliveries: set[str] = field(default_factory=set)

    @property
    def places(self) -> int:
        return sum(self.rows.values())


def extent(tx: Transaction, subject: DataSubject, asked_by: str | None = None) -> Extent:
    """What would be erased; `asked_by` is the key of the notice that asks, and so holds the words itself."""
    found = Extent()
    for each in sweep.finds(tx, subject):
        if each.table is notices and each.key["key"] == asked_by:
            continue
        found.rows[each.table.name] += 1
        found.deliveries |= concerned(tx, each)
    for row in logs.told(tx, subject):
        found.rows[row.log.name] += 1
        found.deliveries |= {row.delivery_id} if row.delivery_id else set()
    if subject.user_id and (own := traces.count(tx, subject.user_id)):
        found.rows["about them alone"] = own
    return found


def concerned(tx: Transaction, find: sweep.Find) -> set[str]:
    if find.table is process_versions:
        return set(sweep.of_process(tx, find.key["sha256"]))
    if find.delivery_id is None or find.table is archives:
        return set()
    return {find.delivery_id}


def erase(tx: Transaction, subject: DataSubject, by: str, at: datetime, intent: str | None) -> Extent:
    """The transaction's asker is the house: private deliveries are searched as well."""
    found = extent(tx, subject)
    name = pseudonym(erasures(tx) + 1)
    before = {each: deliveries.load(tx, each) for each in sorted(found.deliveries)}
    seen = {each: digests(delivery) for each, delivery in before.items()}
    for find in list(sweep.finds(tx, subject)):
        sweep.rewrite(tx, find, subject, name)
    if subject.user_id:
        traces.erase(tx, subject.user_id, name, at)
    places = [place for row in list(logs.told(tx, subject)) for place in logs.erase(tx, row)]
    processes.forget()
    for each in sorted(found.deliveries):
        refresh(tx, each, seen[each])
    detail = {"person": subject.user_id, "places": places, "rows": found.places}
    workspace_log.append(tx, WorkspaceFact.PERSON_ERASED, by, at, detail, intent)
    return found


def erasures(tx: Transaction) -> int:
    its = (log.c.workspace_id == tx.workspace_id, log.c.kind == WorkspaceFact.PERSON_ERASED)
    return int(tx.connection.scalar(select(func.count()).select_from(log).where(*its)) or 0)


def digests(delivery: Delivery) -> dict[tuple[str, int], str]:
    return {(gate.phase, gate.round): checklist_digest(gate) for gate in delivery.gates}


def refresh(tx: Transaction, delivery_id: str, seen: dict[tuple[str, int], str]) -> None:
    """All that is made from the words: how the delivery is looked up, listed, found and shown."""
    delivery = deliveries.read(tx, delivery_id)
    d, c, s = delivery_table.c, cards.c, sign_offs.c
    its = (d.workspace_id == tx.workspace_id, d.delivery_id == delivery_id)
    names = {"name_folded": folded(delivery.name), "client_folded": folded(delivery.client)}
    tx.connection.execute(update(delivery_table).where(*its).values(names))
    projecting.write(tx, delivery, None)
    shown = (c.workspace_id == tx.workspace_id, c.delivery_id == delivery_id)
    tx.connection.execute(update(cards).where(*shown).values(wanted=c.wanted + 1, settled_at=None))
    for gate, digest in digests(delivery).items():
        if digest != seen.get(gate):  # what was signed stays signed: nothing but a name has changed in it
            signed = (s.workspace_id == tx.workspace_id, s.delivery_id == delivery_id, s.phase == gate[0],
                      s.round == gate[1], s.seen_sha256 == seen.get(gate))  # fmt: skip
            tx.connection.execute(update(sign_offs).where(*signed).values(seen_sha256=digest))
