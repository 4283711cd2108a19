"""How a row of the audit log stands in a file, as a line of JSON and as a line of CSV."""

import csv
import io
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from storage.chain import Entry
from storage.commitments import words_of


@dataclass(frozen=True, slots=True)
class Sheet:
    """One kind of log as two files that say the same."""

    log: str
    table: str
    columns: tuple[str, ...]


LOG, TABLE = "audit.jsonl", "audit.csv"
DELIVERIES = Sheet(LOG, TABLE, (
    "workspace_id", "delivery_id", "seq", "happened_at", "done_by", "kind", "phase", "round", "detail",
    "intent", "previous_hash", "hash",
))  # fmt: skip
WORKSPACES = Sheet("workspace.jsonl", "workspace.csv", (
    "workspace_id", "seq", "happened_at", "done_by", "kind", "detail", "intent", "previous_hash", "hash",
))  # fmt: skip
# A spreadsheet takes a cell that begins like this for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def line_of(entry: Entry, sheet: Sheet = DELIVERIES) -> bytes:
    plain = {**{name: entry[name] for name in columns_of(entry, sheet)}, "happened_at": moment(entry)}
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return f"{text}\n".encode()


def entry_from(line: bytes, sheet: Sheet = DELIVERIES) -> Entry:
    """Raises ValueError for a line that `line_of` would not have written."""
    found = json.loads(line)
    if not is_row(found, sheet):
        raise ValueError("not a row of an audit log")
    entry = {**found, "happened_at": datetime.fromisoformat(found["happened_at"])}
    if line_of(entry, sheet) != line:
        raise ValueError("not written by an export")
    return entry


def is_row(found: Any, sheet: Sheet) -> bool:
    if not isinstance(found, dict) or found.keys() != set(columns_of(found, sheet)):
        return False
    return isinstance(found["seq"], int) and isinstance(found["detail"], dict)


def columns_of(entry: Entry, sheet: Sheet) -> tuple[str, ...]:
    """Files from before words stood apart have no openings."""
    return (*sheet.columns, "openings") if "openings" in entry else sheet.columns


def csv_head(sheet: Sheet = DELIVERIES) -> bytes:
    return csv_line(sheet.columns)


def csv_of(entry: Entry, sheet: Sheet = DELIVERIES) -> bytes:
    """With what was said, to be read; the other file proves that it was."""
    detail = json.dumps(words_of(entry), sort_keys=True, ensure_ascii=False)
    row = {**entry, "happened_at": moment(entry), "detail": detail}
    return csv_line([row[name] for name in sheet.columns])


def csv_line(cells: Any) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerow([guarded(cell) for cell in cells])
    return buffer.getvalue().encode()


def guarded(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def moment(entry: Entry) -> str:
    happened: datetime = entry["happened_at"]
    return happened.astimezone(UTC).isoformat(timespec="microseconds")
