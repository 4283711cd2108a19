"""People are remembered as Slack described them last."""

from dataclasses import replace

from storage import people
from storage.people import KnownPerson
from storage.store import Store
from tests.gates.deliveries import MONDAY
from tests.storage.samples import WORKSPACE

PERSON = KnownPerson("U1", "zoe", "Zoë B", "Europe/Vienna", False, True, False, "D1", MONDAY)


def test_a_person_is_known_as_last_remembered(store: Store) -> None:
    renamed = replace(PERSON, real_name="Zoë Z", is_admin=True, tz=None)
    with store.transaction(WORKSPACE) as tx:
        assert people.known(tx, "U1") is None
        people.remember(tx, PERSON)
        assert people.known(tx, "U1") == PERSON
        people.remember(tx, renamed)
    with store.reading(WORKSPACE) as tx:
        assert people.known(tx, "U1") == renamed
