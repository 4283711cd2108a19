"""The file of an archived delivery: its record in every form, and its audit log with what proves it."""

import os
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from gates.delivery import Delivery
from gates.facts import AuditRow
from gates.refusal import Refusal
from handlers.desk import Desk
from handlers.pdf import rendered
from messages.exports.record import ENDINGS, Form, as_csv, as_json, as_markdown, as_page, record_document
from storage.audit_export.writing import export


def packed(desk: Desk, delivery: Delivery, log: list[AuditRow], now: datetime) -> bytes:
    """A zip. Nobody is asked for names: the record has the ids that Slack knows people by."""
    document = record_document(delivery, log, str, now)
    parts = {
        Form.JSON: as_json(delivery, log, now).encode(),
        Form.MARKDOWN: as_markdown(document).encode(),
        Form.CSV: as_csv(document).encode(),
    }
    with suppress(Refusal):  # the library for it is an extra
        parts[Form.PDF] = rendered(as_page(document))
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive, TemporaryDirectory() as folder:
        for form, content in parts.items():
            archive.writestr(f"record.{ENDINGS[form]}", content)
        audit = Path(folder) / "audit"
        export(desk.store, audit, now, desk.signing_key, delivery.id)
        for path in sorted(audit.iterdir()):
            archive.write(path, f"audit/{path.name}")
    return buffer.getvalue()


def keep(folder: Path, name: str, content: bytes) -> str:
    """Whole and on the disk, or not there at all; its SHA-256. A file from a try that failed is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    path, unfinished = folder / name, folder / f".{name}.part"
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    entry = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(entry)
    finally:
        os.close(entry)
    return sha256(content).hexdigest()
