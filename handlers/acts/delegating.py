"""Who signs for whom."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from gates.delivery import Delivery
from gates.people import Person
from gates.refusal import Refusal
from gates.sign_offs import delegating
from handlers.acts.change import Rule, change
from handlers.desk import Click, Desk
from messages.refs import Ref
from storage import finding
from storage import standing_delegations as standing
from storage.standing_delegations import StandingDelegation
from storage.transaction import Transaction


def delegate(
    desk: Desk, click: Click, ref: Ref, to: str, phase: str | None, starts_on: date, ends_on: date | None
) -> None:
    change(
        desk,
        click,
        ref.delivery,
        lambda d, c: delegating.delegate(d, to, phase, starts_on, ends_on, c.by, c.at),
    )


def delegate_everywhere(desk: Desk, click: Click, to: str, starts_on: date, ends_on: date | None) -> None:
    """In every running delivery of this person, and in those that start later."""
    delegating.check_span(None, starts_on, ends_on, click.at)
    user = click.by.user_id
    if ends_on is None or to == user:
        raise Refusal("Choose somebody else: this is yourself.", field="delegate")

    def rule(delivery: Delivery, click: Click) -> None:
        delegating.delegate(delivery, to, None, starts_on, ends_on, click.by, click.at)

    in_each(desk, click, rule)
    with desk.writing(click) as tx:
        standing.stands(tx, StandingDelegation(user, to, starts_on, ends_on, click.at))


def take_back(desk: Desk, click: Click, ref: Ref) -> None:
    change(desk, click, ref.delivery, lambda d, c: delegating.take_back(d, ref.entry, c.by, c.at))


def take_back_everywhere(desk: Desk, click: Click) -> None:
    def rule(delivery: Delivery, click: Click) -> None:
        for each in delegating.unended(delivery):
            if each.principal == click.by.user_id and each.phase is None and not each.replaces:
                delegating.take_back(delivery, each.number, click.by, click.at)

    with desk.writing(click) as tx:
        standing.ends(tx, click.by.user_id, click.at)
    in_each(desk, click, rule)


def in_each(desk: Desk, click: Click, rule: Rule) -> None:
    """One transaction for each delivery. Raises the first Refusal, and only when all refuse."""
    with desk.reading(click) as tx:
        found = finding.of_person(tx, click.by.user_id)
    mine = [d for d in found if not d.is_over and not d.on_hold and d.team_roles_of(click.by.user_id)]
    refusals: list[Refusal] = []
    for delivery in mine:
        try:
            change(desk, replace(click, intent=f"{click.intent}/{delivery.id}"), delivery.id, rule)
        except Refusal as refusal:
            refusals.append(refusal)
    if refusals and len(refusals) == len(mine):
        raise refusals[0]


def reassign(desk: Desk, click: Click, ref: Ref, role: str, user: str, to: str, reason: str) -> None:
    change(
        desk,
        click,
        ref.delivery,
        lambda d, c: delegating.reassign(d, ref.gate_of(d), role, user, to, reason, c.by, c.at),
    )


def standing_for(tx: Transaction, click: Click) -> list[StandingDelegation]:
    return standing.standing(tx, click.at.date())


def follow_standing(delivery: Delivery, given: Iterable[StandingDelegation], click: Click) -> None:
    """What people have handed on everywhere holds for a delivery that they are named in, too."""
    for each in given:
        known = [(d.principal, d.delegate) for d in delegating.unended(delivery) if d.phase is None]
        if delivery.team_roles_of(each.principal) and (each.principal, each.delegate) not in known:
            try:
                by = Person(each.principal)
                delegating.delegate(delivery, each.delegate, None, each.starts_on, each.ends_on, by, click.at)
            except Refusal:  # two who hand on to each other: the first one holds
                continue
