"""Deliveries without a client: kept, found, and of one name only once."""

import pytest

from gates.refusal import Refusal
from storage import finding
from storage.store import Store
from tests.storage.samples import WORKSPACE, add, read, stored, without_client


def test_it_is_kept_without_a_client(store: Store) -> None:
    delivery = add(store, without_client("Faster search"))
    assert read(store, delivery).client is None


def test_two_of_one_name_cannot_run_at_once(store: Store) -> None:
    add(store, without_client("Faster search"))
    with pytest.raises(Refusal, match=r"^A delivery “faster  SEARCH” is already running"):
        add(store, without_client("faster  SEARCH"))
    stored(store, name="Faster search")  # a client's may have the same name
    with store.reading(WORKSPACE) as tx:
        assert finding.same_name_running(tx, None, "Faster Search")
        assert not finding.same_name_running(tx, None, "Slower search")


def test_the_last_one_without_a_client_is_remembered(store: Store) -> None:
    stored(store)
    delivery = add(store, without_client("Faster search"))
    with store.reading(WORKSPACE) as tx:
        last = finding.last_for_client(tx, None)
    assert last is not None
    assert last.id == delivery.id
