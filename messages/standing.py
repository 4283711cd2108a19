"""That a delivery is on hold, and what that leaves to do."""

from gates.delivery import Delivery
from messages.blocks import actions, button
from messages.ids import Action
from messages.limits import Json
from messages.mrkdwn import line, mention, since
from messages.refs import Ref

AGAIN = "What was asked is asked again when it goes on."


def hold_line(delivery: Delivery) -> str:
    """Empty where it goes on."""
    pause = delivery.on_hold
    if pause is None:
        return ""
    who, why = mention(pause.held_by), line(pause.because, 500)
    return f"⏸️ *On hold* {since(pause.held_at)}, by {who}, because: {why}"


def held_buttons(ref: Ref) -> Json:
    return actions(
        button("Resume", Action.MENU_RESUME, ref, style="primary"),
        button("Delivery record", Action.MENU_RECORD, ref),
        button("More", Action.DELIVERY_MENU, ref),
    )
