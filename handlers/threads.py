"""What is told in the threads below the cards."""

from collections.abc import Sequence
from datetime import datetime

from gates.delivery import Delivery
from gates.facts import Fact
from gates.gate import Gate
from handlers.card_kinds import CardKind
from handlers.desk import Click
from handlers.notice_kinds import NoticeKind
from messages.round_summary import round_summary
from messages.thread_lines import thread_line
from storage import notices
from storage.transaction import Transaction


def tell_threads(tx: Transaction, delivery: Delivery, facts: Sequence[Fact], click: Click) -> None:
    """One reply to a thread for all that one click did: below the gate's card, else below the kickoff's."""
    told: dict[tuple[CardKind, str | None, int | None], list[str]] = {}
    for fact in facts:
        if line := thread_line(delivery, fact):
            kind = CardKind.GATE if fact.phase else CardKind.KICKOFF
            told.setdefault((kind, fact.phase, fact.round), []).append(line)
    for (kind, phase, round_), lines in told.items():
        notices.add(
            tx,
            key=f"thread/{delivery.id}/{phase or kind}/{round_ or 0}/{click.intent}",
            kind=NoticeKind.THREAD,
            delivery_id=delivery.id,
            phase=phase,
            round=round_,
            thread_kind=kind,
            body={"text": "\n".join(lines)},
            due_at=click.at,
        )


def tell_past_round(tx: Transaction, delivery: Delivery, gate: Gate, at: datetime) -> None:
    """The round before is readable in the thread of the card that follows it."""
    if gate.round == 1:
        return
    summary = round_summary(delivery, delivery.gate(gate.phase, gate.round - 1))
    notices.add(
        tx,
        key=f"round/{delivery.id}/{gate.phase}/{gate.round}",
        kind=NoticeKind.THREAD,
        delivery_id=delivery.id,
        phase=gate.phase,
        round=gate.round,
        thread_kind=CardKind.GATE,
        body={"text": summary.text, "blocks": summary.blocks},
        due_at=at,
    )
