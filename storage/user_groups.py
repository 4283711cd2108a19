"""User groups as Slack described them last, and the deliveries with a role that one of them holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import distinct, exists, func, or_, select

from storage import processes, stumbles
from storage.inserting import insert_into
from storage.tables.deliveries import deliveries, holders, is_live, is_running
from storage.tables.people import user_groups
from storage.transaction import Transaction

_d, _h = deliveries.c, holders.c
_its = (_h.workspace_id == _d.workspace_id, _h.delivery_id == _d.delivery_id, is_live)


@dataclass(frozen=True, slots=True)
class Followed:
    """A group that holds a role in some running deliveries of a workspace, by their process."""

    workspace_id: str
    process_sha256: str
    role: str
    group: str


def members(tx: Transaction, group: str, since: datetime) -> list[str] | None:
    """None where they were not read since then."""
    c = user_groups.c
    asked = select(c.members).where(
        c.workspace_id == tx.workspace_id, c.group_id == group, c.fetched_at >= since
    )
    found = tx.connection.scalar(asked)
    return list(found) if found is not None else None


def remember(tx: Transaction, group: str, users: list[str], at: datetime) -> None:
    values = {"group_id": group, "members": users, "fetched_at": at}
    insertion = insert_into(user_groups, tx.dialect).on_conflict_do_update(
        index_elements=list(user_groups.primary_key), set_=values
    )
    tx.connection.execute(insertion, {"workspace_id": tx.workspace_id, **values})


def followed(tx: Transaction) -> list[Followed]:
    """In all workspaces."""
    pinned = tx.connection.execute(
        select(_d.workspace_id, _d.process_sha256).distinct().where(is_running)
    ).all()
    read = processes.pinned(tx, {digest for _, digest in pinned})
    return [
        Followed(workspace, digest, role, group)
        for workspace, digest in pinned
        for role, group in read[digest].groups().items()
    ]


def behind(
    tx: Transaction, each: Followed, users: Sequence[str], limit: int, deed: str, now: datetime
) -> list[tuple[str, str]]:
    """Workspace and delivery where others hold the role than are in its group, but for what stumbled."""
    others = exists().where(*_its, _h.role == each.role, _h.user_id.not_in(users))
    held = select(func.count(distinct(_h.user_id))).where(*_its, _h.role == each.role).scalar_subquery()
    mine = (_d.workspace_id == each.workspace_id, _d.process_sha256 == each.process_sha256, is_running)
    rests = stumbles.rests(deed, _d.workspace_id, _d.delivery_id, now)
    asked = select(_d.workspace_id, _d.delivery_id).where(*mine, or_(others, held < len(users)), ~rests)
    rows = tx.connection.execute(asked.order_by(_d.started_at, _d.delivery_id).limit(limit))
    return [(workspace, delivery) for workspace, delivery in rows]
