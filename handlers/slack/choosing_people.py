"""The second step of `/gate start`, drawn anew with each choice: who would have to sign what."""

from handlers.slack.answers import Answers
from handlers.slack.starting import process_of, read_back
from handlers.slack.visit import Visit
from messages.forms.start_people import start_people_form
from messages.ids import HOLDER


def choose_people(visit: Visit) -> None:
    view = visit.view or {}
    metadata, answers = str(view.get("private_metadata", "")), Answers(view)
    process = process_of(visit, read_back(metadata))
    chosen = {role: answers.people(f"{HOLDER}{role}") for role in process.roles}
    visit.redraw(start_people_form(process, metadata, chosen))
