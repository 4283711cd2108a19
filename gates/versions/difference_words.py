"""What a field, an entry and a value of a process are called where two versions are compared."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from gates.people import spoken_list
from gates.process import Model, Process

LONGEST = 160  # characters of a value in a sentence

FIELDS = {
    "phase_word": "the word for a phase",
    "manager": "the role that owns a delivery",
    "escalates_to": "the role that escalations go to",
    "escalation": "the chain of escalation",
    "complete_status": "the label of a closed record",
    "delivered_by": "the milestone that counts as delivered",
    "entry": "what must be true before it starts",
    "activities": "what is done in it",
    "opens": "what opens it",
    "gate_before": "opened by the gate before",
    "sent_back_to": "where a rejection sends the work",
    "exceptions": "exceptions allowed",
    "holds": "what the open gate holds back",
    "needs": "what must stand in the record first",
    "milestone": "the milestone that it reaches",
    "asks": "what is confirmed",
    "signers": "how many sign",
    "step": "the step in which it signs",
    "signs_for": "what one signature counts for",
    "separate": "who did the work may not sign alone",
    "veto": "the roles with a veto",
    "concerns": "concerns taken",
    "formal": "signed formally",
    "signature": "the formal signature",
    "waived_by": "who may waive a required item",
    "waivers_end": "every waiver has an end",
    "skipped_by": "who may skip it",
    "overridden_by": "who may override it",
    "reopened_by": "who may reopen a closed delivery",
    "asked_again": "who is asked again after a change",
    "carries_over": "what is carried over when it is opened anew",
    "valid_days": "for how many days a sign-off holds",
    "people": "the people who hold it",
    "group": "the Slack user group that holds it",
    "external": "held by the client's people",
    "coordinates": "sees across deliveries",
    "planned": "part of the schedule",
    "asks_for_mode": "the delivery mode is asked for",
    "part_of_done": "part of the definition of done",
    "development": "the phase in which development begins",
    "warn_of_rework_from": "the number of open items that warns of rework",
    "digests": "how the client is written",
    "client_message": "the message to the client that it asks for",
    "day": "the weekday of the digest",
    "hour": "the hour of the digest",
    "goes_by_itself": "the digest goes by itself",
    "preview_hours": "the working hours of the preview",
    "automated": "ticked by a check",
    "at_most": "the highest value",
    "at_least": "the lowest value",
    "first_after_hours": "the working hours before the first nudge",
    "then_every_hours": "the working hours between two nudges",
    "before_due_days": "how many business days before the due date somebody is nudged",
    "zone": "the time zone",
    "days": "the working days",
    "opens_at": "when work begins",
    "closes_at": "when work ends",
    "country": "the country whose holidays count",
    "region": "the region whose holidays count",
    "closed_on": "the days on which nobody works",
    "quiet": "the quiet hours",
    "since": "from",
    "passes_itself": "passes by itself",
    "repeats": "the phases that repeat",
    "first": "the first phase of a run",
    "last": "the last phase of a run",
    "failure_rate": "the change failure rate",
    "of_last": "how many changes it counts",
    "if_failing": "what is asked when the check fails",
    "fresh_for_hours": "for how many hours a green report counts",
}
KINDS = {
    "checklist": "item",
    "package": "package item",
    "rework": "rework item",
    "sign_offs": "sign-off of",
}
# Fields whose value names something else in the process.
ROLES = {
    "veto", "waived_by", "skipped_by", "overridden_by", "reopened_by", "manager", "escalates_to", "owner",
    "supporting", "informed", "giver", "receiver", "role",
}  # fmt: skip
MILESTONES = {"delivered_by", "milestone", "start", "end"}
PHASES = {"sent_back_to", "development", "first", "last"}


@dataclass(frozen=True, slots=True)
class Names:
    """The names behind the keys of both versions, the newer one's first."""

    before: Process
    after: Process

    def of(self, field: str, key: str) -> str:
        for process in (self.after, self.before):
            if field in ROLES and key in process.roles:
                return process.roles[key].name
            entries = process.milestones if field in MILESTONES else process.phases if field in PHASES else ()
            for entry in entries:
                if entry.key == key:
                    return entry.name
        return key

    def kind(self, field: str) -> str:
        """What one entry of a list is called."""
        if field == "phases":
            return self.after.phase_word.lower()
        return KINDS.get(field, field_words(field).removesuffix("s"))

    def entry(self, key: str, entry: Any) -> str:
        for attribute in ("name", "text"):
            if text := getattr(entry, attribute, None):
                return quoted(text)
        return quoted(self.of("role", getattr(entry, "role", key)))

    def shown(self, field: str, value: Any) -> str:
        match value:
            case None:
                return "nothing"
            case bool():
                return "yes" if value else "no"
            case StrEnum():
                return quoted(value.replace("_", " "))
            case str():
                return quoted(self.of(field, value))
            case tuple():
                return spoken_list([self.shown(field, each) for each in value]) or "nothing"
            case Model():
                return quoted(value.model_dump_json(exclude_defaults=True))
        return str(value)


def field_words(field: str) -> str:
    return FIELDS.get(field, field.replace("_", " "))


def quoted(text: str) -> str:
    flat = " ".join(text.split())
    return f"“{flat if len(flat) <= LONGEST else f'{flat[:LONGEST]}…'}”"
