"""What a Home shows besides the deliveries that ask something of its person."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from gates.portfolio.home_choice import HomeChoice, Tab
from gates.portfolio.overview import Overview
from gates.portfolio.row import Row

PAGE = 30  # rows of the portfolio


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

    @property
    def tab(self) -> Tab:
        return self.choice.tab if self.manages else Tab.WORK
