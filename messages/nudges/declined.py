"""To whoever owns a delivery: somebody says that they are not the one to ask."""

from gates.delivery import Delivery
from gates.waiting import Wait
from messages.blocks import actions, button, header, section_of
from messages.ids import Action
from messages.message import Message
from messages.mrkdwn import mention
from messages.nudges.lines import in_words, words
from messages.refs import Ref

TITLE = "Somebody else is to be asked"


def declined_message(delivery: Delivery, wait: Wait, user_id: str) -> Message:
    ref = Ref.to(delivery, wait.gate)
    said = f"{mention(user_id)} says that they are not the one to ask."
    blocks = [
        header(TITLE),
        section_of(words(delivery, wait), said, "Please name the person who does it, or talk to them."),
        actions(
            button("Name people", Action.MENU_HOLDERS, ref, style="primary"),
            button("Reassign a sign-off", Action.MENU_REASSIGN, ref),
        ),
    ]
    return Message.of([TITLE, in_words(delivery, wait), said], blocks)
