"""What stands in for a card that Slack does not take whole."""

from messages.blocks import actions, button, context, section
from messages.ids import Action
from messages.limits import Json, lines_within
from messages.message import Message
from messages.refs import Ref

MOST = 1000
MOST_ROWS = 5
NO_MORE = "Slack takes no more of this message."


def shortened(whole: Message, rest: list[Json], *, keeps_buttons: bool) -> Message:
    """Its first lines, its buttons, and `rest`, which says where all of it stands."""
    text = lines_within(whole.text.split("\n"), MOST)
    buttons = rows_of_buttons(whole)[:MOST_ROWS] if keeps_buttons else []
    return Message(text, [section(text), *buttons, *rest])


def rows_of_buttons(whole: Message) -> list[Json]:
    return [block for block in whole.blocks if block["type"] == "actions"]


def rest_in_record(delivery_id: str) -> list[Json]:
    return [
        context(f"{NO_MORE} The delivery record has all of it."),
        actions(button("Delivery record", Action.MENU_RECORD, Ref(delivery=delivery_id))),
    ]


def rest_in_home() -> list[Json]:
    return [context(f"{NO_MORE} All that waits for you stands in the Home of this app.")]
