"""What a change is to be shown as and who is to be told, noted in the same transaction."""

from collections.abc import Sequence
from datetime import datetime

from gates.delivery import Delivery
from gates.facts import Fact, FactKind
from gates.gate import Gate
from gates.process import SignsFor
from gates.waiting import Wait, WaitKind, waits_of
from handlers.card_kinds import ASKS, CardKind, priority_of
from handlers.clients import write_to_client
from handlers.declined import tell_of_declined
from handlers.desk import Click
from handlers.downstream import tell_downstream
from handlers.evidence import have_files_read
from handlers.rooms import follow_channels
from handlers.threads import tell_past_round, tell_threads
from storage import cards, homes
from storage.transaction import Transaction

# Facts after which somebody else may be waited for; a plain sign-off leaves the others asked as they are.
ASKING = frozenset(FactKind) - {
    FactKind.SIGNED,
    FactKind.MILESTONE_PLANNED,
    FactKind.RISK_ADDED,
    FactKind.RISK_CLOSED,
    FactKind.RISK_CHANGED,
    FactKind.EVIDENCE_FILE_UNREADABLE,
    FactKind.DEPENDENCY_ADDED,
    FactKind.DEPENDENCY_MOVED,
    FactKind.DEPENDENCY_ENDED,
    FactKind.METRIC_WRITTEN,
    FactKind.METRIC_CHANGED,
    FactKind.METRIC_DROPPED,
    FactKind.OUTCOME_MEASURED,
    FactKind.DECISION_LOGGED,
    FactKind.DECISION_SHARED,
    FactKind.DECISION_KEPT_INTERNAL,
    FactKind.NUDGED,
    FactKind.NUDGE_SNOOZED,
    FactKind.NUDGE_DECLINED,
    FactKind.NUDGES_SET,
    FactKind.CALENDAR_SET,
}

# What the message to a person says of, though no card of the delivery may be drawn again for it.
OF_PEOPLE = {FactKind.NUDGE_SNOOZED, FactKind.NUDGE_DECLINED, FactKind.REVIEW_ACTION_DONE}


def announce(tx: Transaction, delivery: Delivery, facts: Sequence[Fact], click: Click) -> None:
    kinds, at = {fact.kind for fact in facts}, click.at
    if FactKind.DELIVERY_STARTED in kinds:
        post(tx, delivery, CardKind.KICKOFF, at, channel=delivery.internal_channel)
    if FactKind.DELIVERY_REOPENED in kinds:
        cards.revive(tx, delivery.id, CardKind.KICKOFF)
        cards.revive(tx, delivery.id, CardKind.RECORD)
    if FactKind.RUNS_OPENED in kinds:
        cards.revive(tx, delivery.id, CardKind.RUNS)
        post(tx, delivery, CardKind.RUNS, at, channel=delivery.internal_channel)
    post_gates(tx, delivery, facts, at)
    post_escalations(tx, delivery, facts, at)
    if FactKind.DELIVERY_CHANGED in kinds:
        follow_channels(tx, delivery, at)
    if kinds & ASKING or (FactKind.SIGNED in kinds and leads_to_others(delivery)):
        ask(tx, delivery, at)
    tell_threads(tx, delivery, facts, click)
    write_to_client(tx, delivery, facts, click)
    cards.want(tx, delivery.id)
    tell_downstream(tx, delivery, kinds, click)
    have_files_read(tx, delivery, facts, at)
    tell_of_declined(tx, delivery, facts, at)
    if kinds & OF_PEOPLE:
        cards.want_of_people(tx, delivery.id)
    if FactKind.REVIEW_ACTION_DONE in kinds:
        show_done_actions(tx, delivery, facts, at)


def post_gates(tx: Transaction, delivery: Delivery, facts: Sequence[Fact], at: datetime) -> None:
    """A card for each gate that begins; those of a run have one card for all."""
    for fact in facts:
        if fact.kind in (FactKind.HANDOFF_ASKED, FactKind.PHASE_OPENED) and fact.phase and fact.round:
            if delivery.process.does_repeat(fact.phase):
                continue
            gate = delivery.gate(fact.phase, fact.round)
            post(tx, delivery, CardKind.GATE, at, gate=gate, channel=delivery.internal_channel)
            show_record(tx, delivery, at)
            tell_past_round(tx, delivery, gate, at)


def show_record(tx: Transaction, delivery: Delivery, at: datetime) -> None:
    """In a canvas that is kept, or a message; where it is shown already nothing comes of it."""
    post(tx, delivery, CardKind.RECORD, at, channel=delivery.internal_channel)


def post_escalations(tx: Transaction, delivery: Delivery, facts: Sequence[Fact], at: datetime) -> None:
    """In the channel that the process names for this level, besides the direct messages."""
    raised = [fact.detail["escalation"] for fact in facts if fact.kind is FactKind.ESCALATION_RAISED]
    for each in delivery.escalations:
        if each.number in raised and each.channel_id:
            post(tx, delivery, CardKind.ESCALATION, at, number=each.number, channel=each.channel_id)


def leads_to_others(delivery: Delivery) -> bool:
    """Whether a sign-off may be what the next step waited for, or leave too few for the rest."""
    gates = [delivery.phase(gate).gate for gate in delivery.live_gates]
    counted = any(rule.step > 1 or rule.signers != 1 for gate in gates for rule in gate.sign_offs)
    return counted or delivery.process.signs_for is SignsFor.ONE_ROLE or any(gate.separate for gate in gates)


def show_done_actions(tx: Transaction, delivery: Delivery, facts: Sequence[Fact], at: datetime) -> None:
    """No card of a closed delivery is drawn again, and so no Home would follow one."""
    done = {fact.detail["action"] for fact in facts if fact.kind is FactKind.REVIEW_ACTION_DONE}
    for owner in sorted({each.owner for each in delivery.review_actions if each.number in done}):
        homes.want(tx, owner, at)


def ask(tx: Transaction, delivery: Delivery, at: datetime) -> None:
    """One direct message to each person who is waited for now, unless they were asked already."""
    for wait in waits_of(delivery):
        if wait.kind is WaitKind.CLOSE:
            continue
        if wait.role and delivery.process.roles[wait.role].external:
            ask_client(tx, delivery, wait, at)
            continue
        for user in wait.users:
            post(
                tx,
                delivery,
                ASKS[wait.kind],
                at,
                gate=wait.gate,
                number=attempt_of(delivery, wait),
                user=user,
            )


def ask_client(tx: Transaction, delivery: Delivery, wait: Wait, at: datetime) -> None:
    if delivery.client_channel and wait.kind is WaitKind.SIGN:
        post(tx, delivery, CardKind.CLIENT, at, gate=wait.gate, channel=delivery.client_channel)


def attempt_of(delivery: Delivery, wait: Wait) -> int:
    """Which time this is asked in this round: a returned package and a stale sign-off are asked for again."""
    if wait.escalation:
        return wait.escalation
    if wait.addition:
        return wait.addition.number
    if wait.override:
        return wait.override.number
    if wait.concern:
        return wait.concern.number
    if wait.question:
        return wait.question.number
    if wait.gate and wait.kind in (WaitKind.PREPARE, WaitKind.ACCEPT) and wait.gate.handoff:
        return wait.gate.handoff.attempt
    if wait.gate and wait.kind is WaitKind.SIGN:
        roles = until_its_step(delivery, wait)
        return 1 + sum(s.role in roles and s.stale_at is not None for s in wait.gate.sign_offs)
    return 1


def until_its_step(delivery: Delivery, wait: Wait) -> set[str]:
    """The roles that sign in the steps up to the one that is waited for."""
    rules = delivery.phase(wait.gate).gate.sign_offs if wait.gate else ()
    last = max((rule.step for rule in rules if rule.role == wait.role), default=0)
    return {rule.role for rule in rules if rule.role == wait.role or rule.step < last}


def post(
    tx: Transaction,
    delivery: Delivery,
    kind: CardKind,
    at: datetime,
    *,
    gate: Gate | None = None,
    number: int = 1,
    user: str | None = None,
    channel: str | None = None,
) -> None:
    phase, round_ = (gate.phase, gate.round) if gate else (None, None)
    cards.ensure(
        tx,
        kind=kind,
        delivery_id=delivery.id,
        phase=phase,
        round=round_,
        number=number,
        user_id=user,
        channel_id=channel,
        priority=priority_of(kind),
        at=at,
    )
