"""Times of the day that somebody chose in a form."""

import re

from gates.refusal import Refusal
from gates.working_time.calendar import QuietHours
from handlers.slack.answers import Answers
from messages.hours import UNSET
from messages.ids import Field

TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def chosen_span(answers: Answers, since: Field, until: Field, what: str) -> tuple[str, str] | None:
    """From when until when; None where both were left open. Raises Refusal where one was."""
    begin, end = chosen_time(answers, since), chosen_time(answers, until)
    if (begin is None) != (end is None):
        raise Refusal(f"Choose from when and until when {what}, or neither.", field=until)
    return (begin, end) if begin and end else None


def chosen_time(answers: Answers, field: Field) -> str | None:
    value = answers.optional_choice(field) or UNSET
    if value != UNSET and not TIME.fullmatch(value):
        raise Refusal("Please choose one.", field=field)
    return None if value == UNSET else value


def chosen_quiet(answers: Answers) -> QuietHours | None:
    span = chosen_span(answers, Field.QUIET_SINCE, Field.QUIET_UNTIL, "it is quiet")
    return QuietHours(since=span[0], until=span[1]) if span else None
