"""Taking a blocker to the person who can decide on it."""

from gates.delivery import Delivery
from messages import fields
from messages.blocks import section_of
from messages.ids import Field, Form
from messages.limits import Json
from messages.mrkdwn import line, mention, quoted
from messages.refs import MessageRef
from messages.titles import delivery_title
from messages.views import form

NO_TEXT = "It has no text."


def escalation_form(delivery: Delivery, about: MessageRef | None = None) -> Json:
    """With a message, that one is taken along as evidence."""
    about = about or MessageRef(delivery=delivery.id)
    blocks = [
        section_of(delivery_title(delivery), *agreed(delivery), *taken_along(about)),
        fields.text(
            Field.ISSUE, "What stands in the way?", most=fields.REASON, lines=True,
            hint="What it blocks, since when, and which decision is needed",
        ),
        fields.person(
            Field.ESCALATED_TO, "Who is to decide?", initial=first_holder(delivery),
            hint="They get a direct message with a button to answer.",
        ),
    ]  # fmt: skip
    title = "Raise as blocker" if about.ts else "Escalate"
    return form(Form.ESCALATION, title, "Escalate", blocks, about.dump())


def taken_along(about: MessageRef) -> list[str]:
    if not about.ts:
        return []
    author = f" by {mention(about.author)}" if about.author else ""
    return [f"This message{author} is taken along:", quoted(about.text or NO_TEXT, 1000)]


def first_holder(delivery: Delivery) -> str | None:
    return next(iter(delivery.holders_of(delivery.process.escalates_to)), None)


def agreed(delivery: Delivery) -> list[str]:
    """What the team wrote down beforehand about when to escalate."""
    if delivery.acceptable_delay_days is None:
        return []
    days = f"Agreed: a delay of up to {delivery.acceptable_delay_days} days is settled in the team."
    return (
        [days, f"Escalate when: {line(delivery.escalate_when, 1000)}"] if delivery.escalate_when else [days]
    )
