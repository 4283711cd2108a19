"""One piece of work going through a process, with everything that was decided about it."""

from dataclasses import dataclass, field
from datetime import date, datetime

from gates.checklists.checklist import Item, Origin, Part
from gates.digests.records import ClientUpdate, DigestSettings
from gates.due.moment import DueMoment
from gates.escalations.escalation import Escalation
from gates.facts import Detail, Fact, FactKind
from gates.gate import Gate
from gates.holder import Holder
from gates.nudges.nudge import Nudge
from gates.nudges.policy import NudgePolicy
from gates.people import Person, spoken_list
from gates.process import ChecklistItem, Phase, Process
from gates.records.delivery_mode import Mode
from gates.records.record import (
    DoneChange,
    Feedback,
    Milestone,
    Pause,
    Review,
    ReviewAction,
    Risk,
    SuccessMetric,
)
from gates.records.target_change import TargetChange
from gates.refusal import Refusal
from gates.registers.decision import LoggedDecision
from gates.registers.dependency import Dependency
from gates.registers.scope_addition import ScopeAddition
from gates.runs.run import Run, RunDay
from gates.sign_offs.delegation import Delegation
from gates.working_time.calendar import Calendar
from gates.working_time.working_time import STANDARD, WorkingTime
from gates.workspace.defaults import NOTHING_SAID, Defaults


def milestones_of(phase: Phase) -> list[str]:
    """The milestones that are reached in this phase, in their order."""
    keys = (phase.milestones.start, *(item.milestone for item in phase.checklist), phase.milestones.end)
    return [key for key in keys if key]


@dataclass
class Delivery:
    id: str
    workspace_id: str
    process: Process
    name: str
    client: str | None  # None where the process has no role of a client's
    scope: str
    internal_channel: str
    client_channel: str | None
    intake_on: date
    agreed_on: date  # the delivery date that the client was promised
    started_at: datetime
    started_by: str
    acceptable_delay_days: int | None = None
    escalate_when: str | None = None
    mode: Mode | None = None  # where the process asks for one
    mode_because: str | None = None
    practice: bool = False  # for trying things: in no portfolio, digest or metric
    private: bool = False  # shown to its own people only, see `shows_to`
    closed_at: datetime | None = None
    closed_by: str | None = None
    cancelled_at: datetime | None = None
    cancelled_by: str | None = None
    cancelled_because: str | None = None
    nudge_policy: NudgePolicy | None = None  # where it is not that of its process
    calendar: Calendar | None = None  # its own, before those of its process and its workspace
    runs_opened_at: datetime | None = None  # where phases repeat
    runs_ended_at: datetime | None = None
    runs_ended_by: str | None = None
    holders: list[Holder] = field(default_factory=list)
    gates: list[Gate] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)
    target_changes: list[TargetChange] = field(default_factory=list)
    dependencies: list[Dependency] = field(default_factory=list)
    risks: list[Risk] = field(default_factory=list)
    escalations: list[Escalation] = field(default_factory=list)
    feedback: list[Feedback] = field(default_factory=list)
    scope_additions: list[ScopeAddition] = field(default_factory=list)
    decisions: list[LoggedDecision] = field(default_factory=list)
    success_metrics: list[SuccessMetric] = field(default_factory=list)
    done_changes: list[DoneChange] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    review_actions: list[ReviewAction] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)  # those that are not folded
    run_days: list[RunDay] = field(default_factory=list)
    pauses: list[Pause] = field(default_factory=list)
    delegations: list[Delegation] = field(default_factory=list)
    digest_settings: list[DigestSettings] = field(default_factory=list)
    client_updates: list[ClientUpdate] = field(default_factory=list)
    nudges: list[Nudge] = field(default_factory=list)
    due_moments: list[DueMoment] = field(default_factory=list)  # when the clock looks at it
    away: dict[str, datetime | None] = field(default_factory=dict)  # who says so in Slack, and until when
    working_time: WorkingTime = STANDARD  # see `gates.calendars`
    defaults: Defaults = NOTHING_SAID  # of its workspace
    facts: list[Fact] = field(default_factory=list)  # new since it was loaded

    # Who holds what

    def holders_of(self, role: str) -> list[str]:
        return [h.user_id for h in self.holders if h.role == role and h.released_at is None]

    def roles_of(self, user_id: str) -> list[str]:
        return [h.role for h in self.holders if h.user_id == user_id and h.released_at is None]

    def team_roles_of(self, user_id: str) -> list[str]:
        """Without the client's own."""
        return [role for role in self.roles_of(user_id) if not self.process.roles[role].external]

    def people(self) -> set[str]:
        return {h.user_id for h in self.holders if h.released_at is None}

    def is_external(self, role: str) -> bool:
        return role in self.process.roles and self.process.roles[role].external

    def holds(self, by: Person, role: str) -> bool:
        return by.user_id in self.holders_of(role)

    def manages(self, by: Person) -> bool:
        """The delivery's manager, or an admin in their stead."""
        return self.holds(by, self.process.manager) or (by.is_admin and not by.is_external)

    # Where it stands

    @property
    def is_over(self) -> bool:
        return self.closed_at is not None or self.cancelled_at is not None

    @property
    def on_hold(self) -> Pause | None:
        """Since when, and why, nothing is asked of anybody; None where the delivery goes on, or is over."""
        last = self.pauses[-1] if self.pauses else None
        return last if last and last.resumed_at is None and not self.is_over else None

    @property
    def live_gates(self) -> list[Gate]:
        """Gates that are not settled, in the order of the process."""
        return sorted((g for g in self.gates if not g.is_settled), key=lambda g: self.process.number(g.phase))

    @property
    def current(self) -> Gate | None:
        """The gate that leads: the earliest that is not settled. The gates of a run lead nobody."""
        return next((gate for gate in self.live_gates if not self.is_of_run(gate)), None)

    def is_of_run(self, gate: Gate) -> bool:
        return self.process.does_repeat(gate.phase)

    @property
    def runs_are_open(self) -> bool:
        return self.runs_opened_at is not None and self.runs_ended_at is None and not self.is_over

    @property
    def all_is_decided(self) -> bool:
        return not self.live_gates and not self.runs_are_open

    @property
    def leading_phase(self) -> Phase | None:
        """That of the gate that leads; the last of a run, while nothing but runs goes on."""
        if current := self.current:
            return self.process.phase(current.phase)
        return self.process.repeating()[-1] if self.runs_are_open else None

    @property
    def status(self) -> str:
        """The label of the record, as the process names it."""
        if self.cancelled_at is not None:
            return "Cancelled"
        if self.closed_at is not None:
            return self.process.complete_status
        return (self.leading_phase or self.process.phases[-1]).status

    def rounds_of(self, phase: str) -> list[Gate]:
        return sorted((g for g in self.gates if g.phase == phase), key=lambda g: g.round)

    def latest(self, phase: str) -> Gate | None:
        rounds = self.rounds_of(phase)
        return rounds[-1] if rounds else None

    def gate(self, phase: str, number: int) -> Gate:
        """The gate of that round. Raises Refusal when there is none (a stale or forged reference)."""
        for gate in self.gates:
            if gate.phase == phase and gate.round == number:
                return gate
        raise Refusal("This gate no longer exists. Use `/gate show` to see where the delivery stands.")

    def phase(self, gate: Gate) -> Phase:
        return self.process.phase(gate.phase)

    def label(self, gate: Gate) -> str:
        return self.process.label(gate.phase)

    def milestone(self, key: str) -> Milestone | None:
        return next((m for m in self.milestones if m.key == key), None)

    def source_of(self, item: Item) -> ChecklistItem | None:
        """The item as the process words it; None for the package, rework and conditions."""
        if item.part is Part.PACKAGE or item.origin is not Origin.PROCESS:
            return None
        return next((c for c in self.process.phase(item.phase).checklist if c.key == item.key), None)

    def is_automated(self, item: Item) -> bool:
        """Whether a check ticks it, and nobody by hand."""
        source = self.source_of(item)
        return source is not None and source.automated

    def due_on(self, gate: Gate) -> date | None:
        """The date by which the phase should end: its milestone's, by the forecast, else by the target.

        Where the gate was given more time, it is due then.
        """
        milestone = self.milestone_due(gate)
        day = (milestone.forecast_on or milestone.target_on) if milestone else None
        return max(filter(None, (day, gate.extended_to)), default=None)

    def milestone_due(self, gate: Gate) -> Milestone | None:
        """The next milestone with a date which the end of its phase makes possible."""
        own, *later = self.process.phases[self.process.number(gate.phase) - 1 :]
        keys = [key for key in milestones_of(own) if key != own.milestones.start]
        keys += [key for phase in later for key in milestones_of(phase)]
        ahead = [m for key in keys if (m := self.milestone(key)) and m.reached_at is None]
        return next((m for m in ahead if m.forecast_on or m.target_on), None)

    def is_overdue(self, gate: Gate, today: date) -> bool:
        due = self.due_on(gate)
        return not gate.is_settled and due is not None and due < self.counted_day(today)

    def counted_day(self, today: date) -> date:
        """The day up to which lateness counts: while a delivery is on hold, its clocks stand still."""
        return min(today, self.on_hold.held_at.date()) if self.on_hold else today

    @property
    def delivered_on(self) -> date | None:
        milestone = self.milestone(self.process.delivered_by)
        return milestone.reached_at.date() if milestone and milestone.reached_at else None

    def open_escalations(self) -> list[Escalation]:
        return [e for e in self.escalations if e.resolved_at is None]

    def live_metrics(self) -> list[SuccessMetric]:
        return [metric for metric in self.success_metrics if metric.dropped_at is None]

    # What every rule needs

    def record_fact(
        self,
        kind: FactKind,
        at: datetime,
        by: str,
        gate: Gate | None = None,
        **detail: str | int | bool | list[str] | None,
    ) -> None:
        body: Detail = {key: value for key, value in detail.items() if value is not None}
        phase, number = (gate.phase, gate.round) if gate else (None, None)
        self.facts.append(Fact(kind, at, by, phase, number, body))

    def must_be_running(self) -> None:
        self.must_not_be_over()
        if pause := self.on_hold:
            role = self.process.role_name(self.process.manager).lower()
            why = pause.because[:200]
            raise Refusal(
                f"This delivery is on hold: “{why}”. The {role} can resume it with `/gate resume`.",
                ask=self.holders_of(self.process.manager),
            )

    def must_not_be_over(self) -> None:
        if self.cancelled_at is not None:
            raise Refusal("This delivery was cancelled, so nothing in it can be changed.")
        if self.closed_at is not None:
            raise Refusal("This delivery is closed, so nothing in it can be changed.")

    def must_manage(self, by: Person, deed: str) -> None:
        if not self.manages(by):
            role = self.process.role_name(self.process.manager).lower()
            raise Refusal(
                f"Only the {role} of this delivery can {deed}.", ask=self.holders_of(self.process.manager)
            )

    def must_take_part(self, by: Person, deed: str) -> None:
        """Holders of any role, the manager and admins; nobody else."""
        if not self.team_roles_of(by.user_id) and not self.manages(by):
            raise Refusal(
                f"Only people who hold a role in this delivery can {deed}.",
                ask=self.holders_of(self.process.manager),
            )

    def refuse_unless_holder(self, by: Person, roles: list[str], deed: str) -> None:
        if not any(self.holds(by, role) for role in roles):
            names = spoken_list([self.process.role_name(role) for role in dict.fromkeys(roles)], "or")
            raise Refusal(f"Only the {names} of this delivery can {deed}.", ask=self.who_can(roles))

    def who_can(self, roles: list[str]) -> list[str]:
        """The holders of these roles; where nobody is named, the manager, who can name somebody."""
        users = [user for role in roles for user in self.holders_of(role)]
        return list(dict.fromkeys(users)) or self.holders_of(self.process.manager)
