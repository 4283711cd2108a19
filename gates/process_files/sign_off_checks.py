"""What the sign-offs of a process must obey beyond their fields and names."""

from collections.abc import Callable, Iterator

from gates.process_files.document import Document
from gates.process_files.errors import ProcessError, quoted


def role_name(document: Document, role: str) -> str:
    return quoted(document.text("name", ("roles", role)) or role)


def many_of_the_clients(document: Document) -> Iterator[ProcessError]:
    """The client's people may stay unnamed, so they cannot be counted."""
    for path, value in document.find("phases.*.gate.sign_offs.*.signers"):
        role = document.text("role", path[:-1])
        if value != 1 and role and document.says("external", True, ("roles", role)):
            wrong = f"{role_name(document, role)} is external, and one of its people signs for all"
            yield document.error(path, wrong, 'Leave out "signers" here.')


def named_twice(document: Document) -> Iterator[ProcessError]:
    """By name or as a group; the client's people are named when a delivery starts."""
    for role, _ in document.find("roles.*"):
        named = [path for field in ("people", "group") for path, value in document.find(field, role) if value]
        if len(named) == 2:
            wrong = "the people of this role are named here, and a group holds it as well"
            yield document.error(named[1], wrong, "Keep one of the two.")
        for path in named if document.says("external", True, role) else []:
            wrong = f"{role_name(document, str(role[-1]))} is external, so its people are named at the start"
            yield document.error(path, wrong, "Leave it out here.")


def too_few_named(document: Document) -> Iterator[ProcessError]:
    for path, number in document.find("phases.*.gate.sign_offs.*.signers"):
        role = document.text("role", path[:-1])
        named = {user for _, user in document.texts("people.*", ("roles", role))} if role else set()
        if named and type(number) is int and number > len(named):
            name = role_name(document, str(role))
            wrong = f"{number} people sign, but only {len(named)} are named for {name}"
            yield document.error(path, wrong, "Name more people for the role, or let fewer sign.")


def veto_of_a_signer(document: Document) -> Iterator[ProcessError]:
    for gate, _ in document.find("phases.*.gate"):
        signers = [role for _, role in document.texts("sign_offs.*.role", gate)]
        for path, role in document.texts("veto.*", gate):
            if role in signers:
                wrong = f"{role_name(document, role)} signs this gate, and can send it back anyway"
                yield document.error(path, wrong, "Name a role that does not sign it.")


def formal_without_words(document: Document) -> Iterator[ProcessError]:
    for gate, _ in document.find("phases.*.gate"):
        if not document.says("formal", True, gate):
            continue
        if not document.find("signature"):
            wrong = "this gate is signed formally, but the process does not say what a signature means"
            right = 'Give the process a "signature" with its statement and its reasons.'
            yield document.error((*gate, "formal"), wrong, right)
        for path, role in document.texts("sign_offs.*.role", gate):
            if document.says("external", True, ("roles", role)):
                wrong = f"{role_name(document, role)} is external and signs with a button, not with its name"
                yield document.error(path, wrong, "Let a role of your own people sign a formal gate.")


def exceptions_of_no_use(document: Document) -> Iterator[ProcessError]:
    """Nobody makes an exception where the gate allows none."""
    for gate, _ in document.find("phases.*.gate"):
        if document.says("exceptions", False, gate):
            for field in ("waived_by", "waivers_end", "skipped_by", "overridden_by"):
                for path in [path for path, value in document.find(field, gate) if value]:
                    wrong = f"this gate allows no exceptions, so {quoted(field)} has no effect"
                    yield document.error(path, wrong, "Leave it out, or allow exceptions.")


def carried_over_by_nobody(document: Document) -> Iterator[ProcessError]:
    """What is to be put right is a change, and where a change asks everybody again nobody is left."""
    for gate, _ in document.find("phases.*.gate"):
        wanted = document.text("carries_over", gate) == "items_and_sign_offs"
        if wanted and document.text("asked_again", gate) != "area":
            wrong = "a rejection changes something, and here a change asks everybody again"
            right = 'Add "asked_again: area" to this gate, or carry over "items" alone.'
            yield document.error((*gate, "carries_over"), wrong, right)


def steps_with_gaps(document: Document) -> Iterator[ProcessError]:
    for gate, _ in document.find("phases.*.gate"):
        steps = document.find("sign_offs.*.step", gate)
        taken = {step for _, step in steps}
        if len(steps) < len(document.find("sign_offs.*", gate)):
            taken.add(1)
        for path, step in steps:
            if type(step) is int and step > 1 and step - 1 not in taken:
                wrong = f"nobody signs in step {step - 1}, so this would be step {step - 1}"
                yield document.error(path, wrong, "Number the steps 1, 2, 3 without a gap.")


SIGN_OFF_CHECKS: tuple[Callable[[Document], Iterator[ProcessError]], ...] = (
    named_twice,
    too_few_named,
    many_of_the_clients,
    veto_of_a_signer,
    formal_without_words,
    exceptions_of_no_use,
    carried_over_by_nobody,
    steps_with_gaps,
)
