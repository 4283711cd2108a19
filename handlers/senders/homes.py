"""What somebody's Home shows now: what asks something of them, and beside it rows that need no loading."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from gates.portfolio.home_choice import HomeChoice, Tab
from gates.portfolio.question import Only, Question, Sort
from messages.home import home_view
from messages.portfolio.around import PAGE, Around, HandedOn
from storage import finding, standing_delegations
from storage.lists import home_choices, listing, portfolio
from storage.transaction import Transaction

MOST_ASKING = 45  # deliveries that ask something, the longest waiting first: two blocks each fill Home
MOST_MINE = 25

MINE = Question(frozenset({Only.MINE}), sort=Sort.NEWEST)


def draw_home(
    tx: Transaction, user_id: str, now: datetime, *, plain: bool = False, short: bool = False
) -> dict[str, Any]:
    choice, manages = home_choices.choice_of(tx, user_id), portfolio.may_see(tx)
    around = Around(choice, manages, plain=plain or short, short=short)
    if around.tab is Tab.PORTFOLIO:
        return home_view(user_id, [], now, with_portfolio(tx, around, now.date()))
    asking = finding.asking(tx, user_id, MOST_ASKING)
    in_all = finding.how_many_ask(tx, user_id) if len(asking) == MOST_ASKING else len(asking)
    around = replace(around, asking_in_all=in_all)
    return home_view(user_id, asking, now, with_mine(tx, around, now.date()))


def with_mine(tx: Transaction, around: Around, today: date) -> Around:
    rows = listing.listed(tx, MINE, today, MOST_MINE)
    total = listing.counted(tx, MINE, today) if len(rows) == MOST_MINE else len(rows)
    given = [HandedOn(*each) for each in standing_delegations.given_by(tx, tx.asker.user_id)]
    return replace(around, mine=rows, mine_in_all=total, handed_on=given)


def with_portfolio(tx: Transaction, around: Around, today: date) -> Around:
    """A page that is gone by now is the last one."""
    question = around.choice.question
    total = listing.counted(tx, question, today)
    page = min(around.choice.page, max(1, -(-total // PAGE)))
    choice: HomeChoice = replace(around.choice, page=page)
    rows = listing.listed(tx, question, today, PAGE, PAGE * (page - 1))
    found = portfolio.overview(tx, today)
    return replace(around, choice=choice, rows=rows, rows_in_all=total, overview=found)
