"""What a button or a form is about: one typed reference in `value` or `private_metadata`."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from gates.delivery import Delivery
from gates.gate import Gate
from gates.refusal import Refusal

EVERYWHERE = "all"  # in place of a delivery: all that a person takes part in
OUTDATED = "This button is from an older version. Use `/gate show` to get a new card."


class ProcessRef(BaseModel):
    """Points at a version of a process, at what it is compared with, and at a page of what is shown."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    process: str = Field(max_length=40)
    version: int | None = Field(None, ge=1)
    other: int | None = Field(None, ge=1)
    page: int = Field(1, ge=1)

    def dump(self) -> str:
        return self.model_dump_json(exclude_none=True)

    @classmethod
    def read(cls, text: str) -> "ProcessRef":
        """Raises Refusal for what we never wrote."""
        try:
            return cls.model_validate_json(text)
        except ValidationError:
            raise Refusal(OUTDATED) from None


class TokenRef(BaseModel):
    """Points at a check token, by the id that says nothing of its secret."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    token: str = Field(max_length=40)

    def dump(self) -> str:
        return self.model_dump_json()

    @classmethod
    def read(cls, text: str) -> "TokenRef":
        """Raises Refusal for what we never wrote."""
        try:
            return cls.model_validate_json(text)
        except ValidationError:
            raise Refusal(OUTDATED) from None


class Ref(BaseModel):
    """Points at a delivery, one of its gates, one item or step of it, or a numbered entry of its record."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    delivery: str = Field(max_length=40)
    phase: str | None = Field(None, max_length=40)
    round: int | None = Field(None, ge=1, le=100_000)
    item: str | None = Field(None, max_length=60)
    number: int | None = Field(None, ge=1, le=999_999_999)
    seen: str | None = Field(None, max_length=64)  # the digest of what a form shows
    verb: str | None = Field(None, max_length=20)

    def dump(self) -> str:
        """Short enough for an option's value (150) and a button's (2000)."""
        return self.model_dump_json(exclude_none=True)

    @classmethod
    def read(cls, text: str) -> Self:
        """Raises Refusal for what we never wrote."""
        try:
            return cls.model_validate_json(text)
        except ValidationError:
            raise Refusal(OUTDATED) from None

    @classmethod
    def to(
        cls, delivery: Delivery, gate: Gate | None = None, item: str | None = None, number: int | None = None
    ) -> "Ref":
        phase, round_ = (gate.phase, gate.round) if gate else (None, None)
        return cls(delivery=delivery.id, phase=phase, round=round_, item=item, number=number)

    def gate_of(self, delivery: Delivery) -> Gate:
        if self.phase is None or self.round is None:
            raise Refusal(OUTDATED)
        return delivery.gate(self.phase, self.round)

    @property
    def item_key(self) -> str:
        if self.item is None:
            raise Refusal(OUTDATED)
        return self.item

    @property
    def entry(self) -> int:
        """The number of a risk, an escalation or a review action."""
        if self.number is None:
            raise Refusal(OUTDATED)
        return self.number


class MessageRef(Ref):
    """Of something that is entered because of a message: where that stands, and what it says."""

    channel: str | None = Field(None, max_length=30)
    ts: str | None = Field(None, max_length=30)
    author: str | None = Field(None, max_length=30)
    text: str | None = Field(None, max_length=1000)
    files: tuple[str, ...] = Field((), max_length=10)  # Slack's ids

    def dump(self) -> str:
        return self.model_dump_json(exclude_none=True, exclude_defaults=True)

    @classmethod
    def of(cls, view: dict[str, Any] | None) -> Self:
        """Of a window that the message led to."""
        return cls.read(str((view or {}).get("private_metadata", "")))


class WarnedRef(Ref):
    """Of a handoff, with the keys of the open items of which the giver was warned."""

    named: tuple[str, ...] = Field((), max_length=40)

    @classmethod
    def of(cls, view: dict[str, Any]) -> "WarnedRef":
        """Of a submitted form."""
        try:
            return cls.model_validate_json(str(view.get("private_metadata", "")))
        except ValidationError:
            raise Refusal(OUTDATED) from None
