"""Can the app serve at this moment?"""

from storage.errors import StoreUnready
from storage.store import Store


def trouble_with(store: Store) -> StoreUnready | None:
    """What a person can read as the reason, or None when all is well."""
    try:
        store.check()
    except StoreUnready as unready:
        return unready
    return None
