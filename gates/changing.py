"""What the manager may correct in a running delivery; the audit log keeps the old value."""

from collections.abc import Mapping
from datetime import date, datetime

from gates.delivery import Delivery, Holder
from gates.facts import FactKind
from gates.gate import Outcome
from gates.flow import settle
from gates.people import Person
from gates.refusal import Refusal

NAMES = {
    "name": "name", "client": "client", "scope": "scope", "agreed_on": "agreed delivery date",
    "internal_channel": "internal channel", "client_channel": "client's channel",
}  # fmt: skip


def change_details(
    delivery: Delivery, changes: Mapping[str, str | date | None], by: Person, at: datetime
) -> None:
    """Changes the fields of `NAMES` that differ from what stands."""
    delivery.must_be_running()
    delivery.must_manage(by, "change these details")
    agreed = changes.get("agreed_on", delivery.agreed_on)
    if isinstance(agreed, date) and agreed < delivery.intake_on:
        raise Refusal("The agreed delivery date lies before the intake date.", field="agreed_on")
    internal = changes.get("internal_channel", delivery.internal_channel)
    if internal == changes.get("client_channel", delivery.client_channel):
        raise Refusal(
            "The client's channel must be another one than the internal channel.", field="client_channel"
        )
    for key, value in changes.items():
        was = getattr(delivery, key)
        if key in NAMES and value != was:
            setattr(delivery, key, value)
            delivery.record_fact(
                FactKind.DELIVERY_CHANGED,
                at,
                by.user_id,
                field=key,
                value=str(value or ""),
                was=str(was or ""),
            )


def change_holders(delivery: Delivery, role: str, users: list[str], by: Person, at: datetime) -> None:
    """Names other people for a role. A sign-off already given stays with who gave it."""
    delivery.must_be_running()
    delivery.must_manage(by, "change who holds a role")
    if not users and not delivery.process.roles[role].external:
        raise Refusal(f"Name at least one person as {delivery.process.role_name(role)}.", field=role)
    before = delivery.holders_of(role)
    if set(before) == set(users):
        return
    for holder in delivery.holders:
        if holder.role == role and holder.released_at is None and holder.user_id not in users:
            holder.released_at, holder.released_by = at, by.user_id
    for user in dict.fromkeys(users):
        if user not in before:
            delivery.holders.append(Holder(len(delivery.holders) + 1, role, user, at, by.user_id))
    delivery.record_fact(FactKind.HOLDERS_CHANGED, at, by.user_id, role=role, holders=list(users), was=before)


def cancel(delivery: Delivery, reason: str, by: Person, at: datetime) -> None:
    """Ends a delivery that was started by mistake or given up; its record stays."""
    delivery.must_manage(by, "cancel it")
    if delivery.cancelled_at is not None:
        return
    delivery.must_be_running()
    if not reason.strip():
        raise Refusal("Say why the delivery is cancelled.", field="reason")
    delivery.cancelled_at, delivery.cancelled_by, delivery.cancelled_because = at, by.user_id, reason
    for gate in delivery.live_gates:
        settle(gate, Outcome.CANCELLED, at, by, reason)
    delivery.record_fact(FactKind.DELIVERY_CANCELLED, at, by.user_id, reason=reason)
