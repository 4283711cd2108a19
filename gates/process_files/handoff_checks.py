"""What the handoffs of a process must obey beyond their fields and names."""

from collections.abc import Callable, Iterator

from gates.process_files.document import Document
from gates.process_files.errors import ProcessError
from gates.process_files.sign_off_checks import role_name


def handed_to_oneself(document: Document) -> Iterator[ProcessError]:
    for path, _handoff in document.find("phases.*.handoff"):
        receiver = document.text("receiver", path)
        if receiver and receiver == document.text("giver", path):
            wrong = f"{role_name(document, receiver)} would hand the work over to itself"
            yield document.error((*path, "receiver"), wrong, "Name the role that takes the work over.")


def warned_of_too_little(document: Document) -> Iterator[ProcessError]:
    """Required items cannot be open when a package is handed over, so only the others count."""
    for path, number in document.find("phases.*.handoff.warn_of_rework_from"):
        items = [item for item, _ in document.find("package.*", path[:-1])]
        optional = sum(document.says("required", False, item) for item in items)
        if type(number) is int and number > optional:
            wrong = f"this warning never comes, since {optional} of the package's items may stay open"
            right = 'Write a smaller number, or give more items "required: false".'
            yield document.error(path, wrong, right)


HANDOFF_CHECKS: tuple[Callable[[Document], Iterator[ProcessError]], ...] = (
    handed_to_oneself,
    warned_of_too_little,
)
