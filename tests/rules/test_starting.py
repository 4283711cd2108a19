"""What the process asks for before a delivery starts on it."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from handlers.notice_kinds import NoticeKind
from handlers.senders.notices import send_notice
from messages.ids import Field, Form
from storage import notices
from storage.notices import Notice
from tests.driver.actor import spoken
from tests.driver.file_shelf import Shelf, file_shelf
from tests.driver.scenes import CLARA
from tests.driver.stage import Stage
from tests.driver.values import radio, text
from tests.rules.book import Book, process_text
from tests.rules.starting import in_the_library, started_from_form
from tests.rules.switches import allowed, refused

ONE = "sign_offs: [{role: builder, asks: It is built}]"
CLIENT = "  client: {name: Client, duty: Receives, external: true}"
OURS = "  client: {name: Client, duty: Receives}"
MODE = {Field.MODE: radio("kanban"), Field.REASON: text("Nobody knows yet")}

Books = Callable[..., Book]


@allowed("Process.asks_for_mode")
@refused("Process.asks_for_mode")
def test_the_way_of_working_is_chosen_where_the_process_asks_for_it(book: Books) -> None:
    b = book(ONE)
    in_the_library(b, process_text(ONE, more="asks_for_mode: true"))
    assert started_from_form(b, "Without one") != ""
    assert started_from_form(b, "With one", more=MODE) == ""


@pytest.mark.parametrize(("role", "starts"), [(CLIENT, True), (OURS, False)], ids=["external", "internal"])
@allowed("Role.external")
@refused("Role.external")
def test_only_the_clients_people_may_stay_unnamed(book: Books, role: str, starts: bool) -> None:
    b = book(ONE)
    in_the_library(b, process_text(ONE, roles=role))
    answer = started_from_form(b, "It", client="Acme" if starts else None)
    assert (answer == "") is starts
    assert starts or "Name at least one person as Client." in answer


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    with file_shelf() as opened:
        yield opened


def carried(stage: Stage, shelf: Shelf) -> str:
    """What the admin is told after the sender has read the file."""

    def claimed() -> list[Notice]:
        with stage.desk.store.across_workspaces() as tx:
            soon = stage.desk.clock.now() + timedelta(seconds=1)
            return notices.claim(tx, soon, timedelta(minutes=3), 50)

    [job] = [each for each in claimed() if each.kind == NoticeKind.FILE_IN]
    send_notice(stage.desk, shelf.client, job)
    return "".join(spoken(each.body) for each in claimed() if each.channel_id == CLARA)


@allowed("Role.coordinates")
@refused("Role.coordinates")
def test_a_coordinating_role_owns_nothing_in_a_file_that_is_uploaded(
    book: Books, stage: Stage, shelf: Shelf
) -> None:
    b = book(ONE)
    seeing = "  pmo: {name: PMO, duty: Sees it all, coordinates: true}"
    owning = process_text(ONE, roles=seeing).replace("owner: [lead]", "owner: [pmo]", 1)
    for content, words in ((owning, "owns no phase"), (process_text(ONE, roles=seeing), "version 1")):
        shelf.files["F0PROCESS1"] = content.encode()
        handed = {Field.FILE: {"type": "file_input", "files": [{"id": "F0PROCESS1", "name": "p.yml"}]}}
        b.submit(CLARA, Form.UPLOAD, handed, "")
        assert words in carried(stage, shelf)
