"""Every shortcut: those of the whole app, and those in the menu of a message."""

from collections.abc import Callable
from typing import Any

from gates.checklists.evidence_files import MOST
from gates.delivery import Delivery
from gates.refusal import Refusal
from handlers.slack.answers import FILE
from handlers.slack.escalations import escalation_form_for
from handlers.slack.message_evidence import evidence_form_for
from handlers.slack.reading import delivery_of
from handlers.slack.registers.decisions import decision_form_for
from handlers.slack.registers.risks import risk_form_for
from handlers.slack.registers.scope import scope_form_for
from handlers.slack.starting import open_start_form
from handlers.slack.visit import Visit
from messages.ids import Shortcut
from messages.limits import Json
from messages.message_text import typed
from messages.refs import MessageRef
from messages.registers.choice import choice_of_delivery
from storage import finding

TEXT = 900  # characters of the message that a form begins with
OLD = "This shortcut is from an older version of Gatehouse."

FormOf = Callable[[Visit, Delivery, MessageRef], Json]


def of_message(form: FormOf) -> Callable[[Visit], None]:
    """A form for the delivery of the message's channel, else for one of this person's."""

    def open_it(visit: Visit) -> None:
        about, found = message_of(visit), candidates(visit)
        if not found:
            raise Refusal("No delivery runs in this channel, and you take part in none.")
        if len(found) == 1:
            show(visit, form, found[0], about)
        else:
            visit.show(choice_of_delivery(found, about))

    return open_it


FORMS: dict[Shortcut, FormOf] = {
    Shortcut.BLOCKER: escalation_form_for,
    Shortcut.DECISION: decision_form_for,
    Shortcut.RISK: risk_form_for,
    Shortcut.SCOPE: scope_form_for,
    Shortcut.EVIDENCE: evidence_form_for,
}

CHOSEN: dict[Shortcut, Callable[[Visit], None]] = {
    Shortcut.START: open_start_form,
    **{shortcut: of_message(form) for shortcut, form in FORMS.items()},
}


def choose(visit: Visit) -> None:
    if visit.click.by.is_external:
        raise Refusal("Only people of this workspace can do this.")
    callback = visit.body.get("callback_id")
    if callback not in list(Shortcut):
        raise Refusal(OLD)
    CHOSEN[Shortcut(callback)](visit)


def choose_delivery(visit: Visit) -> None:
    """The second step, where the message could be about several."""
    about = MessageRef.of(visit.view)
    if about.verb not in list(Shortcut) or Shortcut(about.verb) not in FORMS:
        raise Refusal(OLD)
    show(visit, FORMS[Shortcut(about.verb)], delivery_of(visit, visit.ref), about)


def show(visit: Visit, form: FormOf, delivery: Delivery, about: MessageRef) -> None:
    visit.show(form(visit, delivery, about.model_copy(update={"delivery": delivery.id})))


def message_of(visit: Visit) -> MessageRef:
    message: dict[str, Any] = visit.body.get("message") or {}
    text = typed(str(message.get("text") or ""), TEXT)
    return MessageRef(
        delivery="", channel=visit.channel, ts=message.get("ts"), text=text or None,
        verb=visit.body.get("callback_id"), author=message.get("user"), files=files_of(message),
    )  # fmt: skip


def files_of(message: dict[str, Any]) -> tuple[str, ...]:
    """Slack's ids of as many as an item takes."""
    ids = [str(each.get("id") or "") for each in message.get("files") or [] if isinstance(each, dict)]
    return tuple(each for each in ids if FILE.fullmatch(each))[:MOST]


def candidates(visit: Visit) -> list[Delivery]:
    with visit.reading() as tx:
        here = finding.in_channel(tx, visit.channel or "")
        return here or [each for each in finding.of_person(tx, visit.click.by.user_id) if not each.is_over]
