"""Running deliveries of the workspace, or of all, by what else is true of them."""

from sqlalchemy import ColumnElement, select, true

from gates.delivery import Delivery
from gates.process import Process
from storage import processes
from storage.loading import loaded, whole
from storage.tables.deliveries import deliveries, is_running
from storage.transaction import EVERY_WORKSPACE, Transaction


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
