"""What a process file may say: phases, checklists, gates, handoffs, milestones."""

from collections.abc import Iterator
from typing import Self

from pydantic import Field, model_validator

from gates.nudges.policy import NudgePolicy
from gates.process_files.digests import Cadence, Digests, Language, MessageKind
from gates.process_files.gate import (
    DELIVERY_CHANNEL,
    DIRECT,
    AskedAgain,
    CarriesOver,
    EscalationLevel,
    GateRule,
    Holds,
    Signature,
    SignOffRule,
    SignsFor,
)
from gates.process_files.items import ChecklistItem, Evidence, FailureAsk, Need, PackageItem, Threshold
from gates.process_files.repeats import FailureRate, Repeats
from gates.process_files.types import Flag, Key, Line, Model, ProcessKey, Text, UserGroupId, UserId
from gates.working_time.calendar import Calendar, QuietHours

__all__ = [
    "DELIVERY_CHANNEL",
    "DIRECT",
    "AskedAgain",
    "Cadence",
    "Calendar",
    "CarriesOver",
    "ChecklistItem",
    "DateRule",
    "Digests",
    "EscalationLevel",
    "Evidence",
    "FailureAsk",
    "FailureRate",
    "GateRule",
    "Handoff",
    "Holds",
    "Language",
    "MessageKind",
    "Milestone",
    "Milestones",
    "Model",
    "Need",
    "NudgePolicy",
    "Opening",
    "PackageItem",
    "Phase",
    "Process",
    "QuietHours",
    "Repeats",
    "Role",
    "SignOffRule",
    "Signature",
    "SignsFor",
    "Threshold",
]


class Role(Model):
    name: Line
    duty: Line
    external: Flag = False  # held by the client's people, who may stay unnamed
    coordinates: Flag = False  # sees across deliveries (a PMO); never owns a phase
    people: tuple[UserId, ...] = Field(default=(), max_length=30)  # who holds it in every delivery
    group: UserGroupId | None = None  # the Slack user group whose members hold it

    @property
    def is_named(self) -> bool:
        """Whether the process itself says who holds it, so that nobody is asked at the start."""
        return bool(self.people) or self.group is not None


class Handoff(Model):
    """How a phase starts: the giver's package, which the receiver accepts or returns."""

    giver: Key
    receiver: Key
    package: tuple[PackageItem, ...] = Field(min_length=1, max_length=40)
    # the giver is asked once more when this many of the items that may stay open are open
    warn_of_rework_from: int | None = Field(None, ge=1, le=40)


class DateRule(Model):
    """So many business days after a milestone was reached."""

    milestone: Key
    business_days: int = Field(ge=0, le=260)


class Opening(Model):
    """A phase opens when the gate before it passes, on a date, or on whichever comes first."""

    gate_before: Flag = True
    date: DateRule | None = None

    @model_validator(mode="after")
    def opens_at_all(self) -> Self:
        if not self.gate_before and self.date is None:
            raise ValueError("a phase needs something that opens it: gate_before: true, a date, or both")
        return self


class Milestones(Model):
    start: Key | None = None
    end: Key | None = None


class Phase(Model):
    key: Key
    name: Line
    purpose: Text
    status: Line  # the label that the delivery carries while this phase leads
    entry: tuple[Line, ...] = Field(min_length=1, max_length=40)
    activities: tuple[Line, ...] = Field(min_length=1, max_length=40)
    owner: tuple[Key, ...] = Field(min_length=1)
    supporting: tuple[Key, ...] = ()
    informed: tuple[Key, ...] = ()
    opens: Opening = Opening()
    handoff: Handoff | None = None
    checklist: tuple[ChecklistItem, ...] = Field(min_length=1, max_length=40)
    gate: GateRule
    milestones: Milestones = Milestones()
    output: Text


class Milestone(Model):
    key: Key
    name: Line
    planned: Flag = True  # part of the schedule, so it needs a target date


class Process(Model):
    """One version of a written process; a delivery stays on the version that it started with."""

    key: ProcessKey
    extends: ProcessKey | None = None  # the process of which this one is a variant
    name: Line
    version: int = Field(ge=1)
    phase_word: Line = "Phase"
    summary: Text
    manager: Key  # the role that owns a delivery throughout
    escalates_to: Key
    escalation: tuple[EscalationLevel, ...] = Field(default=(), max_length=10)  # the chain of each gate
    signature: Signature | None = None  # for the gates that are signed formally
    signs_for: SignsFor = SignsFor.ALL_ROLES
    reopened_by: tuple[Key, ...] = Field(default=(), max_length=20)  # empty: the manager
    digests: Digests | None = None  # how the client is written, until the manager sets something else
    development: Key | None = None  # the phase from which on the definition of done changes late
    repeats: Repeats | None = None  # the phases that checks alone run through, many times
    asks_for_mode: Flag = False  # True: the way of working is chosen at the start, with the reason
    complete_status: Line = "Complete"
    delivered_by: Key  # the milestone whose actual date is the actual delivery date
    roles: dict[Key, Role] = Field(min_length=1, max_length=60)
    milestones: tuple[Milestone, ...] = Field(default=(), max_length=60)
    calendar: Calendar | None = None  # of its deliveries; the workspace's where it is left out
    nudges: NudgePolicy | None = None
    phases: tuple[Phase, ...] = Field(min_length=1, max_length=60)

    def phase(self, key: str) -> Phase:
        return next(phase for phase in self.phases if phase.key == key)

    def number(self, key: str) -> int:
        """Position of the phase as people count, from 1."""
        return next(n for n, phase in enumerate(self.phases, 1) if phase.key == key)

    def label(self, key: str) -> str:
        """The phase as it is called on screen, for example "Stage 4: QA gate"."""
        return f"{self.phase_word} {self.number(key)}: {self.phase(key).name}"

    def phase_after(self, key: str) -> Phase | None:
        after = self.phases[self.number(key) :]
        return after[0] if after else None

    def repeating(self) -> tuple[Phase, ...]:
        """The phases that make up one run, in order; none where nothing repeats."""
        if self.repeats is None:
            return ()
        return self.phases[self.number(self.repeats.first) - 1 : self.number(self.repeats.last)]

    def does_repeat(self, key: str) -> bool:
        return self.repeats is not None and key in [phase.key for phase in self.repeating()]

    def milestone(self, key: str) -> Milestone:
        return next(milestone for milestone in self.milestones if milestone.key == key)

    def role_name(self, key: str) -> str:
        """A delivery that was moved to another version may remember a role that is gone."""
        return self.roles[key].name if key in self.roles else key.replace("_", " ").capitalize()

    def internal_roles(self) -> Iterator[tuple[str, Role]]:
        return ((key, role) for key, role in self.roles.items() if not role.external)

    def named_people(self) -> dict[str, list[str]]:
        """The roles whose people the process names one by one."""
        return {key: list(dict.fromkeys(role.people)) for key, role in self.roles.items() if role.people}

    def groups(self) -> dict[str, str]:
        """The roles that a Slack user group holds, with its id."""
        return {key: role.group for key, role in self.roles.items() if role.group}

    def client_role(self) -> str | None:
        """The external role; None for work that nobody outside receives, such as a product initiative."""
        return next((key for key, role in self.roles.items() if role.external), None)

    def acknowledging_phase(self) -> Phase | None:
        """The phase in which the client says that the work arrived: the last whose gate the client signs."""
        role = self.client_role()
        asking = [p for p in self.phases if any(rule.role == role for rule in p.gate.sign_offs)]
        return asking[-1] if asking else None

    def asks_for(self, need: Need) -> bool:
        """Whether an item waits for this part of the record, so that a delivery cannot end without it."""
        return self.phase_that_needs(need) is not None

    def phase_that_needs(self, need: Need) -> Phase | None:
        """The first phase with an item that waits for this part of the record."""
        return next((p for p in self.phases if any(item.needs is need for item in p.checklist)), None)

    def measures_outcomes(self) -> bool:
        return self.asks_for(Need.SUCCESS_METRICS) or self.asks_for(Need.OUTCOMES)
