"""People are remembered as Slack described them last."""

from dataclasses import replace
from datetime import timedelta

from storage import people
from storage.people import KnownPerson
from storage.store import Store
from tests.gates.deliveries import MONDAY
from tests.storage.samples import WORKSPACE

PERSON = KnownPerson("U1", is_admin=False, fetched_at=MONDAY)


def test_a_person_is_known_as_last_remembered(store: Store) -> None:
    promoted = replace(PERSON, is_admin=True, fetched_at=MONDAY + timedelta(hours=1))
    with store.transaction(WORKSPACE) as tx:
        assert people.known(tx, "U1") is None
        people.remember(tx, PERSON)
        assert people.known(tx, "U1") == PERSON
        people.remember(tx, promoted)
    with store.reading(WORKSPACE) as tx:
        assert people.known(tx, "U1") == promoted
