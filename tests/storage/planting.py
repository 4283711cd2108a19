"""A name and an address in every column of every table in which words can stand."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Boolean, Column, Date, Integer, Table, Text, cast, func, insert, select

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.process_files.shipped import shipped_processes
from storage import deliveries, workspace_log
from storage.erasing.columns import KEYED_BY_WORDS, KEYS, as_stored, is_document
from storage.tables import metadata
from storage.tables.columns import Instant, Word
from storage.transaction import Transaction
from storage.workspace_facts import WorkspaceFact
from tests.messages.digests.secrets import Filler

LEFT, NAME, MAIL = "U0LEFT0001", "Ólga Petrova", "olga_p@left.example"
SAID = f"OLGA said {NAME.upper()}\u00a0wrote, <mailto:{MAIL}|{MAIL}>"
AT = datetime(2027, 1, 15, 9, tzinfo=UTC)
PROCESS = shipped_processes()["client-delivery"]
GIVEN: dict[str, Any] = {
    "Delivery.id": "D1", "Delivery.workspace_id": "T1", "Delivery.facts": [], "Delivery.client": NAME,
    "Delivery.cancelled_at": None, "Gate.phase": "handover", "Milestone.key": "qa_certified",
    "DigestSettings.time_zone": "Europe/Berlin", "Delivery.nudge_policy": None,
    "Delivery.calendar": None, "Item.waived_at": None,
    "Handoff.returned_at": None, "ClientUpdate.skipped_at": None, "Run.ended_at": None, "Run.ended_as": None,
    "SuccessMetric.dropped_at": None, "Dependency.upstream": "D2", "Delivery.client_channel": "C2",
    "Delivery.internal_channel": "C1", "Delegation.principal": "U1", "Delegation.delegate": "U2",
    "Override.confirmed_by": "U1", "Override.asked_by": "U2", "Delivery.nudges": [],
}  # fmt: skip
OF_GATE = ("Item", "SignOff", "Handoff", "Question", "EvidenceFile", "Override", "Concern")


class Planting(Filler):
    def plain(self, hint: Any, place: str, default: Any) -> Any:
        field = place.split(".")[1]
        if hint is str and field not in KEYS:
            return SAID
        return super().plain(hint, place, default)


def planted_delivery(**more: Any) -> Delivery:
    gate = {f"{kind}.phase": "handover" for kind in OF_GATE} | {f"{kind}.round": 1 for kind in OF_GATE}
    process = PROCESS.model_copy(update={"name": f"How {NAME} does it"})
    filler = Planting({"Delivery.process": process, **GIVEN, **gate, **more})
    delivery: Delivery = filler.filled(Delivery)
    delivery.record_fact(
        FactKind.ITEM_TICKED, AT, f"check token “{NAME}”, created by U1", text=SAID, conditions=["So", SAID],
        reason="Because", number=3,
    )  # fmt: skip
    return delivery


def plant(tx: Transaction) -> None:
    """One delivery, and a row in every table that has none then."""
    deliveries.add(tx, planted_delivery())
    detail = {"setting": f"holders/x/{NAME.casefold()}", "now": SAID}
    workspace_log.append(tx, WorkspaceFact.SETTING_CHANGED, "U1", AT, detail)
    for table in metadata.sorted_tables:
        count = select(func.count()).select_from(table)
        if not table.name.startswith("checkpoint") and not tx.connection.scalar(count):
            tx.connection.execute(insert(as_stored(table)), row(tx, table))


def row(tx: Transaction, table: Table) -> dict[str, Any]:
    linked = {
        link.parent.name: tx.connection.scalar(select(link.column))
        for link in table.foreign_keys
        if link.parent.name != "workspace_id"
    }
    return {column.name: value(column) for column in table.columns} | linked | {"workspace_id": "T1"}


def value(column: Column[Any]) -> Any:
    kind = column.type
    if column.name in ("user_id", "principal"):
        return LEFT
    if column.name == "delivery_id":
        return "D9"
    if column.name in ("revoked_at", "revoked_by", "delegate"):
        return None if column.nullable else "U2"
    if isinstance(kind, Word):
        return next(iter(kind.words))
    if is_document(column):
        return {"blocks": [{"text": SAID}]}
    if isinstance(kind, Text):
        return SAID if column.name not in KEYS or column.table in KEYED_BY_WORDS else "x"
    known = {Instant: AT, Date: date(2027, 1, 1), Boolean: False, Integer: 1}
    return next((known[each] for each in known if isinstance(kind, each)), None)


def found(tx: Transaction, *words: str) -> list[str]:
    """Every column, of whatever type, in which one of the words stands."""
    return [
        f"{column.table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        for text in tx.connection.scalars(select(cast(column, Text)).where(column.is_not(None)))
        if any(word.casefold() in told(text) for word in words)
    ]


def told(text: Any) -> str:
    """JSON as SQLite keeps it writes other letters as numbers."""
    plain = str(text)
    escaped = plain.encode().decode("unicode_escape") if "\\u" in plain else ""
    return (plain + escaped).casefold()
