"""The record as a file: asked for in Slack, opened by real readers."""

import json
from datetime import date

import pytest

from handlers import pdf
from messages.exports.record import harmless
from messages.ids import Action, Field, Form
from storage import audit
from tests.driver.backstage import settle
from tests.driver.door import TEAM
from tests.driver.pdf import darkest_and_lightest, words_of
from tests.driver.scenes import CLARA, DANA, PABLO, SAM, ready_to_sign, risk, started
from tests.driver.spreadsheet import rows_in, texts_in
from tests.driver.values import day, person, text
from tests.registers.register import Register

FORMULA = '=HYPERLINK("https://evil.example";"Click")'
MARKS = "A | pipe, *stars* and <b>tags</b>"


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """The library and its fonts are loaded once, and not while somebody waits for a sender."""
    pdf.rendered("<p>Warm")


@pytest.fixture
def full(shown: Register) -> Register:
    """A delivery with something in its registers, the gate of which is ready to be signed."""
    shown.id = ready_to_sign(shown.stage.desk, name="Übersetzer “Zürich”").id
    shown.submit(PABLO, Form.RISK, risk(FORMULA))
    said = {Field.DECISION: text(MARKS), Field.WHY: text("-1 day"), Field.DECIDED_BY: person(CLARA)}
    shown.submit(DANA, Form.DECISION, said | {Field.DECIDED_ON: day("2026-01-05")})
    settle(shown.stage)
    return shown


def file(register: Register, form: str, name: str = "dana") -> bytes:
    """Asked for by command, and read from the direct message."""
    actor = register.stage.actor(name)
    actor.command(f"record Übersetzer “Zürich” as {form}", "acme-talent")
    assert "comes as a file in a direct message" in actor.told("acme-talent")
    settle(register.stage)
    shared = [each for each in register.stage.messages(actor.direct_messages(), name) if each.get("files")]
    kept = register.stage.workspace.files[shared[-1]["files"][0]["id"]]
    return kept.content


def head_hash(register: Register) -> str:
    with register.stage.bot.store.reading(TEAM) as tx:
        return audit.rows(tx, register.id)[-1].hash


def test_the_pdf_can_be_read_and_looked_at(full: Register) -> None:
    pdf = file(full, "pdf")
    words = words_of(pdf)
    for part in ("Delivery record: Übersetzer “Zürich”", "Acme Robotics", "Milestones", "Pablo Ortega"):
        assert part in words
    assert head_hash(full) in "".join(words.split())
    assert "".join(MARKS.split()) in "".join(words.split())
    darkest, lightest = darkest_and_lightest(pdf)
    assert (darkest < 80, lightest) == (True, 255)


def test_markdown_follows_the_template_and_shows_typed_marks_as_text(full: Register) -> None:
    words = file(full, "markdown").decode()
    titles = [line[3:] for line in words.splitlines() if line.startswith("## ")]
    assert titles[:4] == ["Milestones", "Risk register", "Escalations", "Status updates sent"]
    assert r"A \| pipe, \*stars\* and \<b\>tags\</b\>" in words
    tables = [line for line in words.splitlines() if line.startswith("| ")]
    assert tables
    assert head_hash(full) in words


def test_csv_opens_in_a_spreadsheet_and_runs_nothing(full: Register) -> None:
    rows = rows_in(file(full, "csv"))
    cells = texts_in(rows)
    assert ["Client", "Acme Robotics"] in [row[:2] for row in rows]
    assert ["Delivery record: Übersetzer “Zürich”"] in [row[:1] for row in rows]
    assert f"'{FORMULA}" in cells
    assert "'-1 day" in cells
    assert MARKS in cells
    assert date(2026, 1, 5) in [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]
    assert harmless("\ttab") == "'\ttab"


def test_json_holds_all_that_is_stored(full: Register) -> None:
    whole = json.loads(file(full, "json"))
    assert whole["delivery"]["decisions"][0]["what"] == MARKS
    assert whole["delivery"]["risks"][0]["text"] == FORMULA
    assert whole["audit_log"][-1]["hash"] == head_hash(full)
    assert len(whole["delivery"]["gates"][0]["items"]) == len(full.delivery.gates[0].items)


def test_the_menu_of_the_record_sends_it_too_and_a_missing_library_is_said(
    full: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    dana = full.stage.actor("dana")
    dana.command("record Übersetzer “Zürich”", "acme-talent")
    monkeypatch.setattr(pdf, "find_spec", lambda _: None)
    refused = full.press(DANA, Action.RECORD_EXPORT, full.ref().model_copy(update={"verb": "pdf"}))
    assert "Markdown, CSV and JSON work without it" in refused
    dana.command("record Übersetzer “Zürich” as pdf", "acme-talent")
    assert "Markdown, CSV and JSON work without it" in dana.told("acme-talent")


def test_who_may_not_see_a_private_delivery_gets_no_file(full: Register) -> None:
    hidden = started(full.stage.desk, name="Secret", private=True)
    sam = full.stage.actor("sam")
    sam.command("record Secret as json", "general")
    assert "No delivery is called" in sam.told("general")
    forged = full.ref().model_copy(update={"delivery": hidden.id, "verb": "json"})
    assert "no longer exists" in full.press(SAM, Action.RECORD_EXPORT, forged)
    settle(full.stage)
    assert full.stage.calls("files.completeUploadExternal") == []
