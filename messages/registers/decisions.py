"""Decisions: the form that logs one, and how they read in the record."""

from datetime import date

from slack_sdk.models.blocks import ButtonElement

from gates.delivery import Delivery
from gates.registers.decision import LoggedDecision
from messages import fields
from messages.blocks import button, section_of
from messages.ids import Action, Field, Form
from messages.limits import Json
from messages.mrkdwn import at, line, link, mention, on, quoted
from messages.refs import MessageRef, Ref
from messages.titles import delivery_title
from messages.views import form

SHARED, INTERNAL = "shared", "internal"
LONG = 800  # characters of one entry


def decision_form(delivery: Delivery, about: MessageRef, by: str, today: date, *, may_share: bool) -> Json:
    """`by` is who fills it in, and mostly who decided."""
    blocks = [
        section_of(delivery_title(delivery)),
        fields.text(
            Field.DECISION, "What was decided?", most=fields.RISK, lines=True, initial=about.text,
            hint="For example: we ship without the export, and add it in March",
        ),
        fields.text(Field.WHY, "Why?", most=fields.REASON, lines=True),
        fields.text(
            Field.ALTERNATIVES, "What else was considered?", most=fields.REASON, lines=True, optional=True
        ),
        fields.person(Field.DECIDED_BY, "Who decided?", initial=by),
        fields.day(Field.DECIDED_ON, "When?", initial=today),
        *sharing(delivery, may_share=may_share),
    ]  # fmt: skip
    return form(Form.DECISION, "Log a decision", "Log it", blocks, about.dump())


def sharing(delivery: Delivery, *, may_share: bool) -> list[Json]:
    """What the client reads is its manager's to say."""
    if not may_share or delivery.process.client_role() is None:
        return []
    choices = [(INTERNAL, "No, keep it internal"), (SHARED, "Yes, share it with the client")]
    hint = "What is shared may appear in the client's messages: what was decided and why, nothing else."
    return [fields.radio(Field.SHAREABLE, "May the client read it?", choices, initial=INTERNAL, hint=hint)]


def decision_block(delivery: Delivery, decision: LoggedDecision) -> Json:
    logged = f"logged by {mention(decision.logged_by)}{at(decision.logged_at)}"
    lines = [
        f"*Decision {decision.number}*{audience(delivery, decision)}",
        quoted(decision.what, LONG),
        f"*Why:* {line(decision.why, LONG)}",
        f"*Also considered:* {line(decision.alternatives, LONG)}" if decision.alternatives else "",
        f"Decided by {mention(decision.decided_by)} on {on(decision.decided_on)}, {logged}",
        where_made(decision.link),
    ]
    return section_of(*lines, accessory=share_button(delivery, decision))


def audience(delivery: Delivery, decision: LoggedDecision) -> str:
    if delivery.process.client_role() is None:
        return ""
    return " · the client may read it" if decision.shareable else " · internal"


def where_made(address: str | None) -> str:
    return f"In the message {link(address)}" if address else ""


def share_button(delivery: Delivery, decision: LoggedDecision) -> ButtonElement | None:
    if delivery.is_over or delivery.process.client_role() is None:
        return None
    ref = Ref.to(delivery, number=decision.number)
    if decision.shareable:
        return button("Keep internal", Action.DECISION_KEEP_INTERNAL, ref)
    return button("Share with the client", Action.DECISION_SHARE, ref)
