"""`/gate record`: to read in a window, or as a file in a direct message."""

from gates.refusal import Refusal
from handlers.acts.exporting import ask_for_record
from handlers.slack.line import Line
from handlers.slack.meant import the_one
from handlers.slack.reading import delivery_of
from handlers.slack.record_forms import open_record
from handlers.slack.visit import Visit
from messages.answer import answer
from messages.exports.record import Form
from messages.message import Message
from messages.mrkdwn import line as line_of
from messages.refs import OUTDATED, Ref
from messages.views import reading

WORDS = {
    "pdf": Form.PDF, "markdown": Form.MARKDOWN, "md": Form.MARKDOWN, "csv": Form.CSV, "json": Form.JSON,
}  # fmt: skip


def record(visit: Visit, line: Line) -> Message | None:
    name, form = asked(line.rest)
    delivery = the_one(visit, name)
    if form is None:
        open_record(visit, Ref.to(delivery))
        return None
    ask_for_record(visit.desk, visit.click, delivery, form)
    return coming(delivery.name)


def asked(words: str) -> tuple[str, Form | None]:
    """The name of the delivery, and the form: behind an “as”, or the only word."""
    said = words.split()
    form = WORDS.get(said[-1].lower()) if said else None
    if form and len(said) == 1:
        return "", form
    if form and said[-2].lower() == "as":
        return " ".join(said[:-2]), form
    return words, None


def export_record(visit: Visit) -> None:
    """From the menu of the record; the window says that it comes."""
    if visit.ref.verb not in list(Form):
        raise Refusal(OUTDATED)
    delivery = delivery_of(visit, visit.ref)
    ask_for_record(visit.desk, visit.click, delivery, Form(visit.ref.verb))
    visit.show(reading("Delivery record", coming(delivery.name).blocks))


def coming(name: str) -> Message:
    return answer(f"The record of “{line_of(name)}” comes as a file in a direct message.")
