"""Runs in the database: all of them are kept, and a delivery is loaded with the last few."""

from sqlalchemy import func, select

from gates.delivery import Delivery
from gates.facts import FactKind
from storage import audit, deliveries, run_names
from storage.store import Store
from storage.tables.gates import gates, items
from storage.tables.runs import runs
from tests.gates.deliveries import MONDAY, later, pass_gate
from tests.gates.reports import green_run, report_in_run
from tests.gates.runs.small_runs import RATE, RED, planned
from tests.storage.samples import add, read


def with_runs(store: Store, number: int) -> Delivery:
    """Each in a transaction of its own, as its reports come."""
    delivery = planned()
    pass_gate(delivery)
    add(store, delivery)
    for n in range(number):
        with store.transaction(delivery.workspace_id) as tx:
            loaded = deliveries.load(tx, delivery.id)
            green_run(loaded, f"build {n}", later(hours=n))
            deliveries.save(tx, loaded)
    return delivery


def test_what_was_folded_is_kept_and_not_loaded(store: Store) -> None:
    delivery = with_runs(store, 30)
    after = read(store, delivery)
    assert len(after.runs) == RATE["of_last"]
    assert [gate.phase for gate in after.gates] == ["plan"]
    assert sum(day.green for day in after.run_days) == 30
    with store.reading(delivery.workspace_id) as tx:
        counts = [select(func.count()).select_from(table) for table in (runs, gates, items)]
        kept = [tx.connection.scalar(count) for count in counts]
        history = audit.history(tx, delivery.id)
        known = [run_names.is_taken(tx, delivery.id, name) for name in ("build 0", "build 29", "build 30")]
    assert kept == [30, 1, 1]
    assert known == [True, True, False]
    assert sum(fact.kind is FactKind.CHECK_PASSED for fact in history) == 90
    assert audit.verify(store) == []


def test_a_run_that_failed_is_read_back_with_all_that_was_found(store: Store) -> None:
    delivery = with_runs(store, 1)
    with store.transaction(delivery.workspace_id) as tx:
        loaded = deliveries.load(tx, delivery.id)
        report_in_run(loaded, "bad", "tests", MONDAY, RED)
        deliveries.save(tx, loaded)
    after = read(store, delivery)
    assert (after.runs, after.gates, after.run_days) == (loaded.runs, loaded.gates, loaded.run_days)
    assert after.runs[-1].failed_at == MONDAY
