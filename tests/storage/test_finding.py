"""Finding the delivery that somebody means."""

from datetime import timedelta

import pytest

from gates.changing import cancel
from gates.checklists import ticking
from gates.delivery import Delivery
from gates.escalations import answering, raising
from gates.phases.closing import close
from gates.records import recording
from gates.records.recording import NewAction
from gates.refusal import Refusal
from gates.sign_offs import signing
from storage import cards, deliveries, finding, people
from storage.people import KnownPerson
from storage.store import Store
from tests.gates.deliveries import (
    ADMIN,
    APPROVE,
    HOLDERS,
    INTAKE,
    MANAGER,
    MONDAY,
    all_passed,
    approve_if,
    current,
    hand_over,
    make_ready,
)
from tests.storage.samples import OTHER_WORKSPACE, WORKSPACE, add, new_delivery, stored


def cancelled(store: Store, **changes: str) -> Delivery:
    delivery = new_delivery(**changes)
    cancel(delivery, "By mistake", ADMIN, MONDAY)
    return add(store, delivery)


def ids(found: list[Delivery]) -> list[str]:
    return [delivery.id for delivery in found]


def test_a_channel_finds_its_running_deliveries_inside_and_at_the_client(store: Store) -> None:
    one = stored(store, internal_channel="C1", client_channel="C9")
    stored(store, internal_channel="C2", client_channel=None)
    cancelled(store, internal_channel="C1")
    with store.reading(WORKSPACE) as tx:
        assert ids(finding.in_channel(tx, "C1")) == [one.id]
        assert ids(finding.in_channel(tx, "C9")) == [one.id]
        assert finding.in_channel(tx, "C3") == []


def test_a_name_is_found_whole_then_by_its_beginning_then_inside_running_ones_first(store: Store) -> None:
    inside = stored(store, name="The ÄRA of 100%")
    begins = stored(store, name="Ära  two")
    over = cancelled(store, name="ära")
    whole = stored(store, name="ÄRA")
    with store.reading(WORKSPACE) as tx:
        assert ids(finding.named(tx, "ära")) == [whole.id, over.id, begins.id, inside.id]
        assert ids(finding.named(tx, "ÄRA TWO")) == [begins.id]
        assert ids(finding.named(tx, "0%")) == [inside.id]
        assert finding.named(tx, "r_") == []
        assert finding.named(tx, "/") == []


def test_a_person_finds_running_deliveries_in_which_they_hold_a_role_now(store: Store) -> None:
    mine = stored(store, holders=HOLDERS | {"cto": ["U_ME"]})
    stored(store)
    left = new_delivery(holders=HOLDERS | {"cto": ["U_ME"]})
    left.holders[-1].released_at = MONDAY
    add(store, left)
    with store.reading(WORKSPACE) as tx:
        assert ids(finding.of_person(tx, "U_ME")) == [mine.id]


def test_a_person_finds_what_they_are_asked_for_by_name_as_long_as_it_is_open(store: Store) -> None:
    escalated, conditioned, reviewed = new_delivery(), new_delivery(), all_passed(new_delivery())
    raising.escalate(escalated, "No test system", "U_ME", MANAGER, MONDAY)
    intake = make_ready(conditioned)
    signing.sign(conditioned, intake, approve_if("Name a contact", user="U_ME"), MANAGER, MONDAY)
    signing.sign(conditioned, intake, APPROVE, INTAKE, MONDAY)
    hand_over(conditioned, current(conditioned))
    [condition] = [item for item in current(conditioned).items if item.owner_user]
    action = NewAction("Ask earlier", "U_ME", MONDAY.date())
    recording.write_review(reviewed, "All", "Nothing", "None", [action], MANAGER, MONDAY)
    close(reviewed, MANAGER, MONDAY)
    open_ones = [add(store, each) for each in (reviewed, conditioned, escalated)]
    with store.reading(WORKSPACE) as tx:
        assert sorted(ids(finding.of_person(tx, "U_ME"))) == sorted(ids(open_ones))

    with store.transaction(WORKSPACE) as tx:
        again = [deliveries.load(tx, each.id) for each in open_ones]
        recording.finish_review_action(again[0], 1, MANAGER, MONDAY)
        ticking.tick(again[1], current(again[1]), condition.key, MANAGER, MONDAY)
        answering.resolve(again[2], 1, "Borrowed one", MANAGER, MONDAY)
        for each in again:
            deliveries.save(tx, each)
        assert finding.of_person(tx, "U_ME") == []


def test_what_was_open_when_a_delivery_ended_is_asked_of_nobody(store: Store) -> None:
    delivery = new_delivery()
    raising.escalate(delivery, "No test system", "U_ME", MANAGER, MONDAY)
    cancel(delivery, "By mistake", ADMIN, MONDAY)
    add(store, delivery)
    with store.reading(WORKSPACE) as tx:
        assert finding.of_person(tx, "U_ME") == []


def test_the_last_delivery_for_a_client_is_the_newest_whatever_its_spelling(store: Store) -> None:
    newest = new_delivery(client="HARBOUR  ltd")
    newest.started_at += timedelta(days=1)
    stored(store, client="Harbour Ltd")
    add(store, newest)
    with store.reading(WORKSPACE) as tx:
        assert (last := finding.last_for_client(tx, "harbour ltd"))
        assert last.id == newest.id
        assert finding.last_for_client(tx, "Nobody") is None


def test_the_same_name_for_the_same_client_is_noticed_while_it_runs(store: Store) -> None:
    stored(store, name="Checkout", client="Harbour")
    cancelled(store, name="Old", client="Harbour")
    with store.reading(WORKSPACE) as tx:
        assert finding.same_name_running(tx, "harbour", "CHECKOUT")
        assert not finding.same_name_running(tx, "harbour", "Old")
        assert not finding.same_name_running(tx, "Other", "Checkout")


def test_any_number_of_deliveries_costs_one_statement(store: Store, statements: list[str]) -> None:
    for _ in range(7):
        make_ready(delivery := new_delivery())
        add(store, delivery)
    with store.reading(WORKSPACE) as tx:
        statements.clear()
        found = finding.running(tx, 5)
        assert len(found) == 5
        assert current(found[0]).items
        assert len([line for line in statements if "SELECT" in line]) == 1


def test_nothing_of_another_workspace_is_ever_found(store: Store) -> None:
    delivery = stored(store)
    with store.transaction(WORKSPACE) as tx:
        cards.ensure(tx, kind="gate", delivery_id=delivery.id, at=MONDAY)
        people.remember(tx, KnownPerson("U1", is_admin=True, fetched_at=MONDAY))
    with store.transaction(OTHER_WORKSPACE) as tx:
        for door in (deliveries.load, deliveries.read):
            with pytest.raises(Refusal, match="no longer exists"):
                door(tx, delivery.id)
        found = [
            finding.in_channel(tx, delivery.internal_channel), finding.named(tx, delivery.name),
            finding.of_person(tx, "U_MANAGER"), finding.running(tx, 10),
            cards.of_delivery(tx, delivery.id),
        ]  # fmt: skip
        assert not any(found)
        assert finding.last_for_client(tx, delivery.client) is None
        assert not finding.same_name_running(tx, delivery.client, delivery.name)
        assert people.known(tx, "U1") is None
        with pytest.raises(ValueError, match="another workspace"):
            deliveries.add(tx, new_delivery(WORKSPACE))
