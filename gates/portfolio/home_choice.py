"""What somebody chose to see in their Home."""

from dataclasses import dataclass, replace
from enum import StrEnum

from gates.portfolio.question import Only, Question, Sort


class Tab(StrEnum):
    WORK = "work"
    PORTFOLIO = "portfolio"


@dataclass(frozen=True, slots=True)
class HomeChoice:
    tab: Tab = Tab.WORK
    only: Only | None = None  # in the portfolio
    sort: Sort = Sort.DUE
    page: int = 1

    @property
    def question(self) -> Question:
        return Question(only=frozenset([self.only] if self.only else []), sort=self.sort)

    def with_tab(self, tab: Tab) -> "HomeChoice":
        return replace(self, tab=tab, page=1)
