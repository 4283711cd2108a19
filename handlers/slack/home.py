"""Home: opened, and what is pressed in it."""

from handlers.desk import Desk
from storage import homes


def refresh_home(desk: Desk, workspace: str, user_id: str) -> None:
    """Home is a card like any other: noted as stale here, drawn by the sender."""
    with desk.store.transaction(workspace) as tx:
        homes.want(tx, user_id, desk.clock.now())
    desk.bell.ring()
