"""`/gate depends`: what a delivery is blocked by."""

from typing import Any

from gates.refusal import Refusal
from gates.registers.dependencies import dependency_to_end, refuse_depending
from handlers.acts import depending
from handlers.slack.answers import Answers
from handlers.slack.reading import delivery_of
from handlers.slack.visit import Visit
from messages import fields
from messages.ids import Field
from messages.refs import Ref
from messages.registers.dependencies import dependencies_view, dependency_end_form, dependency_form
from storage import finding

Ack = dict[str, Any] | None


def open_dependencies(visit: Visit, ref: Ref | None = None) -> None:
    visit.show(dependencies_view(delivery_of(visit, ref or visit.ref)))


def open_new(visit: Visit) -> None:
    delivery = delivery_of(visit, visit.ref)
    refuse_depending(delivery, visit.click.by)
    visit.show(dependency_form(delivery))


def open_end(visit: Visit) -> None:
    delivery = delivery_of(visit, visit.ref)
    visit.show(dependency_end_form(delivery, dependency_to_end(delivery, visit.ref.entry, visit.click.by)))


def save_dependency(visit: Visit, answers: Answers) -> Ack:
    upstream = named(visit, answers.line(Field.UPSTREAM, fields.NAME))
    needed_for = answers.text(Field.NEEDED_FOR, fields.RISK)
    needed_on = answers.optional_day(Field.NEEDED_ON)
    depending.depend_on(visit.desk, visit.click, visit.ref, upstream, needed_for, needed_on)
    return back_to_list(visit)


def named(visit: Visit, name: str) -> str:
    """The id of the running delivery of this name, or of the only one that the words fit."""
    with visit.reading() as tx:
        found = [each for each in finding.named(tx, name) if not each.is_over]
    exact = [each for each in found if each.name.casefold() == name.casefold()]
    fitting = exact or found
    if not fitting:
        raise Refusal(f"No running delivery is called “{name}”.", field=Field.UPSTREAM)
    if len(fitting) > 1:
        names = ", ".join(
            f"“{each.name}”" + (f" for {each.client}" if each.client else "") for each in fitting
        )
        raise Refusal(f"Several fit: {names[:300]}. Write the whole name.", field=Field.UPSTREAM)
    return fitting[0].id


def save_end(visit: Visit, answers: Answers) -> Ack:
    reason = answers.text(Field.REASON, fields.REASON)
    depending.end_dependency(visit.desk, visit.click, visit.ref, reason)
    return back_to_list(visit)


def back_to_list(visit: Visit) -> Ack:
    """Back to the list, drawn anew, from which the form was opened."""
    below = (visit.view or {}).get("previous_view_id")
    if not below:
        return None
    visit.redraw(dependencies_view(delivery_of(visit, visit.ref)), view_id=below)
    return {}
