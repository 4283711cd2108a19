"""What is told of an escalation wherever it is shown."""

from gates.delivery import Delivery
from gates.escalations.answering import gate_of, levels_below, people_of
from gates.escalations.escalation import Escalation
from gates.escalations.ladder import chain_at, next_step, people_at
from messages.mrkdwn import at, link, mention, on, people, quoted, since
from messages.titles import phase_label, role_and_people


def where_line(delivery: Delivery, escalation: Escalation) -> str:
    if escalation.phase is None or escalation.level is not None:  # then the issue says it
        return ""
    later = f", round {escalation.round}" if (escalation.round or 1) > 1 else ""
    return f"{phase_label(delivery, escalation.phase)}{later}"


def raised_line(delivery: Delivery, escalation: Escalation) -> str:
    """Who raised it, or which rule of the process."""
    if escalation.level is not None:
        chain = len(chain_at(delivery, escalation.phase))
        level = f"level {escalation.level} of {chain}" if chain >= escalation.level else "a level"
        return f"Escalated by itself, as {level} of the chain{at(escalation.raised_at)}"
    if escalation.milestone:
        return f"Raised by itself{at(escalation.raised_at)}: the delay is more than the team may settle"
    return f"Raised by {mention(escalation.raised_by)}{at(escalation.raised_at)}"


def went_to(delivery: Delivery, escalation: Escalation) -> str:
    users = people_of(delivery, escalation)
    return role_and_people(delivery, escalation.role, users) if escalation.role else people(users)


def asked_line(escalation: Escalation) -> str:
    """Whose turn it was, and since when; empty where nobody was asked."""
    if not escalation.people_asked or escalation.stands_since is None:
        return ""
    waits = "It waits" if escalation.is_open else "It waited"
    return f"{waits} for {people(escalation.people_asked)}, {since(escalation.stands_since)}"


def below_lines(delivery: Delivery, escalation: Escalation) -> list[str]:
    """Where it went before this level."""
    return [
        f"Level {each.level} was {went_to(delivery, each)}{at(each.raised_at)}"
        for each in levels_below(delivery, escalation)
    ]


def evidence_lines(escalation: Escalation, most: int = 1000) -> list[str]:
    """The message that it was raised from."""
    if not escalation.evidence:
        return []
    author = f" by {mention(escalation.evidence_by)}" if escalation.evidence_by else ""
    where = f": {link(escalation.evidence_link)}" if escalation.evidence_link else ""
    return [f"*The message*{author}{where}", quoted(escalation.evidence, most)]


def acknowledged_line(escalation: Escalation) -> str:
    if escalation.acknowledged_at is None or escalation.acknowledged_by is None:
        return ""
    return f"☑️ *Acknowledged* by {mention(escalation.acknowledged_by)}{at(escalation.acknowledged_at)}"


def next_line(delivery: Delivery, escalation: Escalation) -> str:
    """Where it goes when nobody acknowledges it."""
    gate = gate_of(delivery, escalation)
    if gate is None or gate.is_settled or escalation.level is None or escalation.acknowledged_at:
        return ""
    step = next_step(delivery, gate)
    if step is None:
        return ""
    to = role_and_people(delivery, step.level.to, people_at(delivery, step.level))
    return f"If nobody acknowledges it, it goes to {to} on {on(delivery.working_time.local_day(step.at))}"
