"""Roles that a Slack user group holds: its members come and go there."""

from collections.abc import Mapping
from datetime import datetime

from gates.changing import name_holders
from gates.delivery import Delivery
from gates.people import Person


def follow_groups(delivery: Delivery, members: Mapping[str, list[str]], by: Person, at: datetime) -> None:
    """`members` by group. An empty group leaves who held the role, so that no gate is left with nobody."""
    if delivery.is_over:
        return
    for role, group in delivery.process.groups().items():
        users = members.get(group, [])
        if users and set(users) != set(delivery.holders_of(role)):
            name_holders(delivery, role, users, by, at)
