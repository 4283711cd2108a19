"""One approver's recorded decision on one gate in one round."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Verdict(StrEnum):
    APPROVE = "approve"
    CONDITIONS = "approve_with_conditions"
    REJECT = "reject"
    ABSTAIN = "abstain"


@dataclass(frozen=True, slots=True)
class Condition:
    """What an approval asks for; it becomes a required item of the next gate, or of a later one."""

    text: str
    owner: str  # a role
    owner_user: str | None = None
    due_on: date | None = None
    phase: str | None = None  # at whose gate it is to be met; None: the next


@dataclass(frozen=True, slots=True)
class Signature:
    """A formal signature: the name as it was typed, the reason, and the digest of what was on the screen."""

    name: str
    reason: str
    seen: str


@dataclass(slots=True)
class SignOff:
    phase: str
    round: int
    number: int
    role: str
    verdict: Verdict
    decided_by: str
    decided_at: datetime
    comment: str | None = None
    evidence: str | None = None
    conditions: list[Condition] = field(default_factory=list)
    on_behalf: bool = False  # recorded by the manager for the client, with the client's words as evidence
    withdrawn_at: datetime | None = None
    withdrawn_by: str | None = None
    stale_at: datetime | None = None
    stale_because: str | None = None
    signed_name: str | None = None  # these three of a formal signature
    signed_reason: str | None = None
    stands_for: str | None = None  # the person on whose behalf it was given
    seen_sha256: str | None = None  # the checklist with its evidence, as the signer saw it
    confirmed: str | None = None  # what the role was asked to confirm
    carried_from: int | None = None  # the round in which it was given, where it came over from there

    @property
    def live(self) -> bool:
        """It still stands: neither withdrawn nor overtaken by a change."""
        return self.withdrawn_at is None and self.stale_at is None

    @property
    def approves(self) -> bool:
        return self.live and self.verdict in (Verdict.APPROVE, Verdict.CONDITIONS)
