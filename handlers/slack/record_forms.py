"""Opens the forms of the delivery record, and says at once who may not."""

from collections.abc import Callable
from typing import Any

from gates.delivery import Delivery
from gates.escalations.answering import escalation_to_resolve
from gates.gate import Gate
from gates.phases.flow import must_be_free_to_skip, refuse_skip
from gates.records.recording import refuse_without_client
from gates.refusal import Refusal
from handlers.slack.reading import delivery_of
from handlers.slack.rights import is_workspace_admin
from handlers.slack.visit import Visit
from messages.forms.cancel import cancel_form
from messages.forms.details import details_form
from messages.forms.feedback import feedback_form
from messages.forms.holders import holders_form
from messages.forms.milestones import milestones_form
from messages.forms.resolution import resolution_form
from messages.forms.review import review_form
from messages.forms.risk_close import risk_close_form
from messages.forms.skip import skip_form
from messages.forms.triggers import triggers_form
from messages.menu_view import menu_view
from messages.record_view import record_view
from messages.refs import Ref

Guard = Callable[[Delivery, Visit], None]


def managers_only(deed: str, *, on_hold: bool = False) -> Guard:
    """`on_hold`: also while the delivery is on hold."""

    def guard(delivery: Delivery, visit: Visit) -> None:
        if on_hold:
            delivery.must_not_be_over()
        else:
            delivery.must_be_running()
        delivery.must_manage(visit.click.by, deed)

    return guard


def role_holders_only(deed: str) -> Guard:
    def guard(delivery: Delivery, visit: Visit) -> None:
        delivery.must_be_running()
        delivery.must_take_part(visit.click.by, deed)

    return guard


def feedback_givers_only(delivery: Delivery, visit: Visit) -> None:
    managers_only("record the client's feedback")(delivery, visit)
    refuse_without_client(delivery)


def open_form(visit: Visit, ref: Ref, guard: Guard, form: Callable[[Delivery], dict[str, Any]]) -> None:
    delivery = delivery_of(visit, ref)
    guard(delivery, visit)
    visit.show(form(delivery))


def open_menu(visit: Visit) -> None:
    show_menu(visit, visit.ref)


def show_menu(visit: Visit, ref: Ref) -> None:
    delivery = delivery_of(visit, ref)
    may_archive = delivery.is_over and is_workspace_admin(visit)
    may_manage = may_archive or delivery.manages(visit.click.by) or is_workspace_admin(visit)
    visit.show(menu_view(delivery, delivery.current, may_manage, may_archive))


def open_milestones(visit: Visit, ref: Ref | None = None) -> None:
    open_form(visit, ref or visit.ref, managers_only("change the milestones"), milestones_form)


def open_triggers(visit: Visit, ref: Ref | None = None) -> None:
    open_form(visit, ref or visit.ref, managers_only("define the escalation triggers"), triggers_form)


def open_feedback(visit: Visit, ref: Ref | None = None) -> None:
    open_form(visit, ref or visit.ref, feedback_givers_only, feedback_form)


def open_review(visit: Visit, ref: Ref | None = None) -> None:
    open_form(visit, ref or visit.ref, managers_only("write the review"), review_form)


def open_details(visit: Visit, ref: Ref | None = None) -> None:
    open_form(visit, ref or visit.ref, managers_only("change these details", on_hold=True), details_form)


def open_holders(visit: Visit, ref: Ref | None = None) -> None:
    open_form(visit, ref or visit.ref, managers_only("change who holds a role", on_hold=True), holders_form)


def open_cancel(visit: Visit, ref: Ref | None = None) -> None:
    open_form(visit, ref or visit.ref, managers_only("cancel it", on_hold=True), cancel_form)


def open_skip(visit: Visit, ref: Ref | None = None) -> None:
    delivery = delivery_of(visit, ref or visit.ref)
    delivery.must_be_running()
    gate = skippable(delivery)
    must_be_free_to_skip(delivery, gate, visit.click.by)
    visit.show(skip_form(delivery, gate))


def skippable(delivery: Delivery) -> Gate:
    """The gate that leads. Raises Refusal when there is none left, or it cannot be skipped."""
    gate = delivery.current
    if gate is None:
        raise Refusal("Every gate is settled, so nothing is left to skip.")
    refuse_skip(delivery, gate)
    return gate


def open_record(visit: Visit, ref: Ref | None = None) -> None:
    visit.show(record_view(delivery_of(visit, ref or visit.ref), visit.click.at))


def open_resolution(visit: Visit) -> None:
    delivery = delivery_of(visit, visit.ref)
    escalation = escalation_to_resolve(delivery, visit.ref.entry, visit.click.by)
    visit.show(resolution_form(delivery, escalation))


def open_risk_close(visit: Visit) -> None:
    delivery = delivery_of(visit, visit.ref)
    role_holders_only("close a risk")(delivery, visit)
    visit.show(risk_close_form(delivery, visit.ref.entry))
