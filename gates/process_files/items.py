"""What a process file says of one item of a checklist or a package."""

from decimal import Decimal
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from gates.process_files.digests import MessageKind
from gates.process_files.types import Flag, Key, Line, Model


class Evidence(StrEnum):
    """Whether a tick must come with a link or a note."""

    OPTIONAL = "optional"
    REQUIRED = "required"


class Need(StrEnum):
    """Data of the delivery record that must stand before an item may be ticked."""

    MILESTONES = "milestones"
    RISKS = "risks"
    ESCALATION_TRIGGERS = "escalation_triggers"
    FEEDBACK = "feedback"
    REVIEW = "review"
    REVIEW_ACTIONS = "review_actions"  # the review asks for something, with an owner and a date
    SUCCESS_METRICS = "success_metrics"  # written
    OUTCOMES = "outcomes"  # and measured
    DEFINITION_OF_DONE = "definition_of_done"  # its parts


class Threshold(Model):
    """What a check's measured value must keep to."""

    at_most: Decimal | None = None
    at_least: Decimal | None = None
    unit: Line | None = None

    @model_validator(mode="after")
    def limits_something(self) -> Self:
        if self.at_most is None and self.at_least is None:
            raise ValueError("a threshold needs a limit: at_most or at_least with a number, or both")
        if self.at_most is not None and self.at_least is not None and self.at_least > self.at_most:
            raise ValueError("no value can keep to this: at_least with a number that is not above at_most")
        return self

    def keeps(self, value: Decimal) -> bool:
        high = self.at_most is not None and value > self.at_most
        low = self.at_least is not None and value < self.at_least
        return not (high or low)

    def shown(self, value: Decimal) -> str:
        """The value with its unit, for example "12.5 %"."""
        return f"{value:f} {self.unit}" if self.unit else f"{value:f}"

    def __str__(self) -> str:
        limits = (("at least", self.at_least), ("at most", self.at_most))
        return " and ".join(f"{words} {self.shown(limit)}" for words, limit in limits if limit is not None)


class FailureAsk(Model):
    """What somebody is asked to do when the check of an item fails, for example to roll back."""

    key: Key
    text: Line
    owner: Key


class ChecklistItem(Model):
    key: Key
    text: Line
    owner: Key
    required: Flag = True
    evidence: Evidence = Evidence.OPTIONAL
    needs: Need | None = None
    milestone: Key | None = None  # reached when this item is ticked
    client_message: MessageKind | None = None  # drafted when this is asked; sending it ticks the item
    part_of_done: Flag = False  # of the definition of done, which is agreed before development
    automated: Flag = False  # ticked by a check that is reported, never by hand
    threshold: Threshold | None = None  # of the value that the check measures
    if_failing: FailureAsk | None = None  # becomes an item of its own when the check fails
    fresh_for_hours: int | None = Field(None, ge=1, le=8760)  # how long a green report counts


class PackageItem(Model):
    key: Key
    text: Line
    required: Flag = True
    evidence: Evidence = Evidence.OPTIONAL
