"""Overriding a gate: two people of the roles that the process names, with a reason that stays for ever."""

from datetime import datetime

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Gate, Outcome
from gates.people import Person
from gates.phases.flow import go_on, refuse_to_do_without
from gates.records.reaching import reach
from gates.refusal import Refusal, must_say
from gates.sign_offs.override import Override
from gates.sign_offs.signers import must_be_open


def ask_override(delivery: Delivery, gate: Gate, reason: str, by: Person, at: datetime) -> None:
    """The first of the two. Asking the same again changes nothing."""
    may_override(delivery, gate, by)
    standing = gate.open_override()
    if standing and (standing.asked_by, standing.reason) == (by.user_id, reason):
        return
    if standing:
        raise Refusal("An override of this gate is asked for already: confirm it on the card, or decline it.")
    must_say(reason, "Say why; it stands on the card and in the record for ever.", field="reason")
    if not second_people(delivery, gate, by.user_id):
        raise Refusal(
            "An override takes two people, and nobody else holds a role that may. Name another person first.",
            ask=delivery.holders_of(delivery.process.manager),
        )
    override = Override(gate.phase, gate.round, len(gate.overrides) + 1, reason, at, by.user_id)
    gate.overrides.append(override)
    delivery.record_fact(
        FactKind.OVERRIDE_ASKED, at, by.user_id, gate, override=override.number, reason=reason
    )


def confirm_override(delivery: Delivery, gate: Gate, number: int, by: Person, at: datetime) -> None:
    """The second of the two: the gate is passed against its rules."""
    override = override_to_settle(delivery, gate, number, by)
    if override.confirmed_by == by.user_id:
        return
    refuse_unless_open(override)
    must_be_open(delivery, gate)
    if by.user_id == override.asked_by:
        raise Refusal(
            "You have asked for this override, so somebody else confirms it.",
            ask=second_people(delivery, gate, by.user_id),
        )
    refuse_to_do_without(delivery, gate, "overridden")
    override.confirmed_at, override.confirmed_by = at, by.user_id
    gate.settle(Outcome.OVERRIDDEN, at, by.user_id, override.reason)
    delivery.record_fact(
        FactKind.GATE_OVERRIDDEN, at, by.user_id, gate, override=number, reason=override.reason,
        asked_by=override.asked_by,
    )  # fmt: skip
    reach(delivery, delivery.phase(gate).milestones.end, at, by)
    go_on(delivery, gate, at, by)


def decline_override(delivery: Delivery, gate: Gate, number: int, by: Person, at: datetime) -> None:
    """By anybody who could confirm it, or by who asked for it."""
    override = override_to_settle(delivery, gate, number, by)
    if override.declined_by == by.user_id:
        return
    refuse_unless_open(override)
    must_be_open(delivery, gate)
    override.declined_at, override.declined_by = at, by.user_id
    delivery.record_fact(
        FactKind.OVERRIDE_DECLINED, at, by.user_id, gate, override=number, asked_by=override.asked_by
    )


def may_override(delivery: Delivery, gate: Gate, by: Person) -> None:
    delivery.must_be_running()
    rule, label = delivery.phase(gate).gate, delivery.label(gate)
    if not rule.exceptions:
        raise Refusal(f"{label} allows no exceptions, so nobody can override it.")
    if not rule.overridden_by:
        raise Refusal(f"The process names nobody who may override {label}.")
    delivery.refuse_unless_holder(by, list(rule.overridden_by), "override this gate")
    must_be_open(delivery, gate)
    refuse_to_do_without(delivery, gate, "overridden")


def override_to_settle(delivery: Delivery, gate: Gate, number: int, by: Person) -> Override:
    delivery.must_be_running()
    override = next((o for o in gate.overrides if o.number == number), None)
    if override is None:
        raise Refusal("This override is not in the record.")
    roles = list(delivery.phase(gate).gate.overridden_by)
    delivery.refuse_unless_holder(by, roles, "decide on an override of this gate")
    return override


def refuse_unless_open(override: Override) -> None:
    if not override.is_open:
        raise Refusal("This override is decided already; the card shows how.")


def second_people(delivery: Delivery, gate: Gate, first: str) -> list[str]:
    """Who could confirm what this person asks for."""
    roles = delivery.phase(gate).gate.overridden_by
    users = dict.fromkeys(user for role in roles for user in delivery.holders_of(role))
    return [user for user in users if user != first]
