"""What is told in the threads below the cards."""

from collections.abc import Sequence
from datetime import datetime

from gates.delivery import Delivery
from gates.facts import Fact, FactKind
from gates.gate import Gate
from handlers import outbox
from handlers.card_kinds import CardKind
from handlers.desk import Click
from handlers.notice_kinds import NoticeKind
from messages.round_summary import round_summary
from messages.thread_lines import thread_line
from storage.transaction import Transaction

OF_RUNS = frozenset({
    FactKind.RUNS_OPENED, FactKind.RUN_FAILED, FactKind.RUN_PASSED, FactKind.RUNS_ENDED,
})  # fmt: skip


def tell_threads(tx: Transaction, delivery: Delivery, facts: Sequence[Fact], click: Click) -> None:
    """One reply to a thread for all that one click did: below the gate's card, else below the kickoff's."""
    told: dict[tuple[CardKind, str | None, int | None], list[str]] = {}
    for fact in facts:
        if line := thread_line(delivery, fact):
            told.setdefault(thread_of(delivery, fact), []).append(line)
    for (kind, phase, round_), lines in told.items():
        outbox.put(
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


def thread_of(delivery: Delivery, fact: Fact) -> tuple[CardKind, str | None, int | None]:
    """By the card above it. The gates of a run have none of their own."""
    if fact.kind in OF_RUNS or (fact.phase and delivery.process.does_repeat(fact.phase)):
        return CardKind.RUNS, None, None
    return CardKind.GATE if fact.phase else CardKind.KICKOFF, fact.phase, fact.round


def tell_past_round(tx: Transaction, delivery: Delivery, gate: Gate, at: datetime) -> None:
    """The round before is readable in the thread of the card that follows it."""
    if gate.round == 1:
        return
    summary = round_summary(delivery, delivery.gate(gate.phase, gate.round - 1))
    outbox.put(
        tx,
        key=f"round/{delivery.id}/{gate.phase}/{gate.round}",
        kind=NoticeKind.THREAD,
        delivery_id=delivery.id,
        phase=gate.phase,
        round=gate.round,
        thread_kind=CardKind.GATE,
        body=summary.body,
        due_at=at,
    )
