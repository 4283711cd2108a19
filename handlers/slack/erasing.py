"""The forms by which an admin erases what is kept about a person."""

from typing import Any

from gates.erasing.subject import TYPED, subject_named
from handlers.acts import erasing
from handlers.slack.answers import Answers
from handlers.slack.rights import must_be_admin
from handlers.slack.visit import Visit
from messages.erasing import SubjectRef, erasure_form, erasure_noted, looking
from messages.ids import Field


def admins_only(visit: Visit) -> None:
    must_be_admin(visit, "erase a person")


def open_erasure(visit: Visit) -> None:
    admins_only(visit)
    visit.show(erasure_form())


def look_for_person(visit: Visit, answers: Answers) -> dict[str, Any]:
    """The window says that it looks, until the sender puts the confirmation into it."""
    admins_only(visit)
    typed = answers.optional_text(Field.NAME, TYPED) or ""
    subject = subject_named(answers.optional_text(Field.USER_ID, 40), typed.splitlines())
    erasing.ask_how_much(visit.desk, visit.click, subject, str((visit.view or {})["id"]))
    return {"response_action": "update", "view": looking()}


def erase_person(visit: Visit, _: Answers) -> dict[str, Any]:
    admins_only(visit)
    subject = SubjectRef.read(str((visit.view or {}).get("private_metadata", "")))
    erasing.ask_to_erase(visit.desk, visit.click, subject)
    return {"response_action": "update", "view": erasure_noted()}
