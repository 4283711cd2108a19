"""Warnings before they hurt: each says what is lacking where, and what helps."""

from collections.abc import Sequence

from gates.people import spoken_list
from gates.process import Process
from gates.staffing.warning import Shortage, StaffingWarning
from messages.blocks import section_of
from messages.limits import Json
from messages.mrkdwn import line, people

SHOWN = 5


def warning_lines(process: Process, warnings: Sequence[StaffingWarning], most: int = SHOWN) -> list[str]:
    lines = [f"⚠️ *Warning*: {sentence(process, each)}" for each in warnings[:most]]
    left = len(warnings) - most
    return [*lines, f"… and {left} more warnings"] if left > 0 else lines


def warning_block(process: Process, warnings: Sequence[StaffingWarning]) -> list[Json]:
    return [section_of(*warning_lines(process, warnings))] if warnings else []


def sentence(process: Process, warning: StaffingWarning) -> str:
    where, role = line(process.label(warning.phase)), line(process.role_name(warning.role))
    return f"{lacking(where, role, warning)} {cure(process, warning, role)}"


def lacking(where: str, role: str, warning: StaffingWarning) -> str:
    wanted, left, who = warning.wanted, warning.left, people(warning.users)
    match warning.kind:
        case Shortage.NO_HOLDER:
            return f"nobody holds {role}, and {where} needs one."
        case Shortage.TOO_FEW:
            verb = "holds" if left == 1 else "hold"
            return f"{wanted} people sign {where} as {role}, but only {left} {verb} it."
        case Shortage.AWAY:
            could = f"only {left} can" if left else "nobody else can"
            who_lacks = "1 person has" if wanted == 1 else f"{wanted} people have"
            return f"{who_lacks} still to sign {where} as {role}, and {could} while {absent(warning)}."
        case Shortage.ONE_ROLE_EACH:
            return f"each person signs {where} for one role, and nobody is left for {role}."
        case Shortage.ALONE:
            verb = "does" if len(warning.users) == 1 else "do"
            return f"{who} {verb} the work of {where} and may not be the only one to sign it."


def absent(warning: StaffingWarning) -> str:
    """Who handed on what they sign, and who says in Slack that they are away."""
    gone = warning.by_status
    handed = [user for user in warning.users if user not in gone]
    parts = []
    if handed:
        parts.append(f"{people(handed)} {'has' if len(handed) == 1 else 'have'} handed their sign-offs on")
    if gone:
        parts.append(f"{people(gone)} {'is' if len(gone) == 1 else 'are'} away, says their status in Slack")
    return spoken_list(parts)


def cure(process: Process, warning: StaffingWarning, role: str) -> str:
    if process.roles[warning.role].group:
        return f"Add somebody in Slack to the user group of {role}."
    return f"Name {'somebody' if warning.kind is Shortage.NO_HOLDER else 'another person'} as {role}."
