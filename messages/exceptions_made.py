"""What was let pass in a delivery, for its record: overrides, waivers of required items, skipped phases."""

from gates.checklists.checklist import Item
from gates.delivery import Delivery
from gates.gate import Gate, Outcome
from gates.sign_offs.override import Override
from messages import states
from messages.blocks import section_of
from messages.items import done_line
from messages.limits import Json
from messages.mrkdwn import at, line, mention, quoted
from messages.overrides import override_lines
from messages.titles import gate_label


def exception_blocks(delivery: Delivery) -> list[Json]:
    waived = [
        (gate, item) for gate in delivery.gates for item in gate.items if item.required and item.waived_at
    ]
    skipped = [gate for gate in delivery.gates if gate.outcome in (Outcome.SKIPPED, Outcome.BROUGHT_IN)]
    overrides = [(gate, override) for gate in delivery.gates for override in gate.overrides]
    return [
        *[override_block(delivery, gate, override) for gate, override in overrides],
        *[waiver_block(delivery, gate, item) for gate, item in waived],
        *[skip_block(delivery, gate) for gate in skipped],
    ]


def override_block(delivery: Delivery, gate: Gate, override: Override) -> Json:
    return section_of(f"*{gate_label(delivery, gate)}*", *override_lines(override, 800))


def waiver_block(delivery: Delivery, gate: Gate, item: Item) -> Json:
    return section_of(f"*Waived* in {gate_label(delivery, gate)}: {line(item.text)}", done_line(item))


def skip_block(delivery: Delivery, gate: Gate) -> Json:
    who = f", by {mention(gate.closed_by)}{at(gate.closed_at)}" if gate.closed_by and gate.closed_at else ""
    state = f"{states.outcome(delivery, gate)}: {gate_label(delivery, gate)}{who}"
    return section_of(state, quoted(gate.reason or "", 800))
