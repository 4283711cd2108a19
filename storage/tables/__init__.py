"""Every table in one MetaData; a file for each family."""

from storage.tables import (
    audit,
    cards,
    checkpoints,
    checks,
    delegations,
    deliveries,
    gates,
    notices,
    nudges,
    people,
    portfolio,
    processes,
    record,
    registers,
    rights,
    runs,
    settings,
)
from storage.tables.schema import metadata

__all__ = [
    "audit",
    "cards",
    "checkpoints",
    "checks",
    "delegations",
    "deliveries",
    "gates",
    "metadata",
    "notices",
    "nudges",
    "people",
    "portfolio",
    "processes",
    "record",
    "registers",
    "rights",
    "runs",
    "settings",
]
