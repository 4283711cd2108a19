"""What a Home shows besides the deliveries that ask something of its person."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from gates.portfolio.home_choice import HomeChoice, Tab
from gates.portfolio.overview import Overview
from gates.portfolio.row import Row
from messages.limits import VIEW_BLOCKS, VIEW_TEXT

PAGE = 30  # rows of the portfolio
FEW = 5  # of each list, in a Home that Slack found too large

Listed = TypeVar("Listed")


@dataclass(frozen=True, slots=True)
class HandedOn:
    """A delegation of this person's own."""

    delivery_id: str
    number: int
    name: str
    delegate: str
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Around:
    choice: HomeChoice = field(default_factory=HomeChoice)
    manages: bool = False  # so that there is a portfolio to show
    asking_in_all: int = 0  # deliveries in which something waits for this person
    mine: Sequence[Row] = ()
    mine_in_all: int = 0
    handed_on: Sequence[HandedOn] = ()
    overview: Overview = field(default_factory=Overview)
    rows: Sequence[Row] = ()
    rows_in_all: int = 0
    plain: bool = False  # the workspace takes none of Slack's newer blocks
    short: bool = False  # Slack found all of it too large

    def some(self, every: Sequence[Listed]) -> Sequence[Listed]:
        return every[:FEW] if self.short else every

    @property
    def room(self) -> tuple[int, int]:
        """Blocks, and characters of their texts."""
        return (VIEW_BLOCKS // 3, VIEW_TEXT // 10) if self.short else (VIEW_BLOCKS, VIEW_TEXT)

    @property
    def tab(self) -> Tab:
        return self.choice.tab if self.manages else Tab.WORK
