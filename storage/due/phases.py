"""Deliveries in which a date may open a phase, for the clock to look at."""

from itertools import pairwise

from sqlalchemy import ColumnElement, and_, func, or_, select, true

from gates.delivery import Delivery
from gates.gate import Outcome
from gates.process import Phase, Process
from storage import processes
from storage.loading import loaded, whole
from storage.tables.deliveries import deliveries, is_running
from storage.tables.gates import gates
from storage.transaction import EVERY_WORKSPACE, Transaction


def with_dated_phases(tx: Transaction, limit: int) -> list[Delivery]:
    """Running ones with a dated phase still to come, once the phase before it has begun; oldest first."""
    waiting = [
        and_(deliveries.c.process_sha256 == digest, _begun(before), ~_stands(phase))
        for digest, process in running_processes(tx).items()
        for before, phase in pairwise(process.phases)
        if phase.opens.date
    ]
    return running_where(tx, or_(False, *waiting), limit)


def running_processes(tx: Transaction) -> dict[str, Process]:
    """The processes that some running delivery is pinned to, by digest."""
    pinned = select(deliveries.c.process_sha256).distinct().where(is_running, here(tx))
    return processes.pinned(tx, set(tx.connection.scalars(pinned)))


def running_where(tx: Transaction, condition: ColumnElement[bool], limit: int) -> list[Delivery]:
    asked = whole(tx.dialect).where(is_running, here(tx), condition)
    ordered = asked.order_by(deliveries.c.started_at, deliveries.c.delivery_id).limit(limit)
    return [found.delivery for found in loaded(tx, ordered, {})]


def here(tx: Transaction) -> ColumnElement[bool]:
    everywhere = tx.workspace_id == EVERY_WORKSPACE
    return true() if everywhere else deliveries.c.workspace_id == tx.workspace_id


def _begun(phase: Phase) -> ColumnElement[bool]:
    return select(gates.c.round).where(*_of(phase)).exists()


def _stands(phase: Phase) -> ColumnElement[bool]:
    """Whether its latest round runs, or ended otherwise than by being sent back."""
    rounds = gates.alias()
    same = (rounds.c.workspace_id == gates.c.workspace_id, rounds.c.delivery_id == gates.c.delivery_id)
    latest = select(func.max(rounds.c.round)).where(*same, rounds.c.phase == phase.key).scalar_subquery()
    stays = gates.c.outcome.is_distinct_from(Outcome.SENT_BACK)
    return select(gates.c.round).where(*_of(phase), stays, gates.c.round == latest).exists()


def _of(phase: Phase) -> tuple[ColumnElement[bool], ...]:
    c = gates.c
    its = (c.workspace_id == deliveries.c.workspace_id, c.delivery_id == deliveries.c.delivery_id)
    return (*its, c.phase == phase.key)
