"""Taking a blocker further by hand."""

from dataclasses import dataclass
from datetime import datetime

from gates.delivery import Delivery
from gates.escalations.escalation import Escalation
from gates.facts import FactKind
from gates.people import Person
from gates.refusal import must_say


@dataclass(frozen=True, slots=True)
class Evidence:
    """A message that shows what stands in the way."""

    text: str
    author: str | None = None
    link: str | None = None


def escalate(
    delivery: Delivery, issue: str, to: str, by: Person, at: datetime, evidence: Evidence | None = None
) -> None:
    """Saying the same to the same person again, while it is open, changes nothing."""
    delivery.must_be_running()
    delivery.must_take_part(by, "raise an escalation")
    must_say(issue, "Say what the issue is.", field="issue")
    must_say(to, "Choose who it goes to.", field="escalated_to")
    if (issue, to) in [(e.issue, e.escalated_to) for e in delivery.open_escalations()]:
        return
    current = delivery.current
    entry = Escalation(len(delivery.escalations) + 1, issue, to, at, by.user_id)
    if current:
        entry.phase, entry.round = current.phase, current.round
    if evidence:
        entry.evidence, entry.evidence_by = evidence.text, evidence.author
        entry.evidence_link = evidence.link
    delivery.escalations.append(entry)
    delivery.record_fact(
        FactKind.ESCALATION_RAISED, at, by.user_id, current, escalation=entry.number, issue=issue, to=to,
        evidence=entry.evidence, evidence_link=entry.evidence_link,
    )  # fmt: skip
