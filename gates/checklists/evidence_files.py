"""Files as evidence: added with an item, then read once; a signature covers their SHA-256."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from gates.checklists.evidence_file import EvidenceFile
from gates.checklists.ticking import changeable_item, refuse_by_hand
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Gate
from gates.people import Person
from gates.refusal import Refusal
from gates.sign_offs.formal import make_unlike_stale
from gates.sign_offs.going_stale import make_stale

MOST = 10  # files of one item


@dataclass(frozen=True, slots=True)
class Contents:
    """What was found in Slack."""

    name: str
    size: int
    sha256: str
    link: str | None


def add_files(
    delivery: Delivery, gate: Gate, key: str, files: Sequence[str], by: Person, at: datetime
) -> None:
    """`files` are Slack's ids; one that is there already is not added again."""
    item = changeable_item(delivery, gate, key, by, "add evidence to this item")
    refuse_by_hand(delivery, item)
    known = [each.file for each in gate.evidence_files if each.item == key]
    new = [file for file in dict.fromkeys(files) if file not in known]
    if len(known) + len(new) > MOST:
        raise Refusal(f"An item takes {MOST} files at most. Put several into one archive.", field="files")
    for file in new:
        entry = EvidenceFile(gate.phase, gate.round, len(gate.evidence_files) + 1, key, file, at, by.user_id)
        gate.evidence_files.append(entry)
        delivery.record_fact(
            FactKind.EVIDENCE_FILE_ADDED, at, by.user_id, gate,
            item=key, text=item.text, file=file, number=entry.number,
        )  # fmt: skip
    if new:
        item.carried_from = None
    if new and item.done:
        make_stale(delivery, gate, f"A file was added to the evidence of “{item.text}”", by, at, item)


def file_was_read(
    delivery: Delivery, gate: Gate, number: int, found: Contents, by: Person, at: datetime
) -> None:
    """Formal signatures that were given before it was known are asked for again."""
    entry = the_file(gate, number)
    if entry is None or entry.sha256 == found.sha256:
        return
    entry.name, entry.size, entry.sha256, entry.link = found.name, found.size, found.sha256, found.link
    entry.read_at, entry.trouble = at, None
    delivery.record_fact(
        FactKind.EVIDENCE_FILE_KEPT, at, by.user_id, gate,
        item=entry.item, number=number, name=found.name, size=found.size, sha256=found.sha256,
    )  # fmt: skip
    if not gate.is_settled:
        make_unlike_stale(delivery, gate, by, at)


def file_is_unreadable(
    delivery: Delivery, gate: Gate, number: int, trouble: str, by: Person, at: datetime
) -> None:
    entry = the_file(gate, number)
    if entry is None or entry.sha256 or entry.trouble:
        return
    entry.trouble = trouble
    delivery.record_fact(
        FactKind.EVIDENCE_FILE_UNREADABLE,
        at,
        by.user_id,
        gate,
        item=entry.item,
        number=number,
        reason=trouble,
    )


def the_file(gate: Gate, number: int) -> EvidenceFile | None:
    return next((each for each in gate.evidence_files if each.number == number), None)
