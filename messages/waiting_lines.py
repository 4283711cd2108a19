"""Who is waited for, in words."""

from collections.abc import Sequence

from gates.delivery import Delivery
from gates.waiting import Wait, WaitKind
from messages.mrkdwn import people, since
from messages.titles import count, role_and_people

SHOWN = 4


def waiting_line(delivery: Delivery, wait: Wait) -> str:
    who = role_and_people(delivery, wait.role, wait.users) if wait.role else people(wait.users)
    return f"Waiting for {who} to {deed(wait)}, {since(wait.since)}"


def waiting_lines(delivery: Delivery, waits: Sequence[Wait]) -> list[str]:
    lines = [waiting_line(delivery, wait) for wait in waits[:SHOWN]]
    left = len(waits) - SHOWN
    return [*lines, f"… and for {left} more"] if left > 0 else lines


def deed(wait: Wait) -> str:
    match wait.kind:
        case WaitKind.PREPARE:
            return "hand the package over"
        case WaitKind.ACCEPT:
            return "accept the package or return it with questions"
        case WaitKind.ITEMS:
            return f"finish {count(len(wait.items), 'item')}"
        case WaitKind.SIGN:
            return "sign"
        case WaitKind.RESOLVE:
            return f"resolve escalation {wait.escalation}"
        case WaitKind.CLOSE:
            return "close the record"
