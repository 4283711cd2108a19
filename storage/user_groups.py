"""User groups as Slack described them last, and the deliveries that follow one."""

from datetime import datetime

from sqlalchemy import select

from gates.delivery import Delivery
from storage.inserting import insert_into
from storage.running import running_processes, running_where
from storage.tables.deliveries import deliveries
from storage.tables.people import user_groups
from storage.transaction import Transaction


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


def that_follow_groups(tx: Transaction, limit: int) -> list[Delivery]:
    """Running deliveries with a role that a user group holds."""
    digests = [digest for digest, process in running_processes(tx).items() if process.groups()]
    return running_where(tx, deliveries.c.process_sha256.in_(digests), limit) if digests else []
