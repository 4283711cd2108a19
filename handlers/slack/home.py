"""Home: opened, and what is chosen in it."""

from dataclasses import replace

from gates.portfolio.home_choice import HomeChoice, Tab
from gates.portfolio.question import Only, Sort
from gates.refusal import Refusal
from handlers.desk import Desk
from handlers.slack.visit import Visit
from messages.ids import Action
from messages.portfolio.home import EVERYTHING
from storage import homes
from storage.lists import home_choices

OUTDATED = "This Home is from an older version. Open it again."


def refresh_home(desk: Desk, workspace: str, user_id: str) -> None:
    """Home is a card like any other: noted as stale here, drawn by the sender."""
    with desk.store.transaction(workspace) as tx:
        homes.want(tx, user_id, desk.clock.now())
    desk.bell.ring()


def choose_tab(visit: Visit) -> None:
    keep(visit, home_choice(visit).with_tab(Tab(value_among(visit, list(Tab)))))


def choose_filter(visit: Visit) -> None:
    value = value_among(visit, [EVERYTHING, *Only])
    only = None if value == EVERYTHING else Only(value)
    keep(visit, replace(home_choice(visit), only=only, page=1))


def choose_order(visit: Visit) -> None:
    keep(visit, replace(home_choice(visit), sort=Sort(value_among(visit, list(Sort))), page=1))


def turn_page(visit: Visit) -> None:
    choice = home_choice(visit)
    step = 1 if visit.action["action_id"] == Action.HOME_AFTER else -1
    keep(visit, replace(choice, page=max(1, choice.page + step)))


def home_choice(visit: Visit) -> HomeChoice:
    with visit.reading() as tx:
        return home_choices.choice_of(tx, visit.click.by.user_id)


def keep(visit: Visit, choice: HomeChoice) -> None:
    """What one looks at is no change of anything, so an auditor chooses too."""
    user = visit.click.by.user_id
    with visit.desk.store.transaction(visit.click.workspace) as tx:
        home_choices.keep(tx, user, choice)
        homes.want(tx, user, visit.click.at)
    visit.desk.bell.ring()


def value_among(visit: Visit, known: list[str]) -> str:
    value = str((visit.action.get("selected_option") or {}).get("value", ""))
    if value not in known:
        raise Refusal(OUTDATED)
    return value
