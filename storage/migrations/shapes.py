"""What the revisions share. The tables may change later; nothing here may."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

INSTANT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
DOCUMENT = sa.JSON().with_variant(JSONB(), "postgresql")

DELIVERY = ["workspace_id", "delivery_id"]
GATE = [*DELIVERY, "phase", "round"]


def of_delivery(table: str) -> sa.ForeignKeyConstraint:
    targets = [f"deliveries.{name}" for name in DELIVERY]
    return sa.ForeignKeyConstraint(DELIVERY, targets, name=f"fk_{table}_deliveries")


def of_gate(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(GATE, [f"gates.{name}" for name in GATE], name=f"fk_{table}_gates")


def partial_index(name: str, table: str, columns: list[str], where: str, *, unique: bool = False) -> None:
    rows = sa.text(where)
    op.create_index(name, table, columns, unique=unique, sqlite_where=rows, postgresql_where=rows)
