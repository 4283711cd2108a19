"""The delivery record: milestones, risks, escalations, feedback, review."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(slots=True)
class Milestone:
    key: str
    position: int
    first_target_on: date | None = None
    target_on: date | None = None
    forecast_on: date | None = None
    reached_at: datetime | None = None
    escalate_at: datetime | None = None  # when its delay passes what the team may settle

    def status(self, today: date) -> "MilestoneStatus":
        if self.reached_at is not None:
            late = self.target_on is not None and self.reached_at.date() > self.target_on
            return MilestoneStatus.REACHED_LATE if late else MilestoneStatus.REACHED
        if self.target_on is None:
            return MilestoneStatus.NOT_PLANNED
        if self.target_on < today:
            return MilestoneStatus.OVERDUE
        if self.forecast_on is not None and self.forecast_on > self.target_on:
            return MilestoneStatus.AT_RISK
        return MilestoneStatus.ON_TRACK


class MilestoneStatus(StrEnum):
    NOT_PLANNED = "not planned"
    ON_TRACK = "on track"
    AT_RISK = "at risk"
    OVERDUE = "overdue"
    REACHED = "reached"
    REACHED_LATE = "reached late"


@dataclass(slots=True)
class Pause:
    """A time on hold, in which nothing is asked of anybody; it lasts until it is resumed."""

    number: int
    held_at: datetime
    held_by: str
    because: str
    resumed_at: datetime | None = None
    resumed_by: str | None = None
    resumed_because: str | None = None


@dataclass(slots=True)
class Risk:
    number: int
    text: str
    likelihood: int  # 1 (rare) to 5 (almost certain)
    impact: int  # 1 (slight) to 5 (severe)
    mitigation: str
    owner: str  # a user id
    due_on: date | None
    added_at: datetime
    added_by: str
    closed_at: datetime | None = None
    closed_by: str | None = None
    outcome: str | None = None  # what became of it
    came_true: bool | None = None  # once it is closed
    link: str | None = None  # to the message in which it was seen

    @property
    def score(self) -> int:
        return self.likelihood * self.impact


@dataclass(slots=True)
class Feedback:
    number: int
    text: str
    satisfaction: int | None  # 1 (very unhappy) to 5 (very happy)
    given_by: str  # as the recorder names the client's person
    recorded_at: datetime
    recorded_by: str


@dataclass(slots=True)
class SuccessMetric:
    """What shall become better, from where to where and by when; then what it came to."""

    number: int
    name: str
    baseline: str
    target: str
    due_on: date
    written_at: datetime
    written_by: str
    changed_because: str | None = None  # why it was added or worded anew after it was agreed
    dropped_at: datetime | None = None
    dropped_by: str | None = None
    dropped_because: str | None = None
    value: str | None = None  # as measured
    measured_on: date | None = None
    target_met: bool | None = None
    measured_at: datetime | None = None
    measured_by: str | None = None


class DoneDeed(StrEnum):
    ADDED = "added"
    REWORDED = "reworded"
    DROPPED = "dropped"


@dataclass(slots=True)
class DoneChange:
    """One change of the definition of done."""

    number: int
    part: str  # its key
    deed: DoneDeed
    text: str  # as it is from then on, or was when it was dropped
    owner: str  # a role
    changed_at: datetime
    changed_by: str
    late: bool  # after development began
    was: str | None = None
    because: str | None = None


@dataclass(slots=True)
class Review:
    number: int
    went_well: str
    went_badly: str
    lessons: str
    written_at: datetime
    written_by: str


@dataclass(slots=True)
class ReviewAction:
    number: int
    text: str
    owner: str  # a user id
    due_on: date
    added_at: datetime
    done_at: datetime | None = None
    done_by: str | None = None
