"""What is told of escalations in the threads below the cards."""

from collections.abc import Callable

from gates.facts import Fact, FactKind
from messages.fact_words import persons, quotation, spoken_day
from messages.mrkdwn import link, mention


def raised(fact: Fact) -> str:
    number, issue = fact.detail["escalation"], quotation(fact, "issue")
    if fact.detail.get("level"):
        return f"⏫ *Escalated* to {persons(fact, 'people')}{whom_before(fact)} (escalation {number}):{issue}"
    if fact.detail.get("milestone"):
        return f"⏫ *Escalated* to {persons(fact, 'people')} because of a delay (escalation {number}):{issue}"
    to, where = mention(str(fact.detail["to"])), fact.detail.get("evidence_link")
    told = f"{mention(fact.by)} took a blocker to {to} (escalation {number}):{issue}"
    return f"{told}\nThe message: {link(str(where))}" if where else told


def whom_before(fact: Fact) -> str:
    """The people of the level below, or those who were asked."""
    before = "below" if fact.detail.get("below") else "asked"
    return f", because {persons(fact, before)} did not answer"


def acknowledged(fact: Fact) -> str:
    return f"☑️ {mention(fact.by)} *acknowledged* escalation {fact.detail['escalation']}."


def resolved(fact: Fact) -> str:
    number = fact.detail["escalation"]
    return f"{mention(fact.by)} resolved escalation {number}:{quotation(fact, 'resolution')}"


def extended(fact: Fact) -> str:
    day = spoken_day(fact.detail.get("until"))
    return f"{mention(fact.by)} gave this more time, until {day}:{quotation(fact, 'reason')}"


ESCALATION_LINES: dict[FactKind, Callable[[Fact], str | None]] = {
    FactKind.ESCALATION_RAISED: raised,
    FactKind.ESCALATION_ACKNOWLEDGED: acknowledged,
    FactKind.ESCALATION_RESOLVED: resolved,
    FactKind.GATE_EXTENDED: extended,
}
