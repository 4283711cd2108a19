"""The files of an item, a line for each, with the beginning of what proves them unchanged."""

from gates.checklists.checklist import Item
from gates.checklists.evidence_file import EvidenceFile
from gates.delivery import Delivery
from messages.mrkdwn import escape, line

SHOWN = 3
SHORT = 12  # letters of a SHA-256; the record keeps all of it


def file_lines(delivery: Delivery, item: Item) -> list[str]:
    files = [
        each
        for gate in delivery.gates
        if (gate.phase, gate.round) == (item.phase, item.round)
        for each in gate.evidence_files
        if each.item == item.key
    ]
    left = len(files) - SHOWN
    shown = [file_line(each) for each in files[:SHOWN]]
    return [*shown, f"… and {left} more files"] if left > 0 else shown


def file_line(file: EvidenceFile) -> str:
    if file.trouble:
        return f"⚠️ *File not read*: {line(file.trouble, 200)}"
    if file.sha256 is None:
        return "File: being read"
    name = line(file.name or file.file, 100)
    shown = f"<{escape(file.link, 500)}|{name}>" if file.link else name
    return f"File: {shown} · {size(file.size or 0)} · SHA-256 {file.sha256[:SHORT]}…"


def size(number: int) -> str:
    if number < 1024:
        return f"{number} bytes"
    return f"{number // 1024} kB" if number < 1024 * 1024 else f"{number / 1024 / 1024:.1f} MB"
