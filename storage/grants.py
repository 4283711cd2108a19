"""Who is an admin, a delivery manager or an auditor of the workspace, by a decision made in Gatehouse."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from gates.rights.workspace_roles import WorkspaceRole
from storage.inserting import insert_into
from storage.tables.rights import grants
from storage.transaction import Transaction

_c = grants.c


@dataclass(frozen=True, slots=True)
class Grant:
    user_id: str
    role: WorkspaceRole
    granted_at: datetime
    granted_by: str


_asked = select(*(_c[name] for name in Grant.__slots__))


def role_of(tx: Transaction, user_id: str) -> WorkspaceRole | None:
    found: WorkspaceRole | None = tx.connection.scalar(
        select(_c.role).where(_c.workspace_id == tx.workspace_id, _c.user_id == user_id)
    )
    return found


def every(tx: Transaction) -> list[Grant]:
    """By role, and within one in the order in which they were granted."""
    its = _asked.where(_c.workspace_id == tx.workspace_id).order_by(_c.role, _c.granted_at, _c.user_id)
    return [Grant(*row) for row in tx.connection.execute(its)]


def grant(tx: Transaction, user_id: str, role: WorkspaceRole, by: str, at: datetime) -> None:
    """In place of what was granted before."""
    values = {"user_id": user_id, "role": role, "granted_at": at, "granted_by": by}
    insertion = insert_into(grants, tx.dialect).on_conflict_do_update(
        index_elements=list(grants.primary_key), set_=values
    )
    tx.connection.execute(insertion, {"workspace_id": tx.workspace_id, **values})


def withdraw(tx: Transaction, user_id: str) -> None:
    tx.connection.execute(delete(grants).where(_c.workspace_id == tx.workspace_id, _c.user_id == user_id))
