"""Findings as the database keeps them of deliveries, without the story that leads to each."""

from collections.abc import Sequence

from sqlalchemy import insert

from gates.delivery import Delivery
from gates.portfolio.finding import FindingKind
from handlers.desk import Desk
from storage.tables.portfolio import findings
from tests.driver.door import TEAM


def find(desk: Desk, found: Sequence[Delivery], kind: FindingKind, about: str = "") -> None:
    """One of this kind in each."""
    rows = [{"workspace_id": TEAM, "delivery_id": d.id, "kind": kind, "about": about} for d in found]
    with desk.store.transaction(TEAM) as tx:
        tx.connection.execute(insert(findings), rows)
