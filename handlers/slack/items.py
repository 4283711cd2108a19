"""Buttons and forms of a checklist's items."""

from typing import Any

from gates.checklists.ticking import changeable_item, refuse_by_hand, waivable_item
from gates.refusal import Refusal
from handlers.acts import ticking
from handlers.slack.answers import Answers
from handlers.slack.questions import open_question_form
from handlers.slack.reading import back_below, gate_of
from handlers.slack.visit import Visit
from messages import fields
from messages.forms.evidence import evidence_form
from messages.forms.waiver import waiver_form
from messages.ids import Field
from messages.items_view import items_view

MOST_FILES = 5  # at once


def tick_item(visit: Visit) -> None:
    ticking.tick(visit.desk, visit.click, visit.ref)
    redraw_items(visit)


def reopen_item(visit: Visit) -> None:
    ticking.reopen(visit.desk, visit.click, visit.ref)
    redraw_items(visit)


def open_evidence_form(visit: Visit) -> None:
    delivery, gate = gate_of(visit)
    item = changeable_item(delivery, gate, visit.ref.item_key, visit.click.by, "add evidence to this item")
    refuse_by_hand(delivery, item)
    visit.show(evidence_form(delivery, gate, item))


def open_waiver_form(visit: Visit) -> None:
    delivery, gate = gate_of(visit)
    item = waivable_item(delivery, gate, visit.ref.item_key, visit.click.by)
    visit.show(waiver_form(delivery, gate, item))


def choose_from_item_menu(visit: Visit) -> None:
    chosen = {
        "evidence": open_evidence_form, "reopen": reopen_item, "waive": open_waiver_form,
        "ask": open_question_form,
    }  # fmt: skip
    verb = chosen.get(visit.ref.verb or "")
    if verb is None:
        raise Refusal("This choice is from an older version. Use `/gate show` to get a new card.")
    verb(visit)


def open_items(visit: Visit) -> None:
    delivery, gate = gate_of(visit)
    visit.show(items_view(delivery, gate))


def redraw_items(visit: Visit) -> None:
    """The list of items in a modal shows the new state; a card is drawn by the sender."""
    if visit.in_modal:
        delivery, gate = gate_of(visit)
        visit.redraw(items_view(delivery, gate))


def save_evidence(visit: Visit, answers: Answers) -> dict[str, Any] | None:
    files = answers.files(Field.FILES, MOST_FILES)
    read = answers.optional_text if files else answers.text  # one of the two is needed
    words = read(Field.EVIDENCE, fields.EVIDENCE)
    ticking.tick(visit.desk, visit.click, visit.ref, words, files)
    return back_to_items(visit)


def save_waiver(visit: Visit, answers: Answers) -> dict[str, Any] | None:
    reason, until = answers.text(Field.REASON, fields.REASON), answers.optional_day(Field.UNTIL)
    ticking.waive(visit.desk, visit.click, visit.ref, reason, until)
    return back_to_items(visit)


def back_to_items(visit: Visit) -> dict[str, Any] | None:
    """A form that was opened from the list of items leads back to it."""
    return back_below(visit, lambda delivery: items_view(delivery, visit.ref.gate_of(delivery)))
