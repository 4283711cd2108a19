"""Deliveries in which a sign-off has become too old, for the clock to look at."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_, select

from gates.delivery import Delivery
from gates.process import Phase
from storage.due.phases import running_processes, running_where
from storage.tables.deliveries import deliveries
from storage.tables.gates import gates, sign_offs
from storage.transaction import Transaction

OF_GATE = ("workspace_id", "delivery_id", "phase", "round")


def with_ageing_sign_offs(tx: Transaction, now: datetime, limit: int) -> list[Delivery]:
    """Running ones with an open gate that has a live sign-off older than its process allows."""
    too_old = [
        and_(deliveries.c.process_sha256 == digest, _given_before(phase, now - timedelta(days=days)))
        for digest, process in running_processes(tx).items()
        for phase in process.phases
        if (days := phase.gate.valid_days)
    ]
    return running_where(tx, or_(False, *too_old), limit) if too_old else []


def _given_before(phase: Phase, moment: datetime) -> ColumnElement[bool]:
    s, g, d = sign_offs.c, gates.c, deliveries.c
    its_gate = and_(*(s[name] == g[name] for name in OF_GATE))
    its_own = (s.workspace_id == d.workspace_id, s.delivery_id == d.delivery_id, s.phase == phase.key)
    stands = (s.withdrawn_at.is_(None), s.stale_at.is_(None), g.closed_at.is_(None))
    return select(s.number).join(gates, its_gate).where(*its_own, *stands, s.decided_at < moment).exists()
