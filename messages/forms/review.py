"""The post-delivery review: what went well, what did not, lessons, and actions with owner and date."""

from gates.delivery import Delivery
from messages import fields
from messages.blocks import section_of
from messages.ids import ACTION_DUE, ACTION_OWNER, ACTION_TEXT, Field, Form
from messages.limits import Json
from messages.mrkdwn import line, mention, on
from messages.refs import Ref
from messages.titles import delivery_title
from messages.views import form

MOST_ACTIONS = 20


def review_form(delivery: Delivery, action_rows: int = 3) -> Json:
    """Starts from the newest review, if one is written: saving writes a newer version."""
    last = delivery.reviews[-1] if delivery.reviews else None
    blocks = [
        section_of(delivery_title(delivery)),
        long_text(Field.WENT_WELL, "What went well?", last.went_well if last else None),
        long_text(Field.WENT_BADLY, "What did not go well?", last.went_badly if last else None),
        long_text(Field.LESSONS, "What do we learn from it?", last.lessons if last else None),
        section_of("*Actions that improve the way we work*", *known_actions(delivery)),
    ]
    for row in range(1, min(action_rows, MOST_ACTIONS) + 1):
        blocks += action_row(row)
    return form(Form.REVIEW, "Write the review", "Save", blocks, Ref.to(delivery).dump())


def long_text(field: Field, label: str, initial: str | None) -> Json:
    return fields.text(field, label, most=fields.REVIEW, lines=True, initial=initial)


def known_actions(delivery: Delivery) -> list[str]:
    if not delivery.review_actions:
        return ["Each needs an owner and a date. Leave rows empty that you do not need."]
    listed = [
        f"• {line(action.text, 200)} ({mention(action.owner)}, due on {on(action.due_on)})"
        for action in delivery.review_actions[-MOST_ACTIONS:]
    ]
    return ["These stand already, new ones are added:", *listed]


def action_row(row: int) -> list[Json]:
    return [
        fields.text(f"{ACTION_TEXT}{row}", f"Action {row}", most=fields.SENTENCE, optional=True),
        fields.person(f"{ACTION_OWNER}{row}", f"Who does action {row}?", optional=True),
        fields.day(f"{ACTION_DUE}{row}", f"Action {row} is due on", optional=True),
    ]
