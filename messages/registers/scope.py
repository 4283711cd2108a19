"""Additions to the scope: asking for one, deciding on it, and how they read in the record."""

from datetime import datetime

from slack_sdk.models.blocks import ButtonElement

from gates.delivery import Delivery
from gates.registers.scope_addition import ScopeAddition, ScopeVerdict
from messages import fields, states
from messages.blocks import actions, button, header, section_of
from messages.ids import Action, Field, Form
from messages.limits import Json
from messages.message import Message
from messages.mrkdwn import at, line, mention, on, quoted
from messages.refs import MessageRef, Ref
from messages.registers.decisions import where_made
from messages.titles import delivery_name, delivery_title
from messages.views import form

LONG = 800
SIGNS = {
    None: "⬜ *Open*",
    ScopeVerdict.ACCEPTED: "✅ *Accepted*",
    ScopeVerdict.DEFERRED: "⏳ *Deferred*",
    ScopeVerdict.REFUSED: "➖ *Refused*",
}
CHOICES = [
    (ScopeVerdict.ACCEPTED.value, "Accept: it is delivered as well"),
    (ScopeVerdict.DEFERRED.value, "Defer: not now, to be decided later"),
    (ScopeVerdict.REFUSED.value, "Refuse: it is not part of this delivery"),
]


def scope_form(delivery: Delivery, about: MessageRef) -> Json:
    blocks = [
        section_of(delivery_title(delivery), "*Agreed so far*", quoted(delivery.scope, 1200)),
        fields.text(Field.ADDITION, "What is to be added?", most=fields.RISK, lines=True, initial=about.text),
        fields.text(
            Field.WHY, "Why, and who wants it?", most=fields.REASON, lines=True,
            hint="The manager reads this to decide whether it comes in, later, or not at all.",
        ),
    ]  # fmt: skip
    return form(Form.SCOPE, "Addition to the scope", "Ask for it", blocks, about.dump())


def scope_decision_form(delivery: Delivery, addition: ScopeAddition) -> Json:
    blocks = [
        section_of(delivery_title(delivery), *asked_lines(addition), *decided_lines(addition)),
        fields.radio(Field.VERDICT, "What happens with it?", CHOICES),
        fields.text(Field.REASON, "Why?", most=fields.REASON, lines=True),
        fields.text(
            Field.EFFECT, "What does it do to the dates?", most=fields.REASON, lines=True, optional=True,
            hint="Needed when it is accepted: what moves, what may slip, or that every date stays.",
        ),
        fields.day(
            Field.AGREED_ON, "New delivery date", optional=True,
            hint=f"Only where the promised date moves. It is {delivery.agreed_on:%-d %b %Y} now.",
        ),
    ]  # fmt: skip
    metadata = Ref.to(delivery, number=addition.number).dump()
    return form(Form.SCOPE_DECISION, "Decide on the scope", "Decide", blocks, metadata)


def scope_card(delivery: Delivery, addition: ScopeAddition, now: datetime) -> Message:
    """The direct message to the manager; once it is decided, what was decided."""
    asked = addition.is_open and not delivery.is_over
    title = "An addition to the scope is waiting for your decision" if asked else "An addition to the scope"
    waited = f"Waiting for {states.waited(delivery, addition.raised_at, now)}" if asked else ""
    lines = [delivery_title(delivery), *asked_lines(addition), *decided_lines(addition), waited]
    blocks = [header(title), section_of(*lines)]
    if not delivery.is_over and not delivery.on_hold and not addition.is_final:
        blocks.append(actions(decide_button(delivery, addition)))
    return Message.of([title, delivery_name(delivery), quoted(addition.what, 600)], blocks)


def decide_button(delivery: Delivery, addition: ScopeAddition) -> ButtonElement:
    return button("Decide", Action.SCOPE_DECIDE, Ref.to(delivery, number=addition.number), style="primary")


def scope_block(delivery: Delivery, addition: ScopeAddition) -> Json:
    state = f"{SIGNS[addition.verdict]} · Addition {addition.number}"
    can_decide = not addition.is_final and not delivery.is_over and delivery.on_hold is None
    ref = Ref.to(delivery, number=addition.number)
    decide = button("Decide", Action.SCOPE_DECIDE, ref) if can_decide else None
    return section_of(state, *asked_lines(addition), *decided_lines(addition), accessory=decide)


def asked_lines(addition: ScopeAddition) -> list[str]:
    return [
        quoted(addition.what, LONG),
        f"{mention(addition.raised_by)}{at(addition.raised_at)}: {line(addition.why, LONG)}",
        where_made(addition.link),
    ]


def decided_lines(addition: ScopeAddition) -> list[str]:
    if not addition.verdict or not addition.decided_at or not addition.decided_by:
        return []
    who = f"{mention(addition.decided_by)}{at(addition.decided_at)}"
    moved = f"The delivery date agreed with it: {on(addition.agreed_on)}" if addition.agreed_on else ""
    effect = f"*Dates:* {line(addition.effect, LONG)}" if addition.effect else ""
    return [f"{SIGNS[addition.verdict]} by {who}: {line(addition.reason or '', LONG)}", effect, moved]
