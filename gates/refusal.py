"""A "no" that the person can read."""

from collections.abc import Iterable


class Refusal(Exception):
    """Raised by a rule; the sentence is shown as it stands, so it says what to do instead.

    `field` names the form field that the sentence belongs to, where there is one.
    `ask` are the user ids of those who can do what was refused.
    """

    def __init__(self, sentence: str, field: str | None = None, ask: Iterable[str] = ()) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field
        self.ask = tuple(ask)


class Unknown(Refusal):
    """What was named is not there."""


def must_say(text: str | None, sentence: str, field: str) -> None:
    """Refuses with the sentence when the text is empty or blank."""
    if not text or not text.strip():
        raise Refusal(sentence, field=field)
