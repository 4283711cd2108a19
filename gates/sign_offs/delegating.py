"""Handing one's sign-offs on; and the manager's putting somebody in another's place."""

from datetime import date, datetime

from gates.delivery import Delivery
from gates.escalations.answering import must_decide_at
from gates.facts import FactKind
from gates.gate import Gate
from gates.people import Person
from gates.refusal import Refusal, must_say
from gates.sign_offs.delegation import Delegation
from gates.sign_offs.signers import must_be_open
from gates.sign_offs.standing_in import handed_on_to, signers_for, voices

LONGEST_CHAIN = 3  # people through whose hands a signature may go
CIRCLE = "This person has handed on to you, directly or through others, so it would go round in a circle."


def delegate(
    delivery: Delivery,
    to: str,
    phase: str | None,
    starts_on: date,
    ends_on: date | None,
    by: Person,
    at: datetime,
) -> None:
    """For one gate, or until a day for all of them. Who hands on the same anew replaces what stood before."""
    delivery.must_be_running()
    check_span(phase, starts_on, ends_on, at)
    check_delegate(delivery, to, phase, by)
    wanted = (to, phase, max(starts_on, at.date()), ends_on)
    mine = [d for d in unended(delivery) if d.principal == by.user_id and not d.replaces]
    if any((d.delegate, d.phase, d.starts_on, d.ends_on) == wanted for d in mine):
        return
    for each in [d for d in mine if d.phase == phase]:
        end(delivery, each, by, at)
    given = Delegation(
        len(delivery.delegations) + 1, by.user_id, to, at, by.user_id, wanted[2], ends_on, phase
    )
    delivery.delegations.append(given)
    delivery.record_fact(
        FactKind.DELEGATED, at, by.user_id, delegation=given.number, to=to, at_phase=phase,
        starts_on=given.starts_on.isoformat(), ends_on=ends_on.isoformat() if ends_on else None,
    )  # fmt: skip
    if given.starts_on <= at.date():
        given.began_at = at


def check_span(phase: str | None, starts_on: date, ends_on: date | None, at: datetime) -> None:
    if ends_on is None and phase is None:
        raise Refusal("Say until when. Only a single gate can be handed on without an end.", field="ends_on")
    if ends_on is not None and ends_on < max(starts_on, at.date()):
        raise Refusal("The last day lies before the first one, or in the past.", field="ends_on")


def check_delegate(delivery: Delivery, to: str, phase: str | None, by: Person) -> None:
    if not delivery.team_roles_of(by.user_id):
        raise Refusal("You hold no role in this delivery, so there is nothing to hand on.")
    if to == by.user_id:
        raise Refusal("Choose somebody else: this is yourself.", field="delegate")
    if phase and (gate := delivery.latest(phase)) and gate.is_behind:
        raise Refusal(f"{delivery.process.label(phase)} is done already.", field="scope")
    if by.user_id in reached_from(delivery, to, phase):
        raise Refusal(CIRCLE, field="delegate")
    before = chain_behind(delivery, by.user_id, phase)
    if before + 1 + len(reached_from(delivery, to, phase)) > LONGEST_CHAIN:
        raise Refusal(
            f"A signature goes through {LONGEST_CHAIN} pairs of hands at most. Choose somebody else.",
            field="delegate",
        )


def unended(delivery: Delivery) -> list[Delegation]:
    return [each for each in delivery.delegations if each.ended_at is None]


def reached_from(delivery: Delivery, user: str, phase: str | None) -> list[str]:
    """Everybody who may come to sign for this person, those included who start later."""
    found: list[str] = []
    waiting = [user]
    while waiting:
        current = waiting.pop(0)
        for each in unended(delivery):
            if each.principal == current and each.meets(phase) and each.delegate not in found:
                found.append(each.delegate)
                waiting.append(each.delegate)
    return found


def chain_behind(delivery: Delivery, user: str, phase: str | None) -> int:
    """Through how many hands a signature comes to this person."""
    givers = [d.principal for d in unended(delivery) if d.delegate == user and d.meets(phase)]
    return max((1 + chain_behind(delivery, giver, phase) for giver in givers), default=0)


def take_back(delivery: Delivery, number: int, by: Person, at: datetime) -> None:
    """Whoever handed on ends it; the manager may too."""
    delivery.must_be_running()
    each = next((d for d in delivery.delegations if d.number == number), None)
    if each is None:
        raise Refusal("This delegation is not in the record.")
    if each.ended_at is not None:
        return
    if by.user_id != each.principal:
        delivery.must_manage(by, "end somebody else's delegation")
    end(delivery, each, by, at)


def end(delivery: Delivery, each: Delegation, by: Person, at: datetime) -> None:
    each.ended_at, each.ended_by = at, by.user_id
    delivery.record_fact(
        FactKind.DELEGATION_ENDED, at, by.user_id,
        delegation=each.number, principal=each.principal, to=each.delegate,
    )  # fmt: skip


def keep_up(delivery: Delivery, by: Person, at: datetime) -> None:
    """Begins and ends what the day asks for."""
    if delivery.is_over:
        return
    for each in unended(delivery):
        if each.is_over_on(at.date()):
            end(delivery, each, by, at)
        elif each.began_at is None and each.starts_on <= at.date():
            each.began_at = at
            delivery.record_fact(
                FactKind.DELEGATION_BEGAN, at, by.user_id,
                delegation=each.number, principal=each.principal, to=each.delegate,
            )  # fmt: skip


def reassign(
    delivery: Delivery, gate: Gate, role: str, user: str, to: str, reason: str, by: Person, at: datetime
) -> None:
    """The manager asks somebody else in the place of a person, at this gate and for this role.

    Those to whom it was escalated may do so, too.
    """
    delivery.must_be_running()
    must_decide_at(delivery, gate, by, "reassign a sign-off")
    must_be_open(delivery, gate)
    given = voices(delivery, gate, role)
    standing = [d for d in unended(delivery) if d.replaces and d.phase == gate.phase and d.role == role]
    if any((d.delegate, d.reason) == (to, reason) for d in standing):
        return
    if delivery.phase(gate).gate.rule_of(role) is None or user not in given:
        raise Refusal("This person is not asked to sign here any more.", field="sign_off")
    if any(s.live and s.role == role and s.decided_by == user for s in gate.sign_offs):
        raise Refusal("This person has signed already.", field="sign_off")
    if to in signers_for(delivery, gate.phase, role):
        raise Refusal("This person signs for the role anyway: choose somebody else.", field="delegate")
    if given[user] in (to, *handed_on_to(delivery, to, gate.phase, role)):
        raise Refusal("That would go round in a circle: choose somebody else.", field="delegate")
    must_say(reason, "Say why; it stays in the record.", field="reason")
    for each in [d for d in standing if d.principal == given[user]]:
        end(delivery, each, by, at)
    number = len(delivery.delegations) + 1
    placed = Delegation(number, given[user], to, at, by.user_id, at.date(), None, gate.phase, role)
    placed.replaces, placed.reason, placed.began_at = True, reason, at
    delivery.delegations.append(placed)
    delivery.record_fact(
        FactKind.REASSIGNED, at, by.user_id, gate, role=role, principal=given[user], to=to, reason=reason
    )
