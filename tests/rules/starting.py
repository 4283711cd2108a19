"""Starting a delivery on a process of the workspace, through the second step of the form."""

import json
from collections.abc import Mapping
from typing import Any

from gates.process_files.file import load_process
from messages.ids import Form
from storage import library
from tests.driver.scenes import DANA, PABLO, QUINN, SAM, TEAM_CHANNEL
from tests.driver.values import people
from tests.rules.book import Book

HOLDERS = {"lead": [DANA], "builder": [PABLO], "checker": [QUINN], "boss": [SAM]}


def in_the_library(b: Book, text: str) -> None:
    with b.stage.desk.store.transaction(b.delivery.workspace_id) as tx:
        library.keep(tx, load_process(text), text, DANA, b.stage.clock.now())


def started_from_form(
    b: Book,
    name: str,
    *,
    version: int = 1,
    client: str | None = None,
    without: str = "",
    more: Mapping[Any, dict[str, Any]] | None = None,
) -> str:
    """`without` is the role for which nobody is named."""
    draft = {
        "process": "rule-book", "version": version, "client": client, "name": name, "scope": "It",
        "new_channel": None,
        "intake_on": "2027-01-04", "agreed_on": "2027-02-26", "internal_channel": TEAM_CHANNEL,
        "client_channel": None,
    }  # fmt: skip
    fields = {f"holder:{role}": people(*users) for role, users in HOLDERS.items() if role != without}
    return b.submit(DANA, Form.START_PEOPLE, {**fields, **(more or {})}, json.dumps(draft))
