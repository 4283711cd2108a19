"""How a "no" and a failure are said: one sentence, and who can help."""

from collections.abc import Sequence

from messages.blocks import context, section
from messages.limits import Json, lines_within
from messages.message import Message
from messages.mrkdwn import escape, harmless, people
from messages.views import reading

NOT_CLOSED = "The record cannot be closed yet."


def refusal_message(sentence: str, ask: Sequence[str] = ()) -> Message:
    """Shown to the asker alone."""
    words = harmless(sentence, 2500)
    return Message.of([words, whom_to_ask(ask)], refusal_blocks(sentence, ask))


def refusal_view(title: str, sentence: str, ask: Sequence[str] = ()) -> Json:
    return reading(title, refusal_blocks(sentence, ask))


def refusal_blocks(sentence: str, ask: Sequence[str]) -> list[Json]:
    block = section(harmless(sentence, 2500) or "This is not possible just now.")
    return [block, context(whom_to_ask(ask))] if ask else [block]


def whom_to_ask(ask: Sequence[str]) -> str:
    return f"Who can: {people(ask, 10)}" if ask else ""


def missing_view(missing: Sequence[str]) -> Json:
    """Why the record cannot be closed yet: all of it at once."""
    return reading("Not complete yet", missing_blocks(missing))


def missing_message(missing: Sequence[str]) -> Message:
    """The same, shown to the asker alone."""
    return Message.of([NOT_CLOSED, *(escape(each, 400) for each in missing)], missing_blocks(missing))


def missing_blocks(missing: Sequence[str]) -> list[Json]:
    listed = [f"⬜ *Missing*: {escape(each, 400)}" for each in missing]
    return [section(f"*{NOT_CLOSED}* This is still open:"), section(lines_within(listed))]


def apology(reference: str) -> str:
    return (
        "Sorry, that did not work. You can safely try again."
        f" If it happens again, tell your admin this reference: {reference}."
    )


def unavailable() -> str:
    return "Gatehouse cannot save anything just now. Please try again in a minute."
