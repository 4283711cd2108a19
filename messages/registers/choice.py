"""Which delivery a message is about, where it could be several."""

from collections.abc import Sequence

from gates.delivery import Delivery
from messages.blocks import button, context, section
from messages.ids import Action
from messages.limits import VIEW_BLOCKS, Json, fit
from messages.refs import MessageRef, Ref
from messages.titles import delivery_title
from messages.views import reading


def choice_of_delivery(found: Sequence[Delivery], about: MessageRef) -> Json:
    head = [section("Which delivery is this message about?")]
    rows = [
        [section(delivery_title(each), button("Choose", Action.MESSAGE_DELIVERY, Ref.to(each)))]
        for each in found
    ]
    return reading("Choose a delivery", fit(head, rows, [], more, VIEW_BLOCKS), about.dump())


def more(left: int) -> Json:
    return context(f"… and {left} more. Use the shortcut in the delivery's own channel.")
