"""A process without an external role is work that nobody outside receives: it has no client."""

from datetime import date
from typing import Any

import pytest

from gates import changing
from gates.delivery import Delivery
from gates.phases import closing
from gates.phases.closing import NotComplete
from gates.phases.starting import name_taken, start
from gates.process import Process
from gates.records import recording
from gates.refusal import Refusal
from gates.sign_offs import signing
from tests.gates.deliveries import (
    APPROVE,
    BUILDER,
    CLIENT_DELIVERY,
    LEAD,
    MANAGER,
    MONDAY,
    SMALL_HOLDERS,
    current,
    item,
    phase,
    plan,
    small_delivery,
    started,
    tick_all,
    without_client_role,
)

INITIATIVE: dict[str, Any] = {
    "client": None, "client_channel": None, "holders": SMALL_HOLDERS, "targets": {},
    "agreed_on": date(2026, 12, 31),
}  # fmt: skip


def initiative(process: Process | None = None) -> Delivery:
    return started(process or without_client_role(phase("build")), **INITIATIVE)


def at_the_end(process: Process) -> Delivery:
    """Signed and reviewed, with nothing else in the record."""
    delivery = initiative(process)
    tick_all(delivery, current(delivery))
    signing.sign(delivery, current(delivery), APPROVE, BUILDER, MONDAY)
    recording.write_review(delivery, "Pace", "Nothing", "Ask early", [], LEAD, MONDAY)
    for milestone in delivery.milestones:
        milestone.target_on = milestone.reached_at = None
    return delivery


def missing(delivery: Delivery) -> list[str]:
    with pytest.raises(NotComplete) as refused:
        closing.close(delivery, LEAD, MONDAY)
    return refused.value.missing


def test_it_starts_without_a_client() -> None:
    delivery = initiative()
    assert delivery.client is None
    assert (
        "client" not in start("d2", "T1", delivery.process, plan(**INITIATIVE), LEAD, MONDAY).facts[0].detail
    )


@pytest.mark.parametrize(("field", "value"), [("client", "Harbour Ltd"), ("client_channel", "C_CLIENT")])
def test_a_client_that_the_process_does_not_know_is_refused_at_its_field(field: str, value: str) -> None:
    process, filled_in = without_client_role(phase("build")), INITIATIVE | {field: value}
    with pytest.raises(Refusal, match="has no client: leave this empty") as refused:
        started(process, **filled_in)
    assert refused.value.field == field


@pytest.mark.parametrize("client", [None, "", "  "])
def test_a_process_with_a_client_asks_for_one(client: str | None) -> None:
    with pytest.raises(Refusal, match="for which client") as refused:
        started(CLIENT_DELIVERY, client=client)
    assert refused.value.field == "client"


def test_its_details_are_changed_without_a_client_and_take_none() -> None:
    delivery = initiative()
    changing.change_details(delivery, {"name": "Faster search", "client": None}, LEAD, MONDAY)
    assert (delivery.name, delivery.client) == ("Faster search", None)
    with pytest.raises(Refusal, match="has no client") as refused:
        changing.change_details(delivery, {"client": "Harbour Ltd"}, LEAD, MONDAY)
    assert refused.value.field == "client"


def test_a_client_cannot_be_taken_from_a_client_s_delivery() -> None:
    delivery = started()
    with pytest.raises(Refusal, match="for which client"):
        changing.change_details(delivery, {"client": ""}, MANAGER, MONDAY)
    assert delivery.client == "Harbour Ltd"


def test_nobody_s_feedback_is_recorded_or_asked_for() -> None:
    delivery = initiative()
    with pytest.raises(Refusal, match="no client"):
        recording.record_feedback(delivery, "Nice", 5, "Somebody", LEAD, MONDAY)


def test_closing_asks_for_no_feedback_and_for_what_items_need_alone() -> None:
    delivery = at_the_end(without_client_role(phase("build", milestones={"end": "done"})))
    assert missing(delivery) == ["No target date for: Done."]


def test_closing_asks_for_the_register_and_the_triggers_where_items_need_them() -> None:
    asking = [
        item("known", needs="risks", required=False),
        item("set", needs="escalation_triggers", required=False),
    ]
    process = without_client_role(phase("build", checklist=[item("built"), *asking]))
    delivery = initiative(process)
    tick_all(delivery, current(delivery), but=("known", "set"))
    signing.sign(delivery, current(delivery), APPROVE, BUILDER, MONDAY)
    lacking = missing(delivery)
    assert "The risk register is empty." in lacking
    assert "The escalation triggers are not defined." in lacking


def test_closing_asks_for_feedback_wherever_there_is_a_client() -> None:
    delivery = small_delivery(phase("build"))
    assert "The client's feedback is not recorded." in missing(delivery)


def test_a_name_that_is_taken_is_said_without_a_client() -> None:
    assert name_taken(None, "Search").sentence == "A delivery “Search” is already running."
    assert name_taken("Acme", "Search").sentence == "A delivery “Search” for Acme is already running."
