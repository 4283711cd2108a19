"""One round of a gate: its items, its sign-offs, its handoff."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from gates.checklists.checklist import Item, Part
from gates.checklists.evidence_file import EvidenceFile
from gates.checklists.question import Question
from gates.sign_offs.concern import Concern
from gates.sign_offs.override import Override
from gates.sign_offs.signoff import SignOff


class Outcome(StrEnum):
    PASSED = "passed"
    SENT_BACK = "sent_back"
    SKIPPED = "skipped"
    OVERRIDDEN = "overridden"
    BROUGHT_IN = "brought_in"  # gone through elsewhere, before the work came here
    CANCELLED = "cancelled"


@dataclass(slots=True)
class Handoff:
    """One attempt to hand a phase over: prepared, offered, then accepted or returned."""

    phase: str
    round: int
    attempt: int
    giver: str
    receiver: str
    asked_at: datetime
    offered_at: datetime | None = None
    offered_by: str | None = None
    accepted_at: datetime | None = None
    accepted_by: str | None = None
    returned_at: datetime | None = None
    returned_by: str | None = None
    questions: str | None = None
    in_spite_of: str | None = None  # what was open when it was offered after a warning, a line for each


@dataclass(slots=True)
class Gate:
    """One attempt at a gate. It waits for its handoff until `opened_at`, and is settled by `closed_at`."""

    phase: str
    round: int
    asked_at: datetime
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    closed_by: str | None = None
    outcome: Outcome | None = None
    reason: str | None = None
    ready_at: datetime | None = None  # since when every required item is done
    extended_to: date | None = None  # it was given time until then, this day included
    extended_by: str | None = None
    escalate_at: datetime | None = None  # when the clock looks whether it goes to the next level
    items: list[Item] = field(default_factory=list)
    sign_offs: list[SignOff] = field(default_factory=list)
    handoffs: list[Handoff] = field(default_factory=list)
    concerns: list[Concern] = field(default_factory=list)
    overrides: list[Override] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    evidence_files: list[EvidenceFile] = field(default_factory=list)

    @property
    def is_settled(self) -> bool:
        return self.closed_at is not None

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.closed_at is None

    @property
    def handoff(self) -> Handoff | None:
        """The attempt that counts: the newest."""
        return self.handoffs[-1] if self.handoffs else None

    def part(self, part: Part) -> list[Item]:
        return [item for item in self.items if item.part is part]

    def blocking(self, part: Part = Part.CHECKLIST) -> list[Item]:
        return [item for item in self.items if item.part is part and item.blocks]

    @property
    def is_behind(self) -> bool:
        """Settled so that the work went on from here."""
        return self.outcome in (Outcome.PASSED, Outcome.SKIPPED, Outcome.OVERRIDDEN, Outcome.BROUGHT_IN)

    def open_override(self) -> Override | None:
        return next((override for override in self.overrides if override.is_open), None)

    def open_concerns(self) -> list[Concern]:
        return [concern for concern in self.concerns if concern.is_open]

    def item(self, key: str) -> Item | None:
        return next((item for item in self.items if item.key == key), None)

    def approved_roles(self) -> set[str]:
        return {sign_off.role for sign_off in self.sign_offs if sign_off.approves}

    def live_sign_off_of(self, user_id: str) -> SignOff | None:
        """What this person signed for themselves; what they recorded for the client is the client's."""
        own = self.own_live_sign_offs(user_id)
        return own[-1] if own else None

    def own_live_sign_offs(self, user_id: str) -> list[SignOff]:
        return [s for s in self.sign_offs if s.live and s.decided_by == user_id and not s.on_behalf]

    def progress(self) -> tuple[int, int]:
        """Done and all of the checklist's items, optional ones too."""
        items = self.part(Part.CHECKLIST)
        return sum(item.done for item in items), len(items)

    def settle(self, outcome: Outcome, at: datetime, by: str, reason: str | None = None) -> None:
        self.closed_at, self.closed_by, self.outcome, self.reason = at, by, outcome, reason
