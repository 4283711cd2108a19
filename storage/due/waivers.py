"""Deliveries in which a waiver has ended, for the clock to look at."""

from datetime import date

from sqlalchemy import select

from gates.delivery import Delivery
from storage.due.phases import running_where
from storage.tables.deliveries import deliveries
from storage.tables.gates import items
from storage.transaction import Transaction


def with_ended_waivers(tx: Transaction, today: date, limit: int) -> list[Delivery]:
    """Running ones; what a settled gate had waived stays among them, since settled rounds never change."""
    i, d = items.c, deliveries.c
    its_own = (i.workspace_id == d.workspace_id, i.delivery_id == d.delivery_id)
    return running_where(tx, select(i.key).where(*its_own, i.waived_until < today).exists(), limit)
