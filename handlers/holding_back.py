"""A database that was put back sends nothing and lets no clock strike, until it is released."""

from gates.rights.asker import HOUSE
from storage.restoring.state import is_held
from storage.store import Store
from storage.transaction import EVERY_WORKSPACE


def holds_back(store: Store) -> bool:
    with store.reading(EVERY_WORKSPACE, HOUSE) as tx:
        return is_held(tx)
