"""What holds for every process that comes with Gatehouse."""

from datetime import date

import pytest

from gates.delivery import Delivery
from gates.phases import closing
from gates.process import Process
from gates.process_files.shipped import shipped_processes
from tests.gates.deliveries import MONDAY, all_passed, holder, started


@pytest.mark.parametrize("key", shipped_processes())
def test_it_is_named_like_its_file_and_survives_being_pinned(key: str) -> None:
    process = shipped_processes()[key]
    assert process.key == key
    assert Process.model_validate_json(process.model_dump_json()) == process


@pytest.mark.parametrize("key", shipped_processes())
def test_what_it_extends_is_shipped_too(key: str) -> None:
    assert shipped_processes()[key].extends in (None, *shipped_processes())


@pytest.mark.parametrize("key", shipped_processes())
def test_it_can_be_walked_to_its_closed_record(key: str) -> None:
    delivery = all_passed(started_as(shipped_processes()[key]))
    closing.close(delivery, holder(delivery, delivery.process.manager), MONDAY)
    assert delivery.status == delivery.process.complete_status


@pytest.mark.parametrize("key", shipped_processes())
def test_its_texts_are_short_enough_for_a_card(key: str) -> None:
    items = [item for phase in shipped_processes()[key].phases for item in phase.checklist]
    assert [item.text for item in items if len(item.text) > 90] == []


@pytest.mark.parametrize("key", shipped_processes())
def test_it_has_no_role_without_a_part(key: str) -> None:
    process = shipped_processes()[key]
    parts = {process.manager, process.escalates_to}
    for phase in process.phases:
        parts |= {*phase.owner, *phase.supporting, *phase.informed}
    assert set(process.roles) == parts


def started_as(process: Process) -> Delivery:
    """Each role held by a person of its own, each date planned."""
    client = "Harbour Ltd" if process.client_role() else None
    day = date(2026, 6, 30)
    return started(
        process,
        client=client,
        client_channel="C_CLIENT" if client else None,
        holders={role: [f"U_{role.upper()}"] for role, _ in process.internal_roles()},
        targets={m.key: day for m in process.milestones if m.planned},
        agreed_on=day,
    )
