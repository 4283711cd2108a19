"""A chain of escalation in a sentence."""

from collections.abc import Sequence

from gates.people import spoken_list
from gates.process import DELIVERY_CHANNEL, DIRECT, EscalationLevel, Process
from messages.titles import count


def chain_words(process: Process, chain: Sequence[EscalationLevel] | None) -> str:
    """Empty where there is nothing to say."""
    if chain is None:
        return ""
    if not chain:
        return "What waits here is not escalated by itself."
    return f"What nobody answers goes {spoken_list([level_words(process, level) for level in chain])}."


def level_words(process: Process, level: EscalationLevel) -> str:
    hours = count(level.after_hours, "working hour")
    return (
        f"after {hours} to the {process.role_name(level.to)}{WHERE.get(level.channel, ' and to a channel')}"
    )


WHERE = {DIRECT: "", DELIVERY_CHANNEL: ", in the delivery's channel too"}
