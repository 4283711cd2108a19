"""What is done with an escalation."""

from datetime import date

from gates.escalations import answering, extending, raising
from gates.escalations.raising import Evidence
from handlers.acts.change import change
from handlers.desk import Click, Desk
from messages.refs import Ref


def escalate(
    desk: Desk, click: Click, ref: Ref, issue: str, to: str, evidence: Evidence | None = None
) -> None:
    change(desk, click, ref.delivery, lambda d, c: raising.escalate(d, issue, to, c.by, c.at, evidence))


def acknowledge(desk: Desk, click: Click, ref: Ref) -> None:
    change(desk, click, ref.delivery, lambda d, c: answering.acknowledge(d, ref.entry, c.by, c.at))


def resolve(desk: Desk, click: Click, ref: Ref, resolution: str) -> None:
    change(desk, click, ref.delivery, lambda d, c: answering.resolve(d, ref.entry, resolution, c.by, c.at))


def extend_due_date(desk: Desk, click: Click, ref: Ref, until: date, reason: str) -> None:
    change(
        desk,
        click,
        ref.delivery,
        lambda d, c: extending.extend(d, ref.gate_of(d), until, reason, c.by, c.at),
    )
