"""Files as evidence: attached in the form, read after the ack, shown with what proves them."""

from hashlib import sha256
from typing import Any

from gates.facts import FactKind
from gates.sign_offs.formal import checklist_digest
from messages.ids import Field, Form
from messages.refs import Ref
from sandbox.documents.kinds import File
from tests.driver.backstage import settle
from tests.driver.scenes import DANA, TEAM_CHANNEL, accept_package
from tests.driver.values import text
from tests.registers.register import Register

PICTURE = b"\x89PNG" + bytes(range(256)) * 20
ITEM = "scope_clear"


def kept(register: Register, name: str, content: bytes, number: int) -> str:
    """A file that Dana has in Slack; its id."""
    file = File(f"F0PROOF{number:03}", name, name, "image/png", len(content), content, DANA, 1)
    file.channels.append(TEAM_CHANNEL)
    register.stage.workspace.files[file.id] = file
    return file.id


def attach(register: Register, *files: Any, words: str = "") -> str:
    gate = register.delivery.current
    assert gate is not None
    handed = {"type": "file_input", "files": [{"id": file} for file in files]}
    said = {Field.EVIDENCE: text(words), Field.FILES: handed}
    return register.submit(DANA, Form.EVIDENCE, said, Ref.to(register.delivery, gate, ITEM))


def digest(register: Register) -> str:
    gate = register.delivery.current
    assert gate is not None
    return checklist_digest(gate)


def test_a_file_is_kept_by_reference_with_its_hash_and_shown_where_it_is_signed(shown: Register) -> None:
    accept_package(shown.stage.desk, shown.delivery)
    assert "Please fill this in" in attach(shown)
    before = digest(shown)
    assert attach(shown, kept(shown, "scope <signed>.png", PICTURE, 1)) == ""
    settle(shown.stage)
    gate = shown.delivery.current
    assert gate is not None
    [entry] = gate.evidence_files
    assert (entry.sha256, entry.size) == (sha256(PICTURE).hexdigest(), len(PICTURE))
    assert (entry.name, entry.added_by, entry.item) == ("scope <signed>.png", DANA, ITEM)
    item = gate.item(ITEM)
    assert item is not None
    assert (item.done, item.evidence) == (True, "See the attached file")
    assert digest(shown) != before
    [fact] = shown.audited(FactKind.EVIDENCE_FILE_KEPT)
    assert (fact.by, fact.detail["sha256"]) == ("clock", entry.sha256)
    dana = shown.stage.actor("dana")
    dana.sees(
        f"|scope &lt;signed&gt;.png> · 5 kB · SHA-256 {sha256(PICTURE).hexdigest()[:12]}…", "acme-talent"
    )
    assert attach(shown, entry.file) == ""
    assert len(shown.audited(FactKind.EVIDENCE_FILE_ADDED)) == 1


def test_what_cannot_be_read_says_why_and_other_bytes_are_another_hash(shown: Register) -> None:
    accept_package(shown.stage.desk, shown.delivery)
    gone = kept(shown, "gone.png", PICTURE, 2)
    shown.stage.workspace.files[gone].deleted = True
    assert attach(shown, gone, kept(shown, "other.png", PICTURE + b"!", 3), words="Both") == ""
    settle(shown.stage)
    gate = shown.delivery.current
    assert gate is not None
    lost, read = gate.evidence_files
    assert "no longer has the file" in (lost.trouble or "")
    assert read.sha256 == sha256(PICTURE + b"!").hexdigest()
    shown.stage.actor("dana").sees("*File not read*: Slack no longer has the file", "acme-talent")
    assert '"files": "Please add a file."' in attach(shown, "C0CHANNEL1")
    assert "at most 5 files" in attach(shown, *[f"F0PROOF{n:03}" for n in range(6)])
