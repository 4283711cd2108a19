"""Many deliveries in numbers: by phase, what makes them fail, who carries how much, what waits for what."""

from dataclasses import dataclass
from datetime import date

from gates.portfolio.finding import FindingKind


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """How many stand in a phase, by the label that deliveries carry there."""

    status: str
    running: int
    late: int
    blocked: int
    waiting_on_client: int
    held: int


@dataclass(frozen=True, slots=True)
class FoundLine:
    kind: FindingKind
    about: str
    delivery_id: str
    name: str
    client: str | None


@dataclass(frozen=True, slots=True)
class FoundKind:
    """The first of one kind, by name, and how many there are of it."""

    kind: FindingKind
    lines: tuple[FoundLine, ...]
    in_all: int


@dataclass(frozen=True, slots=True)
class Load:
    """What one person carries: for moving work, never for comparing people."""

    user_id: str
    sign_offs: int  # that wait for them
    deliveries: int  # in which they hold a role


@dataclass(frozen=True, slots=True)
class Link:
    """A delivery that waits for another one; no name where whoever asks may not see that one."""

    delivery_id: str
    name: str
    upstream_name: str | None
    needed_for: str
    expected_on: date
    needed_on: date | None


@dataclass(frozen=True, slots=True)
class Overview:
    phases: tuple[PhaseLine, ...] = ()
    findings: tuple[FoundKind, ...] = ()
    loads: tuple[Load, ...] = ()
    links: tuple[Link, ...] = ()
    links_in_all: int = 0

    @property
    def running(self) -> int:
        return sum(each.running for each in self.phases)
