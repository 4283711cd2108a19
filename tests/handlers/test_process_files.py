"""Process files come in from admins and go out to whoever asks; what became of one is told in a message."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from gates.process_files.file import load_process
from gates.process_files.shipped_texts import shipped_texts
from handlers.notice_kinds import NoticeKind
from handlers.senders.downloading import is_slacks
from handlers.senders.notices import send_notice
from messages.ids import Field, Form
from storage import dead_letters, library, notices
from storage.notices import Notice
from tests.driver.actor import spoken
from tests.driver.door import TEAM, Door, submission
from tests.driver.file_shelf import TOKEN, Shelf, file_shelf
from tests.driver.scenes import CLARA, PABLO, started
from tests.driver.stage import Stage
from tests.gates.small_process import SMALL

FILE = "F0PROCESS1"
ADMIN = CLARA  # of the sandbox's workspace
TEXT = shipped_texts()["client-delivery"]


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    with file_shelf() as opened:
        yield opened


def upload(door: Door, by: str = ADMIN, file: Any = FILE, view_id: str = "") -> dict[str, Any]:
    handed = {Field.FILE: {"type": "file_input", "files": [{"id": file, "name": "p.yml"}]}}
    answer: dict[str, Any] = door.send(submission(by, Form.UPLOAD, "", handed, view_id=view_id)).json()
    return answer


def claimed(stage: Stage) -> list[Notice]:
    """What the sender would take up now, in its order."""
    with stage.desk.store.across_workspaces() as tx:
        soon = stage.desk.clock.now() + timedelta(seconds=1)
        return sorted(notices.claim(tx, soon, timedelta(minutes=3), 50), key=lambda each: each.due_at)


def carried(stage: Stage, shelf: Shelf) -> list[str]:
    """What the person is told after the sender has read the one file that waits."""
    [job] = [each for each in claimed(stage) if each.kind == NoticeKind.FILE_IN]
    send_notice(stage.desk, shelf.client, job)
    shelf.error = None
    told = claimed(stage)
    assert {each.channel_id for each in told} == {ADMIN}
    for each in told:
        send_notice(stage.desk, shelf.client, each)
    return posted_by(shelf)


def posted_by(shelf: Shelf) -> list[str]:
    """The message, and the replies in its thread."""
    head, *replies = shelf.posted
    assert head["channel"] == f"D{ADMIN[1:]}"
    assert {(each["channel"], each["thread_ts"]) for each in replies} <= {(head["channel"], "1.1")}
    assert "thread_ts" not in head
    shelf.posted = []
    return [spoken(each) for each in (head, *replies)]


def versions(stage: Stage, key: str) -> list[int]:
    with stage.desk.store.reading(TEAM) as tx:
        return [each.process.version for each in library.editions(tx, key)]


def test_only_admins_upload(quiet: Stage, door: Door) -> None:
    pablo, clara = quiet.actor("pablo"), quiet.actor("clara")
    pablo.command("process upload")
    assert "Only admins of this workspace can upload a process." in pablo.told("deliveries")
    assert pablo.views() == []
    assert "Only admins" in str(upload(door, by=PABLO))
    assert claimed(quiet) == []

    clara.command("process upload")
    assert clara.view()["callback_id"] == Form.UPLOAD
    assert "direct message" in str(upload(door)["view"])


def test_a_new_version_is_taken_and_what_differs_is_told(quiet: Stage, door: Door, shelf: Shelf) -> None:
    started(quiet.desk)
    written = TEXT.replace("version: 1\n", "version: 2\n").replace("name: CTO", "name: Chief")
    shelf.files[FILE] = written.encode()
    upload(door, view_id="V1ONCE")
    upload(door, view_id="V1ONCE")

    [told] = carried(quiet, shelf)

    assert "*Client delivery*, version 2 (`client-delivery`) is in use from now on." in told
    assert "1 delivery runs on an older version, and on it they stay." in told
    assert "Role “Chief”: name changes from “CTO” to “Chief”." in told
    assert shelf.tokens == [f"Bearer {TOKEN}"]
    with quiet.desk.store.reading(TEAM) as tx:
        edition = library.newest(tx)["client-delivery"]
        assert (edition.process.version, edition.uploaded_by) == (2, ADMIN)
        assert library.text_of(tx, edition) == written


def test_every_error_of_an_invalid_file_is_told_with_its_line(quiet: Stage, door: Door, shelf: Shelf) -> None:
    broken = SMALL.replace("owner: builder", "owner: bilder").replace(
        "sent_back_to: review", "sent_back_to: nowhere"
    )
    shelf.files[FILE] = broken.encode()
    upload(door)
    head, errors = carried(quiet, shelf)
    assert "*F0PROCESS1.yml* has 2 errors. Each stands in this thread with its line." in head
    assert "line 34" not in head
    assert 'line 34, phases[0].checklist[0].owner: there is no role \\"bilder\\"' in errors
    assert 'Did you mean \\"builder\\"?' in errors
    assert "gate.sent_back_to" in errors
    with quiet.desk.store.reading(TEAM) as tx:
        assert "small-delivery" not in library.newest(tx)


def test_many_errors_come_in_several_replies_and_none_is_lost(quiet: Stage, door: Door, shelf: Shelf) -> None:
    wrong = "".join(f"  - {{key: m{number}, name: Date {number}, plannned: false}}\n" for number in range(50))
    shelf.files[FILE] = SMALL.replace("milestones:\n", f"milestones:\n{wrong}", 1).encode()
    upload(door)
    head, *replies = carried(quiet, shelf)
    assert "has 100 errors" in head
    assert len(replies) > 1
    assert f"part {len(replies)} of {len(replies)}" in replies[-1]
    listed = "".join(replies)
    assert all(f"milestones[{number}].plannned" in listed for number in range(50))


def test_the_errors_wait_for_the_message_above_them(quiet: Stage, door: Door, shelf: Shelf) -> None:
    shelf.files[FILE] = SMALL.replace("owner: builder", "owner: bilder").encode()
    upload(door)
    [job] = claimed(quiet)
    send_notice(quiet.desk, shelf.client, job)
    head, reply = claimed(quiet)
    assert (head.kind, reply.kind) == (NoticeKind.DIRECT, NoticeKind.REPLY)
    send_notice(quiet.desk, shelf.client, reply)
    assert shelf.posted == []
    send_notice(quiet.desk, shelf.client, head)
    quiet.clock.ahead += timedelta(minutes=5)
    for each in claimed(quiet):
        send_notice(quiet.desk, shelf.client, each)
    _, error = posted_by(shelf)
    assert "bilder" in error


def test_where_the_message_cannot_be_sent_its_errors_are_given_up_as_well(
    quiet: Stage, door: Door, shelf: Shelf
) -> None:
    shelf.files[FILE] = SMALL.replace("owner: builder", "owner: bilder").encode()
    upload(door)
    [job] = claimed(quiet)
    send_notice(quiet.desk, shelf.client, job)
    for each in claimed(quiet):
        shelf.error = "user_not_found" if each.kind == NoticeKind.DIRECT else None
        send_notice(quiet.desk, shelf.client, each)
    with quiet.desk.store.across_workspaces() as tx:
        assert {each.kind for each in dead_letters.dead(tx, 9)} == {NoticeKind.DIRECT, NoticeKind.REPLY}
    assert shelf.posted == []


def test_the_same_version_with_another_content_is_refused(quiet: Stage, door: Door, shelf: Shelf) -> None:
    shelf.files[FILE] = TEXT.replace("name: CTO", "name: Chief").encode()
    upload(door)
    [told] = carried(quiet, shelf)
    assert "Version 1 of “client-delivery” exists already" in told
    assert "Raise its version to 2." in told

    shelf.files[FILE] = TEXT.encode()
    upload(door)
    [told] = carried(quiet, shelf)
    assert "is known already, and says the same as your file" in told
    assert versions(quiet, "client-delivery") == [1]


def test_an_uploaded_process_may_extend_another_uploaded_one(quiet: Stage, door: Door, shelf: Shelf) -> None:
    with quiet.desk.store.transaction(TEAM) as tx:
        library.keep(tx, load_process(SMALL), SMALL, ADMIN, quiet.desk.clock.now())
    about = "key: tiny-delivery\nname: Tiny delivery\nversion: 1\nsummary: Less of it\n"
    shelf.files[FILE] = f"extends: small-delivery\n{about}".encode()
    upload(door)
    [told] = carried(quiet, shelf)
    assert "*Tiny delivery*, version 1" in told
    assert versions(quiet, "tiny-delivery") == [1]


def test_a_file_that_is_too_large_or_not_slacks_or_gone_is_not_read(
    quiet: Stage, door: Door, shelf: Shelf
) -> None:
    shelf.files[FILE] = b"#" * (256 * 1024 + 1)
    upload(door)
    assert "at most 256 kB" in carried(quiet, shelf)[0]

    shelf.files[FILE], shelf.elsewhere = SMALL.encode(), "http://127.0.0.1:9/steal"
    upload(door)
    assert "upload it from your machine" in carried(quiet, shelf)[0]

    shelf.elsewhere, shelf.error = None, "file_deleted"
    upload(door)
    assert "Please upload it again." in carried(quiet, shelf)[0]
    shelf.error = "missing_scope"
    upload(door)
    assert "files:read" in carried(quiet, shelf)[0]
    assert shelf.tokens == []


def test_a_slack_in_trouble_is_asked_again_and_in_the_end_the_person_hears_of_it(
    quiet: Stage, door: Door, shelf: Shelf
) -> None:
    shelf.error = "internal_error"
    upload(door)
    for _ in range(4):
        [job] = claimed(quiet)
        send_notice(quiet.desk, shelf.client, job)
        quiet.clock.ahead += timedelta(minutes=15)
    assert "could not exchange the file just now" in carried(quiet, shelf)[0]


def test_what_is_no_file_is_said_at_its_field(quiet: Stage, door: Door) -> None:
    for file in (None, "C0CHANNEL1", {"id": FILE}, ""):
        assert list(upload(door, file=file)["errors"]) == [Field.FILE]
    assert claimed(quiet) == []


def test_a_download_comes_as_a_file_to_the_asker(quiet: Stage, shelf: Shelf) -> None:
    sam = quiet.actor("sam")
    sam.command("process download client-delivery")
    assert "comes as a file in a direct message" in sam.told("deliveries")
    [job] = claimed(quiet)
    send_notice(quiet.desk, shelf.client, job)
    assert [TEXT in each.decode() for each in shelf.uploaded] == [True]
    assert shelf.completed[0]["channel_id"] == f"D{sam.id[1:]}"
    assert claimed(quiet) == []

    sam.command("process download none")
    assert "There is no process “none”" in sam.told("deliveries")


def test_the_token_goes_to_slack_alone(shelf: Shelf) -> None:
    client = shelf.client
    assert is_slacks(client, f"{shelf.address}/files/F1")
    assert is_slacks(client, "https://files.slack.com/files-pri/T1-F1/p.yml")
    for url in (
        "http://files.slack.com/p.yml",
        "https://slack.com.evil.example/p",
        "https://evilslack.com/p",
    ):
        assert not is_slacks(client, url)
