"""Can the app serve at this moment?"""

from storage import token_refusals
from storage.errors import StoreUnready
from storage.store import Store
from storage.transaction import EVERY_WORKSPACE


def trouble_with(store: Store) -> StoreUnready | None:
    """What a person can read as the reason, or None when all is well."""
    try:
        store.check()
    except StoreUnready as unready:
        return unready
    return None


def remark_on(store: Store) -> str:
    """What an operator should know of an app that serves; empty when there is nothing."""
    with store.reading(EVERY_WORKSPACE) as tx:
        refusals = token_refusals.standing(tx)
    return (
        f", but Slack refuses the bot's token since {refusals[0].since:%Y-%m-%d %H:%M} UTC"
        if refusals
        else ""
    )
