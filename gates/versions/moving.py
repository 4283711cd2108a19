"""Moving a running delivery to another version of its process, on purpose."""

from collections.abc import Mapping
from copy import deepcopy
from datetime import datetime

from gates.calendars.holding import follow_calendars
from gates.delivery import Delivery
from gates.facts import FactKind
from gates.holder import Holder
from gates.people import Person
from gates.phases.flow import settle_what_is_complete
from gates.phases.opening import enter_phase
from gates.phases.rounds import leads_into
from gates.phases.starting import refuse_too_few
from gates.process import Process
from gates.process_files.gate import MOST_SIGNERS
from gates.records.record import Milestone
from gates.refusal import Refusal, must_say
from gates.versions.carrying_over import carry_round_over
from gates.versions.comparing import differences
from gates.versions.moving_checks import refuse_move


def move(
    delivery: Delivery,
    target: Process,
    holders: Mapping[str, list[str]],
    because: str,
    by: Person,
    at: datetime,
) -> None:
    """From now on the delivery follows this version. `holders` are people for roles that are new in it.

    Settled rounds stay as they are; open ones get what the new version asks for. Raises Refusal
    where it makes no sense, and when a new role has nobody.
    """
    delivery.must_be_running()
    delivery.must_manage(by, "move it to another version of its process")
    old = delivery.process
    if target == old:
        return
    refuse_move(delivery, target)
    must_say(because, "Say why it is moved; the reason stays in the record.", field="reason")
    refuse_unnamed(delivery, target, holders)
    told = [each.sentence for each in differences(old, target)]
    delivery.record_fact(
        FactKind.DELIVERY_MOVED, at, by.user_id, delivery.current,
        reason=because, version=target.version, was=old.version, differences=told,
    )  # fmt: skip
    delivery.process = target
    follow_calendars(delivery)
    name_new_roles(delivery, old, holders, by, at)
    keep_milestones(delivery)
    for gate in delivery.live_gates:
        carry_round_over(delivery, gate, old.phase(gate.phase), at, by)
    go_on(delivery, at, by)


def previewed(delivery: Delivery, target: Process, by: Person, at: datetime) -> Delivery:
    """A copy that was moved already, with the facts of it. Raises Refusal where moving would."""
    copy = deepcopy(delivery, {id(delivery.process): delivery.process, id(target): target})
    copy.facts.clear()
    anybody = [f"{by.user_id}{number}" for number in range(MOST_SIGNERS)]
    move(copy, target, dict.fromkeys(new_roles(delivery.process, target), anybody), "–", by, at)
    return copy


def new_roles(old: Process, target: Process) -> list[str]:
    """The roles for which somebody has to be named first."""
    named = target.named_people()
    return [key for key, _ in target.internal_roles() if key not in old.roles and key not in named]


def refuse_unnamed(delivery: Delivery, target: Process, holders: Mapping[str, list[str]]) -> None:
    """Every role of the new version has as many people as some gate of it asks for."""
    for role in new_roles(delivery.process, target):
        if not holders.get(role):
            raise Refusal(f"Name at least one person as {target.role_name(role)}.", field=role)
    for role, _ in target.internal_roles():
        named = target.named_people().get(role) if role not in delivery.process.roles else None
        refuse_too_few(target, role, holders.get(role) or named or delivery.holders_of(role))


def name_new_roles(
    delivery: Delivery, old: Process, holders: Mapping[str, list[str]], by: Person, at: datetime
) -> None:
    """Who held a role that is gone is released from it; each new one has its people."""
    for holder in delivery.holders:
        if holder.role not in delivery.process.roles and holder.released_at is None:
            holder.released_at, holder.released_by = at, by.user_id
    new = {role: holders[role] for role in new_roles(old, delivery.process)}
    new |= {key: users for key, users in delivery.process.named_people().items() if key not in old.roles}
    for role, users in new.items():
        for user in dict.fromkeys(users):
            delivery.holders.append(Holder(len(delivery.holders) + 1, role, user, at, by.user_id))


def keep_milestones(delivery: Delivery) -> None:
    """Those of the new version, with the dates that they had."""
    known = {milestone.key: milestone for milestone in delivery.milestones}
    delivery.milestones[:] = [
        known.get(each.key) or Milestone(each.key, position)
        for position, each in enumerate(delivery.process.milestones, 1)
    ]
    for position, milestone in enumerate(delivery.milestones, 1):
        milestone.position = position


def go_on(delivery: Delivery, at: datetime, by: Person) -> None:
    """Passes a gate that lacks nothing any more, and begins a phase that the new version adds at the end."""
    settle_what_is_complete(delivery, at, by)
    if delivery.all_is_decided:
        begun = [last for phase in delivery.process.phases if (last := delivery.latest(phase.key))]
        following = leads_into(delivery, begun[-1])
        if following and following.opens.gate_before:
            enter_phase(delivery, following, at, by)
