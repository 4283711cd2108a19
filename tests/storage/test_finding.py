"""Finding the delivery that somebody means."""

from datetime import timedelta

import pytest

from gates import flow
from gates.changing import cancel
from gates.delivery import Delivery
from gates.refusal import Refusal
from storage import cards, deliveries, people
from storage.people import KnownPerson
from storage.store import Store
from tests.gates.deliveries import ADMIN, HOLDERS, MONDAY, current, make_ready
from tests.storage.samples import OTHER_WORKSPACE, WORKSPACE, add, new_delivery, stored, stored_at


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
        assert ids(deliveries.in_channel(tx, "C1")) == [one.id]
        assert ids(deliveries.in_channel(tx, "C9")) == [one.id]
        assert deliveries.in_channel(tx, "C3") == []


def test_a_name_is_found_whole_then_by_its_beginning_then_inside_running_ones_first(store: Store) -> None:
    inside = stored(store, name="The ÄRA of 100%")
    begins = stored(store, name="Ära  two")
    over = cancelled(store, name="ära")
    whole = stored(store, name="ÄRA")
    with store.reading(WORKSPACE) as tx:
        assert ids(deliveries.named(tx, "ära")) == [whole.id, over.id, begins.id, inside.id]
        assert ids(deliveries.named(tx, "ÄRA TWO")) == [begins.id]
        assert ids(deliveries.named(tx, "0%")) == [inside.id]
        assert deliveries.named(tx, "r_") == []
        assert deliveries.named(tx, "/") == []


def test_a_person_finds_running_deliveries_in_which_they_hold_a_role_now(store: Store) -> None:
    mine = stored(store, holders=HOLDERS | {"cto": ["U_ME"]})
    stored(store)
    left = new_delivery(holders=HOLDERS | {"cto": ["U_ME"]})
    left.holders[-1].released_at = MONDAY
    add(store, left)
    with store.reading(WORKSPACE) as tx:
        assert ids(deliveries.of_person(tx, "U_ME")) == [mine.id]


def test_the_last_delivery_for_a_client_is_the_newest_whatever_its_spelling(store: Store) -> None:
    newest = new_delivery(client="HARBOUR  ltd")
    newest.started_at += timedelta(days=1)
    stored(store, client="Harbour Ltd")
    add(store, newest)
    with store.reading(WORKSPACE) as tx:
        assert (last := deliveries.last_for_client(tx, "harbour ltd"))
        assert last.id == newest.id
        assert deliveries.last_for_client(tx, "Nobody") is None
        assert deliveries.client_names(tx) == ["HARBOUR  ltd"]


def test_the_same_name_for_the_same_client_is_noticed_while_it_runs(store: Store) -> None:
    stored(store, name="Checkout", client="Harbour")
    cancelled(store, name="Old", client="Harbour")
    with store.reading(WORKSPACE) as tx:
        assert deliveries.same_name_running(tx, "harbour", "CHECKOUT")
        assert not deliveries.same_name_running(tx, "harbour", "Old")
        assert not deliveries.same_name_running(tx, "Other", "Checkout")


def test_the_clock_looks_only_where_a_date_may_open_a_phase(store: Store) -> None:
    stored_at(store, "deployment")
    waiting = stored_at(store, "handover")
    opened = new_delivery()
    add(store, opened)
    with store.across_workspaces() as tx:
        assert ids(deliveries.with_dated_phases(tx, 10)) == [waiting.id]
        assert deliveries.workspaces(tx) == [WORKSPACE]
    with store.transaction(WORKSPACE) as tx:
        delivery = deliveries.load(tx, waiting.id)
        flow.open_due_phases(delivery, MONDAY + timedelta(days=30))
        assert delivery.latest("review")
        deliveries.save(tx, delivery)
        assert deliveries.with_dated_phases(tx, 10) == []


def test_any_number_of_deliveries_costs_one_statement(store: Store, statements: list[str]) -> None:
    for _ in range(7):
        make_ready(delivery := new_delivery())
        add(store, delivery)
    with store.reading(WORKSPACE) as tx:
        statements.clear()
        found = deliveries.running(tx, 5)
        assert len(found) == 5
        assert current(found[0]).items
        assert len([line for line in statements if "SELECT" in line]) == 1


def test_nothing_of_another_workspace_is_ever_found(store: Store) -> None:
    delivery = stored(store)
    with store.transaction(WORKSPACE) as tx:
        cards.ensure(tx, kind="gate", delivery_id=delivery.id, at=MONDAY)
        people.remember(tx, KnownPerson("U1", "a", "A", None, True, False, False, None, MONDAY))
    with store.transaction(OTHER_WORKSPACE) as tx:
        for door in (deliveries.load, deliveries.read):
            with pytest.raises(Refusal, match="no longer exists"):
                door(tx, delivery.id)
        found = [
            deliveries.in_channel(tx, delivery.internal_channel), deliveries.named(tx, delivery.name),
            deliveries.of_person(tx, "U_MANAGER"), deliveries.running(tx, 10), deliveries.client_names(tx),
            deliveries.with_dated_phases(tx, 10), cards.of_delivery(tx, delivery.id),
        ]  # fmt: skip
        assert not any(found)
        assert deliveries.last_for_client(tx, delivery.client) is None
        assert not deliveries.same_name_running(tx, delivery.client, delivery.name)
        assert people.known(tx, "U1") is None
        with pytest.raises(ValueError, match="another workspace"):
            deliveries.add(tx, new_delivery(WORKSPACE))
