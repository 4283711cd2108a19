"""Who would have to sign what, with the people who are chosen so far."""

from collections.abc import Mapping, Sequence

from gates.people import spoken_list
from gates.process import Phase, Process, SignOffRule
from gates.staffing.foreseeing import foreseen
from gates.staffing.warning import Shortage
from messages.blocks import section_of
from messages.limits import Json, lines_within
from messages.mrkdwn import line, people
from messages.signing_words import beside
from messages.staffing.warning_lines import warning_block

ALL_GATES = 2400  # characters
AT_MOST = 3


def who_would_sign(process: Process, holders: Mapping[str, Sequence[str]]) -> list[Json]:
    """A line for each gate, then where these people are not enough, or would sign alone.

    That a role has nobody yet, its empty field says.
    """
    gates = [gate_line(process, phase, holders) for phase in process.phases]
    found = [each for phase in process.phases for each in foreseen(process, phase, holders)]
    blocks = [section_of("*Who would have to sign what*", lines_within(gates, ALL_GATES))]
    return [*blocks, *warning_block(process, [each for each in found if each.kind is not Shortage.NO_HOLDER])]


def gate_line(process: Process, phase: Phase, holders: Mapping[str, Sequence[str]]) -> str:
    signed = [signer(process, phase, rule, holders.get(rule.role, ())) for rule in phase.gate.sign_offs]
    return f"*{line(process.label(phase.key))}*: {spoken_list(signed)}"


def signer(process: Process, phase: Phase, rule: SignOffRule, users: Sequence[str]) -> str:
    role = process.roles[rule.role]
    name = f"{line(role.name)}{beside(phase.gate, rule)}"
    if users:
        return f"{name} {people(users, AT_MOST)}"
    return f"{name} <!subteam^{role.group}>" if role.group else name
