"""`/gate process …`: the processes of the workspace, to read, to compare, to change."""

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any

from gates.process import Process
from gates.refusal import Refusal
from gates.versions.comparing import differences
from handlers.acts import process_files
from handlers.slack.answers import Answers
from handlers.slack.moving import open_move_form
from handlers.slack.rights import must_be_admin
from handlers.slack.visit import Visit
from messages.answer import answer
from messages.forms.upload import upload_form, upload_noted
from messages.ids import Field
from messages.limits import Json
from messages.message import Message
from messages.processes.differences import process_differences
from messages.processes.list import process_list
from messages.processes.outline import process_outline
from messages.processes.titles import process_title
from messages.refs import ProcessRef
from storage import library

USAGE = "Write `/gate process compare KEY 1 2`, with the key of a process and two of its versions."


def newest_processes(visit: Visit) -> list[Process]:
    """What a delivery can start with."""
    with visit.reading() as tx:
        return [edition.process for edition in library.newest(tx).values()]


def run_process_command(visit: Visit, words: list[str]) -> Message | None:
    if not words:
        return list_processes(visit)
    deed = DEEDS.get(words[0].lower())
    if deed is None:
        near = get_close_matches(words[0].lower(), list(DEEDS), n=1)
        hint = f" Did you mean `/gate process {near[0]}`?" if near else ""
        raise Refusal(f"“{words[0][:40]}” cannot be done with a process.{hint} `/gate process` lists them.")
    return deed(visit, words[1:])


def list_processes(visit: Visit) -> Message:
    with visit.reading() as tx:
        return process_list(list(library.newest(tx).values()), library.running(tx))


def show(visit: Visit, words: list[str]) -> None:
    if len(words) not in (1, 2):
        raise Refusal("Which process? Write `/gate process show KEY`. `/gate process` lists the keys.")
    version = number(words[1]) if len(words) > 1 else None
    visit.show(drawn(visit, ProcessRef(process=key_of(words[0]), version=version)))


def compare(visit: Visit, words: list[str]) -> None:
    if len(words) != 3:
        raise Refusal(USAGE)
    key, before, after = words
    visit.show(drawn(visit, ProcessRef(process=key_of(key), version=number(before), other=number(after))))


def download(visit: Visit, words: list[str]) -> Message:
    if len(words) not in (1, 2):
        raise Refusal("Which process? Write `/gate process download KEY`. `/gate process` lists the keys.")
    version = number(words[1]) if len(words) > 1 else None
    process = process_files.ask_for_file(visit.desk, visit.click, key_of(words[0]), version)
    return answer(f"{process_title(process)} comes as a file in a direct message.")


def open_upload_form(visit: Visit, _words: list[str]) -> None:
    must_be_admin(visit, "upload a process")
    visit.show(upload_form())


def take_upload(visit: Visit, answers: Answers) -> dict[str, Any]:
    must_be_admin(visit, "upload a process")
    process_files.hand_in(visit.desk, visit.click, answers.file(Field.FILE))
    return {"response_action": "update", "view": upload_noted()}


def drawn(visit: Visit, ref: ProcessRef) -> Json:
    """The page that the reference asks for, of an outline or of a comparison."""
    with visit.reading() as tx:
        edition = library.edition(tx, ref.process, ref.version)
        if ref.other is None:
            return process_outline(edition, ref)
        other = library.edition(tx, ref.process, ref.other)
    return process_differences(edition, other, differences(edition.process, other.process), ref)


def open_outline(visit: Visit) -> None:
    visit.show(drawn(visit, pressed(visit)))


def turn_page(visit: Visit) -> None:
    visit.redraw(drawn(visit, pressed(visit)))


def pressed(visit: Visit) -> ProcessRef:
    return ProcessRef.read(str(visit.action.get("value", "")))


def key_of(word: str) -> str:
    return word.lower()[:40]


def number(word: str) -> int:
    digits = word.lower().removeprefix("v")
    if not digits.isdecimal() or not 1 <= int(digits[:9]) < 10**8:
        raise Refusal(f"“{word[:20]}” is no version: a version is a whole number, such as 2. {USAGE}")
    return int(digits[:9])


DEEDS: dict[str, Callable[[Visit, list[str]], Message | None]] = {
    "list": lambda visit, _: list_processes(visit),
    "show": show,
    "compare": compare,
    "download": download,
    "upload": open_upload_form,
    "move": open_move_form,
}
