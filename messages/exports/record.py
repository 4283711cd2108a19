"""The delivery record in each form in which it leaves Slack."""

import csv
import json
from collections.abc import Sequence
from dataclasses import asdict, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from gates.delivery import Delivery
from gates.facts import AuditRow
from gates.process_files.types import Model
from messages.exports.document import Names, RecordDocument, about, moment, sheet
from messages.exports.gate_sheets import gate_sheets
from messages.exports.markdown import literal
from messages.exports.record_sheets import first_sheets, further_sheets

# What a spreadsheet would take for a formula, and run.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
LONGEST_WORD = 22  # letters that a narrow column may be asked to hold
NOT_OURS = {"process", "facts", "working_time", "defaults", "away"}


class Form(StrEnum):
    MARKDOWN = "markdown"
    PDF = "pdf"
    CSV = "csv"
    JSON = "json"


ENDINGS = {Form.MARKDOWN: "md", Form.PDF: "pdf", Form.CSV: "csv", Form.JSON: "json"}


def record_document(
    delivery: Delivery, log: Sequence[AuditRow], names: Names, now: datetime, *, whole_log: bool = True
) -> RecordDocument:
    """Empty tables are left out, but not those of the template."""
    sheets = [*first_sheets(delivery, names, now.date())]
    sheets += [
        each for each in (*gate_sheets(delivery, names), *further_sheets(delivery, names)) if each.rows
    ]
    if whole_log:
        rows = [(row.seq, row.fact.at, names(row.fact.by), row.fact.kind.value, row.hash) for row in log]
        sheets.append(sheet("Audit log", ("Row", "At", "By", "What", "Hash"), rows))
    seal = [("Exported", moment(now)), ("Rows of the audit log", str(len(log)))]
    if log:
        seal.append(("Audit hash", log[-1].hash))
    return RecordDocument(f"Delivery record: {delivery.name}", about(delivery, names), sheets, seal)


def as_markdown(document: RecordDocument) -> str:
    return template("record.md.j2").render(document=document)


def as_page(document: RecordDocument) -> str:
    """HTML, for the PDF alone."""
    return template("record.html.j2").render(document=document)


def as_csv(document: RecordDocument) -> str:
    """Table below table, each under its title; a spreadsheet runs nothing of it."""
    out = StringIO()
    write = csv.writer(out)
    write.writerow([harmless(document.title)])
    for pair in (*document.head, *document.seal):
        write.writerow([harmless(each) for each in pair])
    for each in document.sheets:
        write.writerow([])
        write.writerow([harmless(each.title)])
        write.writerow([harmless(column) for column in each.columns])
        write.writerows([harmless(value) for value in row] for row in each.rows)
    return "\ufeff" + out.getvalue()  # the mark by which spreadsheets know UTF-8


def harmless(value: str) -> str:
    return f"'{value}" if value.startswith(FORMULA) else value


def as_json(delivery: Delivery, log: Sequence[AuditRow], now: datetime) -> str:
    """Everything that is stored of it, with the names that the code has for it."""
    own = {each.name: getattr(delivery, each.name) for each in fields(delivery) if each.name not in NOT_OURS}
    process = {"key": delivery.process.key, "version": delivery.process.version}
    rows = [{"seq": row.seq, **asdict(row.fact), "hash": row.hash} for row in log]
    whole = {"format": "gatehouse.delivery-record.1", "exported_at": now, "process": process}
    return json.dumps(
        whole | {"delivery": own, "audit_log": rows}, default=plain, ensure_ascii=False, indent=1
    )


def plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, Model):
        return value.model_dump(mode="json", exclude_none=True)
    raise TypeError(f"{type(value)} cannot be written as JSON")


@cache
def template(name: str) -> Template:
    """What is HTML is escaped; Markdown escapes by its own filter."""
    words = FileSystemLoader(Path(__file__).parent.parent / "words")
    jinja = Environment(
        loader=words, autoescape=name.endswith(".html.j2"), undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    jinja.filters["literal"] = literal
    jinja.tests["unbroken"] = lambda value: any(len(word) > LONGEST_WORD for word in value.split())
    return jinja.get_template(name)
