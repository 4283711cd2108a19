"""What stands in the file of an archived delivery, opened by the readers that people have."""

import json
from pathlib import Path
from zipfile import ZipFile

from handlers.archiving.putting_away import put_away
from handlers.desk import Desk
from storage.audit_export.archived import verify_archive
from storage.signing_key import SigningKey
from tests.driver.door import TEAM
from tests.driver.pdf import darkest_and_lightest, words_of
from tests.driver.scenes import DANA, closed
from tests.driver.spreadsheet import rows_in
from tests.driver.stage import Stage
from tests.handlers.test_archiving import settle

KEY = SigningKey("5e" * 32)


def test_the_record_in_an_archive_can_be_read_in_every_form(quiet: Stage, tmp_path: Path) -> None:
    delivery = closed(quiet.desk, client="Müller & Söhne")
    settle(quiet)
    desk = Desk(quiet.desk.store, quiet.clock, signing_key=KEY, archive=tmp_path)
    archive = put_away(desk, TEAM, delivery.id, tmp_path, DANA, quiet.clock.now())
    with ZipFile(tmp_path / archive.file) as parts:
        pdf, *texts = (parts.read(f"record.{ending}") for ending in ("pdf", "csv", "json", "md"))
    as_csv, as_json, as_markdown = texts
    words = words_of(pdf)
    for part in (f"Delivery record: {delivery.name}", "Müller & Söhne", "Milestones", "Ask early"):
        assert part in words
    assert archive.head_hash in "".join(words.split())
    darkest, lightest = darkest_and_lightest(pdf)
    assert (darkest < 80, lightest) == (True, 255)
    assert ["Client", "Müller & Söhne"] in [row[:2] for row in rows_in(as_csv)]
    assert json.loads(as_json)["delivery"]["client"] == "Müller & Söhne"
    assert archive.head_hash in as_markdown.decode()
    assert verify_archive(tmp_path / archive.file, KEY.public_key).wrong == []
