"""What the client may see of a delivery: the one value that a message to it is written from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from gates.delivery import Delivery
from gates.digests.records import ClientUpdate
from gates.digests.setting import settings_of
from gates.digests.wanted import wanted_of_client
from gates.process_files.digests import Language, MessageKind
from gates.records.reaching import is_passed_by
from gates.records.record import Milestone

MOST_STEPS = 3
MOST_DECISIONS = 10


class Progress(StrEnum):
    DONE = "done"
    ON_TRACK = "on_track"
    MOVED = "moved"  # to another date than the client was told first
    LATE = "late"  # its date has passed
    OPEN = "open"  # no date yet


@dataclass(frozen=True, slots=True)
class ClientMilestone:
    name: str
    progress: Progress
    planned_on: date | None
    first_planned_on: date | None  # where that was another day
    reached_on: date | None


@dataclass(frozen=True, slots=True)
class ClientDecision:
    text: str
    why: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class ClientDigest:
    """Nothing internal is in it, so nothing internal can be told, whatever a template says.

    Of the process it holds what is worded for outside: the labels of the status, the names of the
    milestones, and what the client's own role is asked for. Of the people nobody.
    """

    kind: MessageKind
    language: Language
    delivery: str
    client: str
    written_on: date
    status: str
    step: int
    steps: int
    milestones: tuple[ClientMilestone, ...]
    wanted: tuple[str, ...]  # what we need from the client
    next_steps: tuple[ClientMilestone, ...]
    decisions: tuple[ClientDecision, ...]
    note: tuple[str, ...]  # the manager's, a line for each
    promised_on: date
    delivered_on: date | None
    is_paused: bool

    @property
    def moved(self) -> tuple[ClientMilestone, ...]:
        """The dates that are no longer what the client was told first."""
        return tuple(m for m in self.milestones if m.progress in (Progress.MOVED, Progress.LATE))


def client_digest(delivery: Delivery, update: ClientUpdate, at: datetime) -> ClientDigest:
    """The only way from a delivery to what its client reads."""
    settings = settings_of(delivery)
    today = at.astimezone(ZoneInfo(settings.time_zone)).date()
    shown = [each for each in delivery.milestones if concerns_client(delivery, each)]
    milestones = tuple(seen_by_client(delivery, each, today) for each in shown)
    ahead = sorted(
        (m for m in milestones if m.reached_on is None and m.planned_on),
        key=lambda m: m.planned_on or today,
    )
    return ClientDigest(
        kind=update.kind,
        language=settings.language,
        delivery=one_line(delivery.name),
        client=one_line(delivery.client or ""),
        written_on=today,
        status=one_line(status_of(delivery)),
        step=step_of(delivery),
        steps=len(delivery.process.phases),
        milestones=milestones,
        wanted=tuple(map(one_line, wanted_of_client(delivery))),
        next_steps=tuple(ahead[:MOST_STEPS]),
        decisions=tuple(shared_decisions(delivery)),
        note=tuple(one_line(line) for line in (update.note or "").splitlines() if line.strip()),
        promised_on=delivery.agreed_on,
        delivered_on=delivery.delivered_on,
        is_paused=delivery.on_hold is not None,
    )


def shared_decisions(delivery: Delivery) -> Iterator[ClientDecision]:
    """What was decided and why; what else was considered, and by whom, is the team's own."""
    newest = sorted(delivery.decisions, key=lambda each: (each.decided_on, each.number))
    for decision in [each for each in newest if each.shareable][-MOST_DECISIONS:]:
        yield ClientDecision(one_line(decision.what), one_line(decision.why), decision.decided_on)


def concerns_client(delivery: Delivery, milestone: Milestone) -> bool:
    """Neither what can no longer be reached, nor what is in no schedule until it is."""
    in_schedule = delivery.process.milestone(milestone.key).planned or milestone.target_on
    return bool(milestone.reached_at or in_schedule) and not is_passed_by(delivery, milestone)


def seen_by_client(delivery: Delivery, milestone: Milestone, today: date) -> ClientMilestone:
    """Targets are what was agreed with the client; a forecast is the team's own."""
    name = one_line(delivery.process.milestone(milestone.key).name)
    planned, first = milestone.target_on, milestone.first_target_on
    other = first if first != planned else None
    if milestone.reached_at:
        return ClientMilestone(name, Progress.DONE, planned, other, milestone.reached_at.date())
    if planned is None:
        return ClientMilestone(name, Progress.OPEN, None, other, None)
    late = planned < delivery.counted_day(today)
    progress = Progress.LATE if late else Progress.MOVED if other else Progress.ON_TRACK
    return ClientMilestone(name, progress, planned, other, None)


def one_line(text: str) -> str:
    """So that nothing that a person typed looks like a heading or a list of ours."""
    return " ".join(text.split())


def status_of(delivery: Delivery) -> str:
    """As the process words it; a cancelled delivery is written no more."""
    if delivery.closed_at:
        return delivery.process.complete_status
    return delivery.process.phases[step_of(delivery) - 1].status


def step_of(delivery: Delivery) -> int:
    phase = delivery.leading_phase
    return delivery.process.number(phase.key) if phase else len(delivery.process.phases)
