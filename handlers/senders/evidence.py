"""Reads a file that was added as evidence, once, and keeps what proves it unchanged."""

from collections.abc import Callable
from hashlib import sha256

from slack_sdk import WebClient

from gates.checklists.evidence_files import Contents, file_is_unreadable, file_was_read
from gates.delivery import Delivery
from gates.gate import Gate
from gates.people import CLOCK
from gates.rights.asker import HOUSE
from handlers.acts.change import apply_within
from handlers.desk import Click, Desk
from handlers.senders.downloading import NotSlacks, download
from handlers.senders.process_files import hopeless
from handlers.senders.slack_calls import TROUBLE
from storage import notices
from storage.notices import Notice

LARGEST = 50 * 1024 * 1024
TOO_LARGE = "It is larger than 50 MB. Put it where it can be linked to, and add the link."
ELSEWHERE = "Slack does not keep this file itself. Add the link to it instead."


class Unreadable(Exception):
    """For good; the text says why."""


def read_evidence(desk: Desk, client: WebClient, notice: Notice) -> None:
    number = int(notice.body["number"])
    click = Click(notice.workspace_id, CLOCK, desk.clock.now(), f"notice:{notice.key}")
    try:
        found = fetched(client, str(notice.body["file"]))
    except Unreadable as trouble:
        why = str(trouble)
        note(desk, click, notice, lambda d, g: file_is_unreadable(d, g, number, why, click.by, click.at))
        return
    except TROUBLE as trouble:
        if (sentence := hopeless(trouble, notice)) is None:
            raise
        said = sentence
        note(desk, click, notice, lambda d, g: file_is_unreadable(d, g, number, said, click.by, click.at))
        return
    note(desk, click, notice, lambda d, g: file_was_read(d, g, number, found, click.by, click.at))


def fetched(client: WebClient, file: str) -> Contents:
    found = client.files_info(file=file)["file"]
    if int(found.get("size") or 0) > LARGEST:
        raise Unreadable(TOO_LARGE)
    try:
        content = download(client, str(found["url_private_download"]), LARGEST)
    except (KeyError, NotSlacks):
        raise Unreadable(ELSEWHERE) from None
    if len(content) > LARGEST:
        raise Unreadable(TOO_LARGE)
    name, link = str(found.get("name") or file)[:200], found.get("permalink")
    return Contents(name, len(content), sha256(content).hexdigest(), str(link) if link else None)


def note(desk: Desk, click: Click, notice: Notice, rule: Callable[[Delivery, Gate], None]) -> None:
    with desk.store.transaction(notice.workspace_id, HOUSE) as tx:
        apply_within(
            tx,
            click,
            notice.delivery_id or "",
            lambda _, delivery: rule(delivery, delivery.gate(notice.phase or "", notice.round or 0)),
        )
        notices.sent(tx, notice, None, click.at)
    desk.bell.ring()
