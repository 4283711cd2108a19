"""People who click at the same moment, people who click twice, and clicks that fail halfway."""

import re
from functools import partial

import pytest

from gates import changing
from gates.changing import cancel
from gates.facts import FactKind
from gates.gate import Outcome
from gates.refusal import Refusal
from storage import audit, cards, deliveries, finding, notices
from storage.errors import AlreadyDone
from storage.store import Store
from tests.gates.deliveries import ADMIN, MANAGER, MONDAY, current, latest
from tests.storage.samples import WORKSPACE, add, approve, new_delivery, read, stored, stored_at
from tests.storage.threads import at_once


def kinds(store: Store, delivery_id: str) -> list[FactKind]:
    with store.reading(WORKSPACE) as tx:
        return [fact.kind for fact in audit.history(tx, delivery_id)]


def test_of_two_final_sign_offs_at_once_both_are_kept_and_one_closes_the_gate(store: Store) -> None:
    for _ in range(5):
        delivery = stored_at(store, "planning")
        before = kinds(store, delivery.id)
        roles = ("production_architect", "deployment_specialist")
        assert at_once([partial(approve, store, delivery.id, role) for role in roles]) == [None, None]
        gate = latest(after := read(store, delivery), "planning")
        assert {sign_off.role for sign_off in gate.sign_offs if sign_off.approves} == set(roles)
        assert gate.outcome is Outcome.PASSED
        assert len(after.rounds_of("production")) == 1
        new = kinds(store, delivery.id)[len(before) :]
        assert (new.count(FactKind.SIGNED), new.count(FactKind.GATE_PASSED)) == (2, 1)
    assert audit.verify(store) == []


def test_sixteen_people_at_once_in_two_processes_are_all_served(store: Store, database_url: str) -> None:
    """On SQLite without a single lock error: the writers of a process queue, the two processes take turns."""
    other = Store(database_url, patience=30)

    def click_ten_times(person: int) -> int:
        mine = stored(process := (store, other)[person % 2])
        for number in range(10):
            with process.transaction(WORKSPACE) as tx:
                loaded = deliveries.load(tx, mine.id)
                loaded.scope = f"{person} {number}"
                loaded.record_fact(FactKind.DELIVERY_CHANGED, MONDAY, ADMIN.user_id, field="scope")
                deliveries.save(tx, loaded)
        return len(kinds(store, mine.id))

    served = at_once([partial(click_ten_times, person) for person in range(16)])
    assert served == [len(new_delivery().facts) + 10] * 16
    assert audit.verify(store) == []
    other.close()


def test_readers_do_not_wait_for_a_writer(store: Store) -> None:
    delivery = stored(store)
    with store.transaction(WORKSPACE) as tx:
        loaded = deliveries.load(tx, delivery.id)
        loaded.record_fact(FactKind.DELIVERY_CHANGED, MONDAY, ADMIN.user_id, field="scope")
        deliveries.save(tx, loaded)
        [seen] = at_once([partial(kinds, store, delivery.id)])
        assert seen == [fact.kind for fact in new_delivery().facts]


def test_what_fails_halfway_leaves_nothing(store: Store) -> None:
    delivery = stored_at(store, "qa")
    facts = kinds(store, delivery.id)

    def fail() -> None:
        with store.transaction(WORKSPACE) as tx:
            loaded = deliveries.load(tx, delivery.id)
            loaded.name = "Renamed"
            loaded.record_fact(FactKind.DELIVERY_CHANGED, MONDAY, ADMIN.user_id, field="name")
            deliveries.save(tx, loaded, "rename")
            deliveries.add(tx, another := new_delivery(), "another")
            cards.ensure(tx, kind="gate", delivery_id=another.id, at=MONDAY)
            notices.add(tx, key="k", kind="thread", body={}, due_at=MONDAY)
            raise Refusal("No")

    with pytest.raises(Refusal):
        fail()
    assert read(store, delivery).name == delivery.name
    assert kinds(store, delivery.id) == facts
    with store.reading(WORKSPACE) as tx:
        assert not audit.knows(tx, "rename")
        assert [found.id for found in finding.running(tx, 10)] == [delivery.id]


def test_an_intention_is_carried_out_once(store: Store) -> None:
    delivery = stored_at(store, "planning")
    approve(store, delivery.id, "production_architect", "click-1")
    facts = kinds(store, delivery.id)
    with pytest.raises(AlreadyDone):
        approve(store, delivery.id, "deployment_specialist", "click-1")
    assert kinds(store, delivery.id) == facts
    with store.reading(WORKSPACE) as tx:
        assert audit.knows(tx, "click-1")
        assert audit.delivery_of(tx, "click-1") == delivery.id
        assert not audit.knows(tx, "click-2")


def test_a_form_submitted_twice_at_once_starts_one_delivery(store: Store) -> None:
    twice = at_once([partial(add, store, new_delivery(), "form-1") for _ in range(2)])
    assert [type(result) for result in twice].count(AlreadyDone) == 1
    with store.reading(WORKSPACE) as tx:
        assert len(finding.running(tx, 10)) == 1


def test_of_two_people_who_start_the_same_at_once_one_is_told_so(store: Store) -> None:
    both = at_once([partial(add, store, new_delivery(name=name), name) for name in ("Shop", "SHOP ")])
    assert sorted(type(result).__name__ for result in both) == ["Delivery", "Refusal"]
    with store.reading(WORKSPACE) as tx:
        [running] = finding.running(tx, 10)
    taken = next(result for result in both if isinstance(result, Refusal))
    assert "for Harbour Ltd is already running." in taken.sentence
    assert taken.field == "name"
    assert read(store, running).name in ("Shop", "SHOP ")


def test_a_name_is_free_again_once_its_delivery_is_over_and_in_another_workspace(store: Store) -> None:
    over = new_delivery(name="Shop")
    cancel(over, "By mistake", ADMIN, MONDAY)
    add(store, over)
    stored(store, name="Shop")
    stored(store, "T2", name="Shop")
    stored(store, name="Shop", client="Another")


def test_a_name_that_runs_already_is_not_taken_by_renaming(store: Store) -> None:
    stored(store, name="Shop")
    renamed = stored(store, name="Shop 2")

    def rename() -> None:
        with store.transaction(WORKSPACE) as tx:
            delivery = deliveries.load(tx, renamed.id)
            changing.change_details(delivery, {"name": "shop"}, MANAGER, MONDAY)
            deliveries.save(tx, delivery, "rename")

    with pytest.raises(Refusal, match="“shop” for Harbour Ltd") as refused:
        rename()
    assert refused.value.field == "name"
    assert read(store, renamed).name == "Shop 2"


def test_the_same_intention_in_two_workspaces_is_two(store: Store) -> None:
    add(store, new_delivery("T1"), "same")
    add(store, new_delivery("T2"), "same")


def test_only_what_changed_is_written(store: Store, statements: list[str]) -> None:
    delivery = stored_at(store, "planning")
    approve(store, stored_at(store, "planning").id, "production_architect")
    statements.clear()
    approve(store, delivery.id, "production_architect", "click-1")
    written = [
        re.split(r" \(| SET| WHERE", statement)[0] for statement in statements if "SELECT" not in statement
    ]
    assert [line for line in written if not line.startswith("BEGIN")] == [
        "UPDATE deliveries", "INSERT INTO audit_log", "DELETE FROM nudges", "INSERT INTO sign_offs",
        "DELETE FROM waits", "INSERT INTO waits",
    ]  # fmt: skip
    assert current(read(store, delivery)).approved_roles() == {"production_architect"}
