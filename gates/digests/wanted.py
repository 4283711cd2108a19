"""What a delivery needs from its client, in the words of the process alone."""

from collections.abc import Iterator

from gates.checklists.checklist import Item, Origin, Part
from gates.delivery import Delivery
from gates.gate import Gate
from gates.process_files.digests import MessageKind
from gates.sign_offs.signers import rules_asked


def wanted_of_client(delivery: Delivery) -> Iterator[str]:
    """What an open gate asks of the client's role; nothing that somebody of the team typed."""
    if delivery.is_over or delivery.on_hold:
        return
    for gate in delivery.live_gates:
        if gate.is_open and not gate.blocking():
            yield from asked_at(delivery, gate)


def asked_at(delivery: Delivery, gate: Gate) -> Iterator[str]:
    client = delivery.process.client_role()
    yield from (rule.asks for rule in rules_asked(delivery, gate) if rule.role == client)


def message_source(delivery: Delivery, item: Item) -> MessageKind | None:
    """The kind of message to the client that an item asks for, as the process says."""
    if item.part is not Part.CHECKLIST:
        return None
    if item.origin is Origin.PROCESS:
        source = delivery.source_of(item)
        return source.client_message if source else None
    if item.origin is Origin.REWORK:
        rework = (each for phase in delivery.process.phases for each in phase.gate.rework)
        return next((each.client_message for each in rework if each.key == item.key), None)
    return None
