"""`/gate done`: the window and the forms of the definition of done."""

from typing import Any

from gates.checklists.definition_of_done import NewPart, refuse_changing, refuse_where_none, the_part
from handlers.acts import defining_done
from handlers.slack.answers import Answers
from handlers.slack.reading import back_below, delivery_of
from handlers.slack.visit import Visit
from messages import fields
from messages.done_view import done_view
from messages.forms.done import done_drop_form, done_part_form
from messages.ids import Field
from messages.refs import Ref

Ack = dict[str, Any] | None


def open_done(visit: Visit, ref: Ref | None = None) -> None:
    delivery = delivery_of(visit, ref or visit.ref)
    refuse_where_none(delivery)
    visit.show(done_view(delivery))


def open_new_part(visit: Visit) -> None:
    delivery = delivery_of(visit, visit.ref)
    refuse_changing(delivery, visit.click.by)
    visit.show(done_part_form(delivery))


def open_part(visit: Visit) -> None:
    delivery = delivery_of(visit, visit.ref)
    refuse_changing(delivery, visit.click.by)
    visit.show(done_part_form(delivery, the_part(delivery, visit.ref.item_key)))


def open_part_drop(visit: Visit) -> None:
    delivery = delivery_of(visit, visit.ref)
    refuse_changing(delivery, visit.click.by)
    visit.show(done_drop_form(delivery, the_part(delivery, visit.ref.item_key)))


def save_part(visit: Visit, answers: Answers) -> Ack:
    text, reason = answers.line(Field.PART, fields.PART), answers.optional_reason()
    if visit.ref.item is None:
        new = NewPart(text, answers.choice(Field.ROLE))
        defining_done.add_part(visit.desk, visit.click, visit.ref, new, reason)
    else:
        defining_done.reword_part(visit.desk, visit.click, visit.ref, text, reason)
    return back_below(visit, done_view)


def save_part_drop(visit: Visit, answers: Answers) -> Ack:
    defining_done.drop_part(visit.desk, visit.click, visit.ref, answers.optional_reason())
    return back_below(visit, done_view)
