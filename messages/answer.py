"""One sentence in reply to a command."""

from messages.blocks import section, section_of
from messages.message import Message
from messages.mrkdwn import harmless


def answer(sentence: str) -> Message:
    """`sentence` is mrkdwn: what a person typed in it is escaped already."""
    return Message.of([sentence], [section(sentence)])


def undone(title: str, sentence: str) -> Message:
    """What was asked for was not done; `sentence` says what to do."""
    words = harmless(sentence, 2500)
    return Message.of([title, words], [section_of(f"*{title}*", words)])
