"""What the definition of done in a process must obey: agreed before development, checked after it."""

from collections.abc import Callable, Iterator

from gates.process_files.document import Document
from gates.process_files.errors import Path, ProcessError, quoted
from gates.process_files.references import phase_keys


def parts_of(document: Document) -> list[Path]:
    found = document.find("phases.*.checklist.*.part_of_done")
    return [path[:-1] for path, value in found if value is True]


def parts_without_development(document: Document) -> Iterator[ProcessError]:
    parts = parts_of(document)
    if parts and not document.texts("development"):
        wrong = "these parts are a contract for a development of which the file does not say when it begins"
        right = 'Add "development:" with the key of a phase to the process.'
        yield document.error((*parts[0], "part_of_done"), wrong, right)
    if not parts and document.texts("development"):
        wrong = "nothing is part of the definition of done, so it does not matter when development begins"
        yield document.error(("development",), wrong, 'Mark items with "part_of_done: true".')


def parts_in_two_phases(document: Document) -> Iterator[ProcessError]:
    parts = parts_of(document)
    for part in parts:
        if part[:2] != parts[0][:2]:
            wrong = "the definition of done stands in the checklist of another phase already"
            yield document.error((*part, "part_of_done"), wrong, "Keep its parts in one phase.")


def parts_that_do_more(document: Document) -> Iterator[ProcessError]:
    """A part may be dropped or worded anew, so nothing else may hang on it."""
    for part in parts_of(document):
        for field in ("needs", "milestone"):
            if document.text(field, part):
                wrong = f"{quoted(field)} hangs on a part of the definition of done, which may be dropped"
                yield document.error((*part, field), wrong, "Give it to another item.")


def agreed_and_checked_in_time(document: Document) -> Iterator[ProcessError]:
    keys, parts = phase_keys(document), parts_of(document)
    for path, key in document.texts("development"):
        if key not in keys or not parts:
            continue
        begins = keys.index(key)
        needs = document.texts("phases.*.checklist.*.needs")
        if not any(n == "definition_of_done" and int(p[1]) < begins for p, n in needs):
            wrong = "nobody agrees on the definition of done before this phase"
            right = 'Give an item of an earlier phase "needs: definition_of_done".'
            yield document.error(path, wrong, right)
        if int(parts[0][1]) < begins:
            wrong = "the definition of done is checked before development begins"
            yield document.error(
                path, wrong, "Name the phase in which its parts are built, or an earlier one."
            )


def needed_without_parts(document: Document) -> Iterator[ProcessError]:
    if parts_of(document):
        return
    for path, need in document.texts("phases.*.checklist.*.needs"):
        if need == "definition_of_done":
            wrong = "there is no definition of done to agree on"
            yield document.error(path, wrong, 'Mark items of a later phase with "part_of_done: true".')


DONE_CHECKS: tuple[Callable[[Document], Iterator[ProcessError]], ...] = (
    parts_without_development,
    parts_in_two_phases,
    parts_that_do_more,
    agreed_and_checked_in_time,
    needed_without_parts,
)
