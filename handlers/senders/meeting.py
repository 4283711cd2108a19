"""Asks Slack once for the names of people whom a portfolio lists."""

from slack_sdk import WebClient

from gates.portfolio.home_choice import Tab
from gates.rights.asker import Asker
from handlers import people as profiles  # which itself needs what stands in this package
from handlers.desk import Desk
from storage import homes, people
from storage.card import Card
from storage.lists import home_choices
from storage.lists.capacity import loads
from storage.lists.portfolio import MOST_PEOPLE

AT_ONCE = 20


def meet_who_is_listed(desk: Desk, client: WebClient, card: Card) -> None:
    """Those who carry something now, and nobody else; the Home is then drawn again, in the order of names."""
    user, workspace, now = card.user_id or "", card.workspace_id, desk.clock.now()
    with desk.store.reading(workspace, Asker(user, user in desk.admins)) as tx:
        if home_choices.choice_of(tx, user).tab is not Tab.PORTFOLIO:
            return
        strangers = people.unmet(tx, [each.user_id for each in loads(tx, MOST_PEOPLE)])[:AT_ONCE]
    for each in strangers:
        profiles.learn(desk, client, workspace, each, now)
    if not strangers:
        return
    with desk.store.transaction(workspace) as tx:
        if len(people.unmet(tx, strangers)) < len(strangers):  # Slack may be down
            homes.want(tx, user, now)
