"""Sign-offs that nobody is left to give: who has to be named, and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from gates.delivery import Delivery
from gates.gate import Gate
from gates.matching import places_left_over
from gates.people import spoken_list
from gates.process import SignOffRule, SignsFor
from gates.sign_offs.quorum import can_still_sign, lacking, needed, places, words_left
from gates.sign_offs.signers import candidates, needs_somebody_else


@dataclass(frozen=True, slots=True)
class Missing:
    """Another person has to be named for the role, or the gate waits for ever."""

    role: str
    because: str


def missing_signers(delivery: Delivery, gate: Gate) -> list[Missing]:
    """What this round cannot get from those who hold its roles now. The client's people may stay unnamed."""
    roles = delivery.process.roles
    rules = [r for r in delivery.phase(gate).gate.sign_offs if not roles[r.role].external]
    if needs_somebody_else(delivery, gate):
        return nobody_else(delivery, gate, rules)
    if delivery.process.signs_for is SignsFor.ONE_ROLE:
        return list(one_role_each(delivery, gate, rules))
    return list(too_few(delivery, gate, rules))


def too_few(delivery: Delivery, gate: Gate, rules: list[SignOffRule]) -> Iterator[Missing]:
    for rule in rules:
        left, wanted = words_left(delivery, gate, rule), lacking(delivery, gate, rule)
        if left < wanted:
            yield Missing(rule.role, how_many(delivery, rule, wanted, left))


def how_many(delivery: Delivery, rule: SignOffRule, wanted: int, left: int) -> str:
    """For example: 2 people sign as Builder, 1 of them is still to come, and nobody is left who could."""
    total, name = needed(delivery, rule), delivery.process.role_name(rule.role)
    if total == 1:
        return f"nobody is left who could sign as {name}"
    could = f"only {left} could" if left else "nobody is left who could"
    return f"{total} people sign as {name}, {wanted} of them are still to come, and {could}"


def one_role_each(delivery: Delivery, gate: Gate, rules: list[SignOffRule]) -> Iterator[Missing]:
    """Each person signs for one role, so each place needs a person of its own."""
    wanted = [rule for rule in rules for _ in range(places(delivery, gate, rule))]
    left_over = places_left_over([can_still_sign(delivery, gate, rule) for rule in wanted])
    for role in dict.fromkeys(wanted[place].role for place in left_over):
        name = delivery.process.role_name(role)
        yield Missing(role, f"each person signs for one role here, and nobody is left for {name}")


def nobody_else(delivery: Delivery, gate: Gate, rules: list[SignOffRule]) -> list[Missing]:
    if any(candidates(delivery, gate, rule) for rule in rules) or not rules:
        return []
    names = spoken_list([delivery.process.role_name(rule.role) for rule in rules], "or")
    because = f"who did the work may not be the only one to sign, and no other {names} is left"
    return [Missing(rules[0].role, because)]
