"""The one MetaData, and the columns that every table of a delivery begins with."""

from typing import Any

from sqlalchemy import Column, ForeignKeyConstraint, Index, Integer, MetaData, Text
from sqlalchemy.sql.elements import ColumnElement

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def text(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, Text, nullable=optional)


def key(name: str) -> Column[Any]:
    return Column(name, Text, primary_key=True)


def number(name: str) -> Column[Any]:
    return Column(name, Integer, primary_key=True, autoincrement=False)


def of_delivery() -> list[Any]:
    """The workspace and the delivery that a row belongs to."""
    return [
        key("workspace_id"),
        key("delivery_id"),
        ForeignKeyConstraint(
            ["workspace_id", "delivery_id"], ["deliveries.workspace_id", "deliveries.delivery_id"]
        ),
    ]


def of_gate() -> list[Any]:
    """The workspace, the delivery and the round of a gate that a row belongs to."""
    names = ["workspace_id", "delivery_id", "phase", "round"]
    keys = [key("workspace_id"), key("delivery_id"), key("phase"), number("round")]
    return [*keys, ForeignKeyConstraint(names, [f"gates.{name}" for name in names])]


def partial_index(
    name: str, *columns: Column[Any], where: ColumnElement[bool], unique: bool = False
) -> Index:
    """An index of those rows only that a question is about."""
    return Index(name, *columns, unique=unique, sqlite_where=where, postgresql_where=where)
