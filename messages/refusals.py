"""How a "no" and a failure are said: one sentence, and who can help."""

from collections.abc import Sequence

from messages.blocks import context, section
from messages.limits import Json, lines_within
from messages.message import Message
from messages.mrkdwn import escape, harmless, people
from messages.views import reading


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
    listed = [f"⬜ *Missing*: {escape(each, 400)}" for each in missing]
    blocks = [
        section("*The record cannot be closed yet.* This is still open:"),
        section(lines_within(listed)),
    ]
    return reading("Not complete yet", blocks)


def apology(reference: str) -> str:
    return (
        "Sorry, that did not work. You can safely try again."
        f" If it happens again, tell your admin this reference: {reference}."
    )


def unavailable() -> str:
    return "Gatehouse cannot save anything just now. Please try again in a minute."
