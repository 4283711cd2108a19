"""Process files on their way in and out: what is slow about them happens here, after the ack."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from gates.process import Process
from gates.process_files.file import ProcessFileInvalid, load_process_bytes
from gates.process_files.yaml import LARGEST
from gates.refusal import Refusal
from gates.versions.comparing import differences
from handlers.desk import Desk
from handlers.senders.downloading import NotSlacks, download
from handlers.senders.slack_calls import TROUBLE, error_of
from handlers.senders.telling import settle, tell
from handlers.senders.uploading import upload_once
from messages.upload_answers import invalid, known_already, not_taken, taken
from storage import library, notices
from storage.notices import Notice
from storage.transaction import Transaction

TRIES = 5
GONE = {"file_not_found", "file_deleted", "access_denied", "not_visible", "no_permission"}
CURES = {
    **dict.fromkeys(GONE, "Slack no longer has the file, or does not show it to us. Please upload it again."),
    "missing_scope": "Gatehouse may not read or write files yet: an admin has to install it again with the"
    " scopes files:read and files:write of its manifest.",
}
LATER = "Gatehouse and Slack could not exchange the file just now. Please try again later."
TOO_LARGE = f"A process file has at most {LARGEST // 1024} kB. Shorten its texts, or split the process."


@dataclass(frozen=True)
class HandedIn:
    name: str
    content: bytes


def take_in(desk: Desk, client: WebClient, notice: Notice) -> None:
    """Reads a file that was handed in, keeps it or not, and tells its author either way, once."""
    with telling(desk, notice, "The file"):
        file = fetch(client, notice.body["file"])
        with desk.store.reading(notice.workspace_id) as tx:
            bases = library.texts(tx)
        try:
            process = load_process_bytes(file.content, file.name, bases)
        except ProcessFileInvalid as error:
            settle(desk, notice, invalid(file.name, error.errors))
            return
        keep(desk, notice, file, process)


@contextmanager
def telling(desk: Desk, notice: Notice, what: str) -> Iterator[None]:
    """Whoever asked is told of a refusal, and of trouble that no further try will end."""
    try:
        yield
    except Refusal as refusal:
        settle(desk, notice, [not_taken(what, refusal.sentence)])
    except TROUBLE as trouble:
        if (sentence := hopeless(trouble, notice)) is None:
            raise
        settle(desk, notice, [not_taken(what, sentence)])


def fetch(client: WebClient, file_id: str) -> HandedIn:
    found = client.files_info(file=file_id)["file"]
    if int(found.get("size") or 0) > LARGEST:
        raise Refusal(TOO_LARGE)
    try:
        content = download(client, str(found["url_private_download"]), LARGEST)
    except (KeyError, NotSlacks):
        raise Refusal("Slack does not keep this file itself. Please upload it from your machine.") from None
    if len(content) > LARGEST:
        raise Refusal(TOO_LARGE)
    return HandedIn(str(found.get("name") or "process.yml")[:100], content)


def hopeless(trouble: BaseException, notice: Notice) -> str | None:
    """What to tell when trying again is of no use; None while it may be."""
    if sentence := CURES.get(error_of(trouble)):
        return sentence
    return LATER if notice.attempts >= TRIES else None


def keep(desk: Desk, notice: Notice, file: HandedIn, process: Process) -> None:
    author, now = notice.body["user"], desk.clock.now()
    text = file.content.decode("utf-8-sig")
    try:
        with desk.store.transaction(notice.workspace_id) as tx:
            known = library.newest(tx).get(process.key)
            before = known.process if known else None
            if library.keep(tx, process, text, author, now):
                found = differences(before, process) if before else []
                told = taken(process, before, found, running_on(tx, process.key))
            else:
                told = known_already(process)
            tell(desk, tx, notice, [told])
    except Refusal as refusal:
        settle(desk, notice, [not_taken(file.name, refusal.sentence)])
    desk.bell.ring()


def running_on(tx: Transaction, key: str) -> int:
    return sum(number for (process, _), number in library.running(tx).items() if process == key)


def hand_out(desk: Desk, client: WebClient, notice: Notice) -> None:
    """Sends a process as a file to whoever asked for it, unless it came by a try that we lost sight of."""
    about = notice.body
    try:
        with desk.store.reading(notice.workspace_id) as tx:
            edition = library.edition(tx, about["process"], about["version"])
            text = library.text_of(tx, edition)
        name = f"{edition.process.key}-v{edition.process.version}.yml"
        title = f"{edition.process.name}, version {edition.process.version}"
        upload_once(desk, client, notice, name, title, text.encode())
    except TROUBLE as trouble:
        if isinstance(trouble, SlackApiError) and (sentence := hopeless(trouble, notice)):
            settle(desk, notice, [not_taken("The file", sentence)])
            return
        raise
    with desk.store.transaction(notice.workspace_id) as tx:
        notices.sent(tx, notice, None, desk.clock.now())
