"""A fact of the audit log as a line to read."""

from gates.delivery import Delivery
from gates.facts import Fact
from messages.fact_words import said
from messages.limits import cut
from messages.mrkdwn import mention, moment_after
from messages.thread_lines import thread_line
from messages.titles import phase_label

LONGEST = 400  # of one entry; the record has it whole


def history_line(delivery: Delivery, fact: Fact) -> str:
    where = f" · {phase_label(delivery, fact.phase)}" if fact.phase else ""
    words = thread_line(delivery, fact) or plain_line(fact)
    told = words.splitlines()[0] if len(words) > LONGEST else words.replace("\n> ", " ").replace("\n", " ")
    return f"• {moment_after('', fact.at)}{where}: {told}"


def plain_line(fact: Fact) -> str:
    """For what needs no sentence in a thread, such as a tick."""
    what = fact.kind.value.replace(".", " ").replace("_", " ")
    named = (key for key in ("text", "item", "role", "milestone") if fact.detail.get(key))
    about = next((said(fact, key) for key in named), "")
    return f"{mention(fact.by)}, {cut(what, 60)}{': ' + about if about else ''}"
