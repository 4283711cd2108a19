"""One sentence in reply to a command."""

from messages.blocks import section
from messages.message import Message


def answer(sentence: str) -> Message:
    """`sentence` is mrkdwn: what a person typed in it is escaped already."""
    return Message.of([sentence], [section(sentence)])
