"""Whether a run of this name has been: a folded one, too, is never begun again."""

from sqlalchemy import select

from storage.tables.runs import runs
from storage.transaction import Transaction


def is_taken(tx: Transaction, delivery_id: str, name: str) -> bool:
    r = runs.c
    its = (r.workspace_id == tx.workspace_id, r.delivery_id == delivery_id, r.name == name)
    return tx.connection.execute(select(r.number).where(*its)).first() is not None
