"""A delivery that was moved to another version is read back as it was saved."""

from gates.people import Person
from gates.process import Process
from gates.versions.moving import move
from storage import audit, deliveries
from storage.store import Store
from tests.gates.deliveries import CLIENT_DELIVERY, MANAGER, MONDAY
from tests.storage.samples import WORKSPACE, approve, read, stored_at


def other_version() -> Process:
    """Without one item of the planning, without the last phase and its milestone."""
    planning = CLIENT_DELIVERY.phase("planning")
    fewer = planning.model_copy(update={"checklist": planning.checklist[1:]})
    phases = tuple(fewer if phase is planning else phase for phase in CLIENT_DELIVERY.phases[:-1])
    changes = {"version": 2, "phases": phases, "milestones": CLIENT_DELIVERY.milestones[:-1]}
    return CLIENT_DELIVERY.model_copy(update=changes)


def moved(store: Store, delivery_id: str, by: Person = MANAGER) -> None:
    with store.transaction(WORKSPACE) as tx:
        delivery = deliveries.load(tx, delivery_id)
        move(delivery, other_version(), {}, "Shorter", by, MONDAY)
        deliveries.save(tx, delivery)


def test_what_the_new_version_does_not_ask_is_gone_and_the_rest_is_there(store: Store) -> None:
    delivery = stored_at(store, "planning")
    before = read(store, delivery)
    moved(store, delivery.id)
    after = read(store, delivery)
    assert after.process == other_version()
    assert [item.key for item in after.gates[1].items] == [item.key for item in before.gates[1].items][1:]
    assert [item.position for item in after.gates[1].items] == list(range(1, len(after.gates[1].items) + 1))
    assert [m.key for m in after.milestones] == [m.key for m in before.milestones][:-1]
    assert after.gates[0] == before.gates[0]
    assert audit.verify(store) == []


def test_it_goes_on_from_there(store: Store) -> None:
    delivery = stored_at(store, "planning")
    moved(store, delivery.id)
    for role in ("production_architect", "deployment_specialist"):
        approve(store, delivery.id, role)
    again = read(store, delivery)
    assert again.process == other_version()
    assert [gate.phase for gate in again.live_gates] == ["production"]
    assert audit.verify(store) == []


def test_other_deliveries_stay_where_they_are(store: Store) -> None:
    one, other = stored_at(store, "planning"), stored_at(store, "planning")
    moved(store, one.id)
    assert read(store, other).process == CLIENT_DELIVERY
