"""Starting a delivery."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from gates.delivery import Delivery
from gates.facts import FactKind
from gates.holder import Holder
from gates.people import Person
from gates.phases.bringing_in import BroughtIn, bring_in
from gates.phases.opening import enter_phase
from gates.process import Process
from gates.records.choosing_mode import check_mode
from gates.records.delivery_mode import Mode
from gates.records.record import Milestone
from gates.refusal import Refusal, must_say
from gates.sign_offs.quorum import most_needed


@dataclass(frozen=True, slots=True)
class Plan:
    """What a person fills in to start a delivery."""

    name: str
    client: str | None  # None where the process has no client
    scope: str
    internal_channel: str
    client_channel: str | None
    intake_on: date
    agreed_on: date
    holders: Mapping[str, list[str]]  # role -> user ids
    targets: Mapping[str, date] = field(default_factory=dict)  # milestone -> target date
    mode: Mode | None = None  # where the process asks for one
    mode_because: str | None = None
    private: bool = False
    practice: bool = False
    brought: BroughtIn | None = None  # where it stands, when it ran elsewhere before


def start(
    delivery_id: str, workspace_id: str, process: Process, plan: Plan, by: Person, at: datetime
) -> Delivery:
    """A new delivery with its first phase asked for. Raises Refusal that names the field to mend."""
    if by.is_external:
        raise Refusal("Only people of this workspace can start a delivery.")
    check_words(plan)
    check_client(process, plan.client, plan.client_channel)
    holders = {**plan.holders, **process.named_people()}
    check_roles(process, holders)
    check_dates(process, plan.intake_on, plan.agreed_on, plan.targets)
    check_channels(plan.internal_channel, plan.client_channel)
    check_practice(plan.practice, plan.client_channel)
    check_mode(process, plan.mode, plan.mode_because)
    delivery = Delivery(
        delivery_id, workspace_id, process, plan.name, plan.client, plan.scope,
        plan.internal_channel, plan.client_channel, plan.intake_on, plan.agreed_on, at, by.user_id,
        mode=plan.mode, mode_because=plan.mode_because, private=plan.private,
        practice=plan.practice,
    )  # fmt: skip
    for role, users in holders.items():
        for user in dict.fromkeys(users):
            delivery.holders.append(Holder(len(delivery.holders) + 1, role, user, at, by.user_id))
    for position, milestone in enumerate(process.milestones, 1):
        target = plan.targets.get(milestone.key)
        delivery.milestones.append(
            Milestone(milestone.key, position, first_target_on=target, target_on=target)
        )
    delivery.record_fact(
        FactKind.DELIVERY_STARTED, at, by.user_id, name=plan.name, client=plan.client, process=process.key,
        version=process.version, agreed_on=plan.agreed_on.isoformat(),
        mode=plan.mode, mode_because=plan.mode_because, private=plan.private or None,
        practice=plan.practice or None,
    )  # fmt: skip
    behind = bring_in(delivery, plan.brought, by, at) if plan.brought else 0
    enter_phase(delivery, process.phases[behind], at, by)
    return delivery


def name_taken(client: str | None, name: str) -> Refusal:
    named = f"“{name}” for {client}" if client else f"“{name}”"
    return Refusal(f"A delivery {named} is already running.", field="name")


def check_words(plan: Plan) -> None:
    must_say(plan.name, "Give the delivery a name.", field="name")
    must_say(plan.scope, "Say in a few words what is to be delivered.", field="scope")
    must_say(plan.internal_channel, "Choose the channel of the team.", field="internal_channel")


def check_client(process: Process, client: str | None, channel: str | None) -> None:
    """The process decides: with a role of the client's people there is a client, and without one none."""
    if process.client_role():
        must_say(client, "Say for which client it is.", field="client")
        return
    if client or channel:
        wrong = "client" if client else "client_channel"
        raise Refusal(f"The process “{process.name}” has no client: leave this empty.", field=wrong)


def check_roles(process: Process, holders: Mapping[str, list[str]]) -> None:
    for key, role in process.internal_roles():
        if not holders.get(key):
            raise Refusal(f"Name at least one person as {role.name}.", field=key)
        refuse_too_few(process, key, holders[key])
    for key in holders:
        if key not in process.roles:
            raise Refusal(f"The process “{process.name}” has no role “{key}”.", field=key)


def refuse_too_few(process: Process, role: str, users: list[str]) -> None:
    """Not fewer people than a gate asks for."""
    number, phase = most_needed(process, role)
    if len(set(users)) < number and users:
        raise Refusal(
            f"Name at least {number} people as {process.role_name(role)}: "
            f"that many sign {process.label(phase)}.",
            field=role,
        )


def check_channels(internal: str | None, client: str | None) -> None:
    if client and client == internal:
        raise Refusal(
            "The client's channel must be another one than the internal channel.", field="client_channel"
        )


def check_practice(practice: bool, client_channel: str | None) -> None:
    if practice and client_channel:
        raise Refusal("In practice no client is written: leave this empty.", field="client_channel")


def check_promise(intake_on: date, agreed_on: date) -> None:
    if agreed_on < intake_on:
        raise Refusal("The agreed delivery date lies before the intake date.", field="agreed_on")


def check_dates(process: Process, intake_on: date, agreed_on: date, targets: Mapping[str, date]) -> None:
    """Target dates run in the order of the milestones, from the intake date to the agreed delivery date."""
    check_promise(intake_on, agreed_on)
    before, name = intake_on, "intake date"
    for milestone in process.milestones:
        target = targets.get(milestone.key)
        if target is None:
            continue
        if target < before:
            raise Refusal(
                f"{milestone.name} cannot come before the {name} ({before.isoformat()}).", field=milestone.key
            )
        if milestone.key == process.delivered_by and target > agreed_on:
            raise Refusal(
                f"{milestone.name} cannot come after the agreed delivery date ({agreed_on.isoformat()}).",
                field=milestone.key,
            )
        before, name = target, milestone.name
