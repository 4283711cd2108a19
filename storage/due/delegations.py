"""Deliveries in which a delegation begins or ends, for the clock to look at."""

from datetime import date

from sqlalchemy import and_, or_, select

from gates.delivery import Delivery
from storage.due.phases import running_where
from storage.tables.delegations import delegations, is_unended
from storage.tables.deliveries import deliveries
from storage.transaction import Transaction


def with_dated_delegations(tx: Transaction, today: date, limit: int) -> list[Delivery]:
    c, d = delegations.c, deliveries.c
    its_own = (c.workspace_id == d.workspace_id, c.delivery_id == d.delivery_id)
    begins = and_(c.began_at.is_(None), c.starts_on <= today)
    due = select(c.number).where(*its_own, is_unended, or_(begins, c.ends_on < today)).exists()
    return running_where(tx, due, limit)
