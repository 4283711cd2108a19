"""What the manager may correct in a running delivery; the audit log keeps the old value."""

from collections.abc import Mapping
from datetime import date, datetime

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.gate import Outcome
from gates.holder import Holder
from gates.people import Person
from gates.phases.flow import settle_what_is_complete
from gates.phases.starting import check_channels, check_client, check_promise, refuse_too_few
from gates.refusal import Refusal, must_say

NAMES = {
    "name": "name", "client": "client", "scope": "scope", "agreed_on": "agreed delivery date",
    "internal_channel": "internal channel", "client_channel": "client's channel",
}  # fmt: skip
PRIVACY = {False: "everybody of the workspace", True: "its own people only"}


def change_details(
    delivery: Delivery, changes: Mapping[str, str | date | None], by: Person, at: datetime
) -> None:
    """Changes the fields of `NAMES` that differ from what stands."""
    delivery.must_not_be_over()
    delivery.must_manage(by, "change these details")
    new = {key: changes.get(key, getattr(delivery, key)) or None for key in NAMES}
    check_details(delivery, new)
    for key, value in new.items():
        was = getattr(delivery, key)
        if value != was:
            setattr(delivery, key, value)
            delivery.record_fact(
                FactKind.DELIVERY_CHANGED, at, by.user_id,
                field=key, value=str(value or ""), was=str(was or ""),
            )  # fmt: skip


def change_privacy(delivery: Delivery, private: bool, by: Person, at: datetime) -> None:
    """Who can see it: its own people only, or everybody of the workspace."""
    delivery.must_not_be_over()
    delivery.must_manage(by, "change who can see it")
    if private is not delivery.private:
        delivery.private = private
        value, was = PRIVACY[private], PRIVACY[not private]
        delivery.record_fact(FactKind.DELIVERY_CHANGED, at, by.user_id, field="privacy", value=value, was=was)


def check_details(delivery: Delivery, new: Mapping[str, str | date | None]) -> None:
    for key, value in new.items():
        if key not in ("client", "client_channel") and not str(value or "").strip():
            raise Refusal(f"The {NAMES[key]} cannot be empty.", field=key)
    client, internal, shared = (spoken(new[key]) for key in ("client", "internal_channel", "client_channel"))
    check_client(delivery.process, client, shared)
    if isinstance(agreed := new["agreed_on"], date):
        check_promise(delivery.intake_on, agreed)
    check_channels(internal, shared)


def spoken(value: str | date | None) -> str | None:
    return str(value) if value else None


def change_holders(delivery: Delivery, role: str, users: list[str], by: Person, at: datetime) -> None:
    """Names other people for a role. A sign-off already given stays with who gave it."""
    delivery.must_not_be_over()
    delivery.must_manage(by, "change who holds a role")
    if role not in delivery.process.roles:
        raise Refusal("This process has no such role.", field=role)
    if delivery.process.roles[role].group:
        name = delivery.process.role_name(role)
        raise Refusal(f"{name} follows a Slack user group: change its members there.", field=role)
    users = list(dict.fromkeys(users))
    if not users and not delivery.process.roles[role].external:
        raise Refusal(f"Name at least one person as {delivery.process.role_name(role)}.", field=role)
    if set(delivery.holders_of(role)) == set(users):
        return
    refuse_too_few(delivery.process, role, users)
    name_holders(delivery, role, users, by, at)


def name_holders(delivery: Delivery, role: str, users: list[str], by: Person, at: datetime) -> None:
    """Those who leave may have been the last whom a gate waited for."""
    before = delivery.holders_of(role)
    for holder in delivery.holders:
        if holder.role == role and holder.released_at is None and holder.user_id not in users:
            holder.released_at, holder.released_by = at, by.user_id
    for user in users:
        if user not in before:
            delivery.holders.append(Holder(len(delivery.holders) + 1, role, user, at, by.user_id))
    delivery.record_fact(FactKind.HOLDERS_CHANGED, at, by.user_id, role=role, holders=users, was=before)
    settle_what_is_complete(delivery, at, by)


def cancel(delivery: Delivery, reason: str, by: Person, at: datetime) -> None:
    """Ends a delivery that was started by mistake or given up; its record stays."""
    delivery.must_manage(by, "cancel it")
    if delivery.cancelled_at is not None:
        return
    delivery.must_not_be_over()
    must_say(reason, "Say why the delivery is cancelled.", field="reason")
    delivery.cancelled_at, delivery.cancelled_by, delivery.cancelled_because = at, by.user_id, reason
    for gate in delivery.live_gates:
        gate.settle(Outcome.CANCELLED, at, by.user_id, reason)
    delivery.record_fact(FactKind.DELIVERY_CANCELLED, at, by.user_id, reason=reason)
