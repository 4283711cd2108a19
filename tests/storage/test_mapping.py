"""No field of the rules is forgotten: each has its column, or its table."""

from dataclasses import fields

import pytest

from gates.delivery import Delivery
from gates.gate import Gate
from storage.mapping import MAPPINGS, OF_DELIVERY, Mapping
from storage.tables import metadata

HOMES = {mapping.home for mapping in MAPPINGS}


@pytest.mark.parametrize("mapping", MAPPINGS, ids=lambda mapping: mapping.home)
def test_every_field_of_an_entity_is_a_column_and_every_column_a_field(mapping: Mapping) -> None:
    homes = HOMES if mapping.entity is Gate else set()
    names = [field.name for field in fields(mapping.entity) if field.name not in homes]
    assert list(mapping.columns) == names
    assert set(mapping.table.c.keys()) == {"workspace_id", "delivery_id", *names}


def test_every_field_of_a_delivery_is_kept_somewhere() -> None:
    names = {field.name for field in fields(Delivery)}
    assert names - set(OF_DELIVERY) - HOMES == {"id", "process", "facts", "working_time", "defaults", "away"}
    assert {field.name for field in fields(Gate)} & HOMES == {
        mapping.home for mapping in MAPPINGS if mapping.in_gate
    }


def test_every_table_belongs_to_a_workspace() -> None:
    for table in metadata.tables.values():
        assert table.primary_key.columns.keys()[0] == "workspace_id", table.name
