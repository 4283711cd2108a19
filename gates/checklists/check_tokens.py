"""Tokens by which checks are reported: who may make one, for what, and who may end it."""

from dataclasses import dataclass
from datetime import datetime

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.people import Person
from gates.refusal import Refusal

LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class CheckToken:
    """One that was made; the token itself is known only to whoever keeps it."""

    id: str
    workspace_id: str
    name: str
    delivery_id: str | None  # None: for every delivery of the workspace
    made_at: datetime
    made_by: str
    last_used_at: datetime | None = None
    revoked_at: datetime | None = None
    revoked_by: str | None = None

    @property
    def spoken(self) -> str:
        """The actor of what it reports, as the audit log names it."""
        return f"check token “{self.name}”, created by {self.made_by}"


def check_name(name: str) -> str:
    """On one line, and short. Raises Refusal for anything else."""
    said = " ".join(name.split())
    if not said:
        raise Refusal("Give the token a name, for example `/gate token new CI`.")
    if len(said) > LONGEST_NAME:
        raise Refusal(f"Keep the token's name within {LONGEST_NAME} characters; this one has {len(said)}.")
    return said


def note_made(delivery: Delivery, token: CheckToken, by: Person, at: datetime) -> None:
    delivery.must_not_be_over()
    delivery.must_manage(by, "make a check token")
    delivery.record_fact(FactKind.CHECKS_GRANTED, at, by.user_id, token=token.name, token_id=token.id)


def note_revoked(delivery: Delivery, token: CheckToken, by: Person, at: datetime) -> None:
    """A token may be revoked even when its delivery is over."""
    delivery.must_manage(by, "revoke a check token")
    if token.revoked_at is None:
        delivery.record_fact(FactKind.CHECKS_REVOKED, at, by.user_id, token=token.name, token_id=token.id)
