"""Deliveries in which a green check has become too old, for the clock to look at."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_, select

from gates.delivery import Delivery
from gates.process import ChecklistItem, Phase
from storage.due.phases import running_processes, running_where
from storage.due.sign_offs import OF_GATE
from storage.tables.deliveries import deliveries
from storage.tables.gates import gates, items
from storage.transaction import Transaction


def with_old_checks(tx: Transaction, now: datetime, limit: int) -> list[Delivery]:
    """Running ones with an open gate that counts a report older than its process allows."""
    too_old = [
        and_(deliveries.c.process_sha256 == digest, _green_before(phase, item, now - timedelta(hours=hours)))
        for digest, process in running_processes(tx).items()
        for phase in process.phases
        for item in phase.checklist
        if (hours := item.fresh_for_hours)
    ]
    return running_where(tx, or_(False, *too_old), limit) if too_old else []


def _green_before(phase: Phase, item: ChecklistItem, moment: datetime) -> ColumnElement[bool]:
    i, g, d = items.c, gates.c, deliveries.c
    its_gate = and_(*(i[name] == g[name] for name in OF_GATE))
    its_own = (i.workspace_id == d.workspace_id, i.delivery_id == d.delivery_id)
    named = (i.phase == phase.key, i.key == item.key, g.closed_at.is_(None))
    green = (i.ticked_at.is_not(None), i.checked_at < moment)
    return select(i.key).join(gates, its_gate).where(*its_own, *named, *green).exists()
