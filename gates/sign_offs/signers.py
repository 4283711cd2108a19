"""Who may sign a gate now, and for which of its roles."""

from gates.delivery import Delivery
from gates.gate import Gate
from gates.matching import places_left_over
from gates.people import Person, spoken_list
from gates.process import SignOffRule, SignsFor
from gates.refusal import Refusal
from gates.sign_offs.quorum import can_still_sign, lacking, places
from gates.sign_offs.separation import is_one_sided, workers
from gates.sign_offs.signoff import Verdict
from gates.sign_offs.standing_in import roles_signed_by, voices


def rules_waiting(delivery: Delivery, gate: Gate) -> list[SignOffRule]:
    """The sign-offs that this round still lacks."""
    if needs_somebody_else(delivery, gate):
        return list(delivery.phase(gate).gate.sign_offs)
    return numbers_lacking(delivery, gate)


def numbers_lacking(delivery: Delivery, gate: Gate) -> list[SignOffRule]:
    return [rule for rule in delivery.phase(gate).gate.sign_offs if lacking(delivery, gate, rule)]


def needs_somebody_else(delivery: Delivery, gate: Gate) -> bool:
    """Everybody who was asked has signed, but nobody who had not done the work: one more person signs."""
    return is_one_sided(delivery, gate) and not numbers_lacking(delivery, gate)


def rules_asked(delivery: Delivery, gate: Gate) -> list[SignOffRule]:
    """Those of them that are asked for now: of the first step that is not done."""
    waiting = rules_waiting(delivery, gate)
    if needs_somebody_else(delivery, gate):
        return waiting
    first = min((rule.step for rule in waiting), default=None)
    return [rule for rule in waiting if rule.step == first]


def asked_step(delivery: Delivery, gate: Gate) -> int | None:
    return min((rule.step for rule in rules_asked(delivery, gate)), default=None)


def step_of(delivery: Delivery, gate: Gate, role: str) -> int | None:
    rule = delivery.phase(gate).gate.rule_of(role)
    return rule.step if rule else None


def internal_deciders(delivery: Delivery, gate: Gate) -> list[str]:
    """The roles of our own people that decide on this gate, a veto included."""
    rule = delivery.phase(gate).gate
    roles = (*(each.role for each in rule.sign_offs), *rule.veto)
    return [role for role in roles if not delivery.process.roles[role].external]


def candidates(delivery: Delivery, gate: Gate, rule: SignOffRule) -> list[str]:
    """The named people who could give this sign-off now."""
    users = can_still_sign(delivery, gate, rule)
    if not needs_somebody_else(delivery, gate):
        return users
    did_it, given = workers(gate), voices(delivery, gate, rule.role)
    return [user for user in users if user not in did_it and given[user] not in did_it]


def may_sign(delivery: Delivery, gate: Gate, by: Person) -> list[str]:
    """The roles for which this person may sign now; for the client, any of its people when none is named."""
    return [rule.role for rule in rules_asked(delivery, gate) if may_sign_for(delivery, gate, rule, by)]


def may_sign_for(delivery: Delivery, gate: Gate, rule: SignOffRule, by: Person) -> bool:
    if is_unnamed_client(delivery, rule.role, by):
        return not any(s.live and s.role == rule.role and s.decided_by == by.user_id for s in gate.sign_offs)
    return by.user_id in candidates(delivery, gate, rule)


def entitled_roles(delivery: Delivery, gate: Gate, by: Person) -> list[str]:
    required = [rule.role for rule in delivery.phase(gate).gate.sign_offs]
    mine = roles_signed_by(delivery, gate, by.user_id)
    return [role for role in required if role in mine or is_unnamed_client(delivery, role, by)]


def is_unnamed_client(delivery: Delivery, role: str, by: Person) -> bool:
    return delivery.process.roles[role].external and by.is_external and not delivery.holders_of(role)


def deciding_roles(delivery: Delivery, gate: Gate, by: Person, verdict: Verdict | None) -> list[str]:
    """The roles of a decision; who has a veto may send back without being asked for a sign-off."""
    vetoing = [role for role in delivery.phase(gate).gate.veto if delivery.holds(by, role)]
    if verdict is Verdict.REJECT and vetoing:
        must_be_open(delivery, gate)
        return vetoing[:1]
    if vetoing and not entitled_roles(delivery, gate, by):
        raise Refusal(
            f"As {delivery.process.role_name(vetoing[0])} you may send this gate back; "
            "a sign-off of yours is not asked for."
        )
    return signing_roles(delivery, gate, by)


def signing_roles(delivery: Delivery, gate: Gate, by: Person) -> list[str]:
    """The roles that this person would sign for now. Raises Refusal when there are none."""
    entitled = entitled_roles(delivery, gate, by)
    if delivery.phase(gate).gate.passes_itself:
        raise Refusal("Nobody signs this gate: it passes by itself as soon as its checks are green.")
    if not entitled:
        required = [rule.role for rule in delivery.phase(gate).gate.sign_offs]
        raise Refusal(
            f"Only the {names(delivery, required, 'or')} of this delivery can sign this gate.",
            ask=delivery.who_can(required),
        )
    must_be_open(delivery, gate)
    roles = may_sign(delivery, gate, by)
    if not roles:
        raise nothing_to_sign(delivery, gate, by, entitled)
    if delivery.process.signs_for is SignsFor.ONE_ROLE:
        return [the_one_role(delivery, gate, roles, by)]
    return roles


def the_one_role(delivery: Delivery, gate: Gate, roles: list[str], by: Person) -> str:
    """Where each person signs for one role, the one that leaves all others to somebody."""
    for role in roles:
        wanted = [
            [user for user in can_still_sign(delivery, gate, rule) if user != by.user_id]
            for rule in numbers_lacking(delivery, gate)
            for _ in range(places(delivery, gate, rule) - (rule.role == role))
        ]
        if not places_left_over(wanted):
            return role
    return roles[0]


def nothing_to_sign(delivery: Delivery, gate: Gate, by: Person, entitled: list[str]) -> Refusal:
    asked = [rule for rule in rules_asked(delivery, gate) if rule.role in entitled]
    if needs_somebody_else(delivery, gate):
        return done_the_work(delivery, gate)
    said = {s.role for s in gate.sign_offs if s.live and s.decided_by == by.user_id}
    waiting = {rule.role for rule in rules_waiting(delivery, gate)} & set(entitled) - said
    if waiting and not asked:
        return too_early(delivery, gate)
    if waiting and gate.live_sign_off_of(by.user_id):
        return one_role_only(delivery, gate, by, sorted(waiting))
    if gate.live_sign_off_of(by.user_id):
        return already_signed(gate, by)
    signed = names(delivery, entitled, "and")
    return Refusal(f"Somebody else has already signed as {signed}, so nothing is left for you to do here.")


def done_the_work(delivery: Delivery, gate: Gate) -> Refusal:
    rules = rules_asked(delivery, gate)
    others = [user for rule in rules for user in candidates(delivery, gate, rule)]
    return Refusal(
        "Who ticked an item or handed the package over may not be the only one to sign: "
        "somebody else has to sign as well.",
        ask=dict.fromkeys(others) or delivery.holders_of(delivery.process.manager),
    )


def one_role_only(delivery: Delivery, gate: Gate, by: Person, waiting: list[str]) -> Refusal:
    given = gate.live_sign_off_of(by.user_id)
    signed = delivery.process.role_name(given.role) if given else ""
    return Refusal(
        f"You have signed as {signed}, and in this process each person signs a gate for one role. "
        f"Somebody else signs as {names(delivery, waiting, 'and')}.",
        ask=[user for role in waiting for user in delivery.holders_of(role) if user != by.user_id],
    )


def too_early(delivery: Delivery, gate: Gate) -> Refusal:
    """The gate is signed in steps, and an earlier one is not done."""
    before = [rule.role for rule in rules_asked(delivery, gate)]
    verb = "signs" if len(before) == 1 else "sign"
    return Refusal(
        f"This gate is signed in steps: first the {names(delivery, before, 'and')} {verb}. "
        "You are asked as soon as that is done.",
        ask=[user for role in before for user in delivery.holders_of(role)],
    )


def already_said(delivery: Delivery, gate: Gate, by: Person, roles: list[str]) -> bool:
    """Whether the person has decided in the step of these roles; a later step is a decision of its own."""
    said = {step_of(delivery, gate, s.role) for s in gate.own_live_sign_offs(by.user_id)}
    return bool(said & {step_of(delivery, gate, role) for role in roles})


def already_signed(gate: Gate, by: Person) -> Refusal:
    given = gate.live_sign_off_of(by.user_id)
    if given and given.carried_from:
        return Refusal(
            f"Your approval was carried over from round {given.carried_from}. Withdraw it first if you "
            "changed your mind."
        )
    return Refusal(
        "You have already signed this round. Withdraw your sign-off first if you changed your mind."
    )


def must_be_open(delivery: Delivery, gate: Gate) -> None:
    if gate.is_settled:
        raise Refusal(f"Round {gate.round} of {delivery.label(gate)} is already settled.")
    if gate.opened_at is None:
        raise Refusal(f"{delivery.label(gate)} has not started: its handoff is not accepted yet.")


def names(delivery: Delivery, roles: list[str], joint: str) -> str:
    return spoken_list([delivery.process.role_name(role) for role in roles], joint)
