"""How a delivery, a gate and the people of a role are named on screen."""

from collections.abc import Sequence

from gates.delivery import Delivery
from gates.gate import Gate
from messages.mrkdwn import line, people


def delivery_title(delivery: Delivery) -> str:
    practice = " · practice" if delivery.practice else ""
    return f"*{line(delivery.name, 200)}*{for_client(delivery)}{practice}"


def delivery_name(delivery: Delivery) -> str:
    """The same without markup inside a sentence."""
    return f"“{line(delivery.name, 200)}”{for_client(delivery)}"


def for_client(delivery: Delivery) -> str:
    return f" for {line(delivery.client, 200)}" if delivery.client else ""


def gate_heading(delivery: Delivery, gate: Gate) -> str:
    """Plain text, for a header."""
    if delivery.is_of_run(gate):
        return f"{delivery.label(gate)} · run {gate.round}"
    return f"{delivery.label(gate)} · round {gate.round}" if gate.round > 1 else delivery.label(gate)


def gate_label(delivery: Delivery, gate: Gate) -> str:
    run = next((run for run in delivery.runs if delivery.is_of_run(gate) and run.number == gate.round), None)
    return f"{phase_label(delivery, gate.phase)} · run “{line(run.name, 60)}”" if run else line(
        gate_heading(delivery, gate)
    )  # fmt: skip


def phase_label(delivery: Delivery, phase: str) -> str:
    return line(delivery.process.label(phase))


def role_name(delivery: Delivery, role: str) -> str:
    return line(delivery.process.role_name(role))


def role_and_people(delivery: Delivery, role: str, users: Sequence[str]) -> str:
    """For example "QA engineer @Quinn"; only the role's name where nobody is named."""
    return " ".join(filter(None, [role_name(delivery, role), people(users)]))


def count(number: int, noun: str, plural: str = "") -> str:
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"
