"""The parts of Home that are drawn from rows: tabs, filters, pages, my deliveries, the portfolio."""

from datetime import date

from slack_sdk.models.blocks import StaticSelectElement

from gates.portfolio.home_choice import Tab
from gates.portfolio.question import Only, Sort
from messages.blocks import actions, button, context, divider, header, section, section_of
from messages.fields import chosen, option
from messages.ids import Action
from messages.limits import Json
from messages.mrkdwn import line, mention, on
from messages.portfolio.around import PAGE, Around, HandedOn
from messages.portfolio.folded import folded_blocks
from messages.portfolio.overview import capacity_blocks, finding_blocks
from messages.portfolio.rows import row_block
from messages.portfolio.tables import phase_blocks
from messages.refs import Ref

EVERYTHING = "everything"
NARROW_MINE = "`/gate list mine late`, `mine blocked`, `mine client X` or `mine phase Y` shows some of them."
TABS = ((Tab.WORK, "My work"), (Tab.PORTFOLIO, "Portfolio"))
FILTERS = (
    (EVERYTHING, "All that run"),
    (Only.LATE, "Late"),
    (Only.BLOCKED, "Blocked"),
    (Only.CLIENT, "Waiting on the client"),
    (Only.HELD, "On hold"),
    (Only.MINE, "Mine"),
)
SORTS = (
    (Sort.DUE, "What is due first"),
    (Sort.NEWEST, "Newest first"),
    (Sort.NAME, "By name"),
    (Sort.CLIENT, "By client"),
)


def tab_row(around: Around) -> list[Json]:
    """What to look at; for whoever has a portfolio to see."""
    return [actions(select(Action.HOME_TAB, TABS, around.tab))] if around.manages else []


def portfolio_rows(around: Around, today: date) -> list[list[Json]]:
    choice = around.choice
    filters = actions(
        select(Action.HOME_FILTER, FILTERS, choice.only or EVERYTHING),
        select(Action.HOME_SORT, SORTS, choice.sort),
    )
    rows = [[row_block(row, today)] for row in around.some(around.rows)] or [
        [section("No delivery is like that.")]
    ]
    below = finding_blocks(around.overview) if around.plain else []
    below += capacity_blocks(around.overview, plain=around.plain)
    return [
        [header("Portfolio"), *phase_blocks(around.overview.phases, plain=around.plain)],
        *([] if around.plain else [folded_blocks(around.overview)]),
        [header(f"Deliveries ({around.rows_in_all})"), filters],
        *rows,
        pages(around),
        *[[block] for block in below],
    ]


def pages(around: Around) -> list[Json]:
    if around.short:
        left = around.rows_in_all - len(around.some(around.rows))
        return [context(f"… and {left} more: `/gate list` shows them.")] if left > 0 else []
    last, page = max(1, -(-around.rows_in_all // PAGE)), around.choice.page
    if last == 1:
        return []
    before = button("Page before", Action.HOME_BEFORE) if page > 1 else None
    after = button("Next page", Action.HOME_AFTER) if page < last else None
    return [context(f"Page {page} of {last}"), actions(before, after)]


def my_rows(around: Around, today: date) -> list[Json]:
    if not around.mine:
        return [divider(), header("Your deliveries"), section("You hold no role in a running delivery.")]
    mine = around.some(around.mine)
    left = around.mine_in_all - len(mine)
    head = header(f"Your deliveries ({around.mine_in_all})" if left > 0 else "Your deliveries")
    rest = [context(f"… and {left} more. {NARROW_MINE}")] if left > 0 else []
    return [divider(), head, *[row_block(row, today) for row in mine], *rest]


def handed_on_blocks(around: Around) -> list[Json]:
    if not around.handed_on:
        return []
    given = around.some(around.handed_on)
    left = len(around.handed_on) - len(given)
    rest = [context(f"… and {left} more: the cards of their deliveries show them.")] if left else []
    return [divider(), header("Handed on by you"), *[handed_on_block(each) for each in given], *rest]


def handed_on_block(each: HandedOn) -> Json:
    until = f", until {on(each.ends_on)}" if each.ends_on else ""
    ref = Ref(delivery=each.delivery_id, number=each.number)
    back = button("Take back", Action.DELEGATION_END, ref)
    words = f"*{line(each.name, 200)}*: {mention(each.delegate)} signs for you{until}"
    return section_of(words, accessory=back)


def select(action: Action, choices: tuple[tuple[str, str], ...], value: str) -> StaticSelectElement:
    options = [option(str(key), words) for key, words in choices]
    return StaticSelectElement(action_id=action, options=options, initial_option=chosen(options, str(value)))
