"""What is saved is what is loaded, whatever people did."""

from copy import deepcopy
from dataclasses import astuple
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Table, select

from gates.delivery import Delivery
from gates.due.moments import keep_due_moments
from gates.facts import Fact
from gates.nudges.keeping import keep_nudges
from gates.phases import closing
from gates.portfolio.standing import VERSION, projection_of
from gates.refusal import Refusal
from storage import audit, deliveries
from storage.store import Store
from storage.tables.portfolio import delivery_people, findings, search_texts, standings, waits
from tests.gates.deliveries import MANAGER, MONDAY, pass_gate
from tests.storage.acts import ACTS, do
from tests.storage.samples import WORKSPACE, add, new_delivery, read

ACT = st.tuples(st.integers(0, len(ACTS) - 1), st.integers(0, 6), st.integers(0, 1000))


@given(walk=st.lists(ACT, min_size=5, max_size=40))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_delivery_comes_back_as_it_was_saved_after_any_walk(
    store: Store, walk: list[tuple[int, int, int]]
) -> None:
    twin = new_delivery()
    add(store, twin)
    facts = len(history(store, twin))
    for hours, step in enumerate(walk):
        acted = copied(twin)
        try:
            do(acted, *step, at=MONDAY + timedelta(hours=hours * 7, microseconds=hours))
        except Refusal:
            continue
        facts += len(acted.facts)
        save_the_same(store, twin, step, hours)
        if acted.facts:
            keep_due_moments(acted)
            keep_nudges(acted, acted.facts[-1].at, lambda users: {})
        acted.facts.clear()
        twin = acted
        assert read(store, twin) == twin
        assert kept_beside(store, twin) == expected_beside(twin)
    assert len(history(store, twin)) == facts


Beside = tuple[object, set[object], set[object], set[object], str]


def kept_beside(store: Store, delivery: Delivery) -> Beside:
    """What lists and searches read, as it stands in the database."""
    with store.reading(WORKSPACE) as tx:

        def rows(table: Table, *left_out: str) -> list[tuple[object, ...]]:
            columns = [c for c in table.c if c.name not in ("workspace_id", "delivery_id", *left_out)]
            its = select(*columns).where(table.c.delivery_id == delivery.id)
            return [tuple(row) for row in tx.connection.execute(its)]

        [[version, *standing]], [[*_, folded]] = rows(standings), rows(search_texts)
        assert version == VERSION
        return (
            tuple(standing), set(rows(waits, "number")), set(rows(delivery_people)), set(rows(findings)),
            str(folded),
        )  # fmt: skip


def expected_beside(delivery: Delivery) -> Beside:
    now = projection_of(delivery)
    return (
        astuple(now.standing), {astuple(each) for each in now.asked}, set(now.people),
        {astuple(each) for each in now.findings}, now.words.folded(),
    )  # fmt: skip


def save_the_same(store: Store, twin: Delivery, step: tuple[int, int, int], hours: int) -> None:
    with store.transaction(WORKSPACE) as tx:
        delivery = deliveries.load(tx, twin.id)
        do(delivery, *step, at=MONDAY + timedelta(hours=hours * 7, microseconds=hours))
        deliveries.save(tx, delivery)
        assert not delivery.facts


def test_a_whole_delivery_added_at_once_comes_back(store: Store) -> None:
    delivery = new_delivery()
    while delivery.current:
        pass_gate(delivery)
    closing.close(delivery, MANAGER, MONDAY)
    expected = copied(delivery)
    expected.facts.clear()
    add(store, delivery)
    assert read(store, delivery) == expected


def test_its_history_tells_every_fact_in_order(store: Store) -> None:
    delivery = new_delivery()
    facts = list(delivery.facts)
    add(store, delivery)
    assert history(store, delivery) == facts


def test_saving_without_a_fact_writes_nothing(store: Store) -> None:
    delivery = add(store, new_delivery())
    with store.transaction(WORKSPACE) as tx:
        loaded = deliveries.load(tx, delivery.id)
        loaded.name = "Renamed behind the rules"
        deliveries.save(tx, loaded)
    assert read(store, delivery).name == delivery.name


def history(store: Store, delivery: Delivery) -> list[Fact]:
    with store.reading(delivery.workspace_id) as tx:
        return audit.history(tx, delivery.id)


def copied(delivery: Delivery) -> Delivery:
    return deepcopy(delivery, {id(delivery.process): delivery.process})
