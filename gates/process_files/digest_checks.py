"""A process that writes to its client has one."""

from collections.abc import Callable, Iterator

from gates.process_files.document import Document
from gates.process_files.errors import ProcessError, quoted

MESSAGES = ("phases.*.checklist.*.client_message", "phases.*.gate.rework.*.client_message")


def written_to_nobody(document: Document) -> Iterator[ProcessError]:
    """Without a role of the client's people nobody would read it."""
    if document.says("roles.*.external", True):
        return
    asking = [path for field in MESSAGES for path, kind in document.find(field) if kind is not None]
    blocks = [path for path, said in document.find("digests") if said is not None]
    for path in (*blocks, *asking):
        wrong = f"{quoted(str(path[-1]))} is about the client, but no role is external, so there is none"
        yield document.error(path, wrong, "Leave it out, or mark the client's role with external: true.")


def told_by_a_check(document: Document) -> Iterator[ProcessError]:
    for item, _ in document.find("phases.*.checklist.*"):
        if document.says("automated", True, item) and document.text("client_message", item):
            wrong = "a check ticks this item, so no message to the client can"
            path = (*item, "client_message")
            yield document.error(path, wrong, 'Leave out "client_message", or let a person tick the item.')


DIGEST_CHECKS: tuple[Callable[[Document], Iterator[ProcessError]], ...] = (
    written_to_nobody,
    told_by_a_check,
)
