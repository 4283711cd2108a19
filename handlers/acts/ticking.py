"""What is done to an item."""

from collections.abc import Sequence
from datetime import date

from gates.checklists import ticking
from gates.checklists.evidence_files import add_files
from gates.checklists.tickable import added_to
from gates.delivery import Delivery
from handlers.acts.change import change
from handlers.desk import Click, Desk
from messages import fields
from messages.refs import Ref

ATTACHED = "See the attached file"


def tick(desk: Desk, click: Click, ref: Ref, evidence: str | None = None, files: Sequence[str] = ()) -> None:
    """`files` are Slack's ids of what was attached."""

    def rule(delivery: Delivery, click: Click) -> None:
        gate, key = ref.gate_of(delivery), ref.item_key
        known = gate.item(key)
        words = evidence or (known and known.evidence) or (ATTACHED if files else None)
        if files:
            add_files(delivery, gate, key, files, click.by, click.at)
        ticking.tick(delivery, gate, key, click.by, click.at, words)

    change(desk, click, ref.delivery, rule)


def add_evidence(desk: Desk, click: Click, ref: Ref, more: str, files: Sequence[str]) -> None:
    """Beside what the item has already, and ticks it where it is open."""

    def rule(delivery: Delivery, click: Click) -> None:
        gate, key = ref.gate_of(delivery), ref.item_key
        known = gate.item(key)
        words = added_to(known.evidence if known else None, more or ATTACHED, fields.EVIDENCE)
        if files:
            add_files(delivery, gate, key, files, click.by, click.at)
        ticking.tick(delivery, gate, key, click.by, click.at, words)

    change(desk, click, ref.delivery, rule)


def reopen(desk: Desk, click: Click, ref: Ref) -> None:
    change(
        desk, click, ref.delivery, lambda d, c: ticking.reopen(d, ref.gate_of(d), ref.item_key, c.by, c.at)
    )


def waive(desk: Desk, click: Click, ref: Ref, reason: str, until: date | None = None) -> None:
    change(
        desk,
        click,
        ref.delivery,
        lambda d, c: ticking.waive(d, ref.gate_of(d), ref.item_key, c.by, c.at, reason, until),
    )
