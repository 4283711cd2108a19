"""What happened at the gates: rounds, checklists with their evidence, sign-offs, handoffs, objections."""

from collections.abc import Iterator

from gates.checklists.checklist import Item
from gates.delivery import Delivery
from gates.gate import Gate
from gates.sign_offs.signoff import SignOff
from messages.carried_over import from_round
from messages.exports.document import Names, Sheet, sheet
from messages.states import VERDICTS


def gate_sheets(delivery: Delivery, names: Names) -> Iterator[Sheet]:
    label, gates = delivery.process.label, delivery.gates
    yield sheet(
        "Gates",
        ("Phase", "Round", "Outcome", "Opened", "Closed", "By", "Reason"),
        [
            (
                label(g.phase),
                g.round,
                outcome(g),
                g.opened_at,
                g.closed_at,
                name(names, g.closed_by),
                g.reason,
            )
            for g in gates
        ],
    )
    yield sheet(
        "Checklists",
        ("Phase", "Round", "Item", "Required", "State", "By", "At", "Evidence or reason"),
        [(label(g.phase), g.round, i.text, i.required, *settled(i, names)) for g in gates for i in g.items],
    )
    yield sheet(
        "Sign-offs",
        ("Phase", "Round", "Role", "Decision", "By", "At", "State", "Comment", "Signed as",
         "SHA-256 of what was seen"),
        [(label(g.phase), g.round, *signed(delivery, s, names)) for g in gates for s in g.sign_offs],
    )  # fmt: skip
    yield sheet(
        "Evidence files",
        ("Phase", "Round", "Item", "File", "Bytes", "SHA-256", "Added by", "At", "Link"),
        [
            (label(f.phase), f.round, f.item, f.name or f.file, f.size, f.sha256 or f.trouble,
             names(f.added_by), f.added_at, f.link)
            for g in gates for f in g.evidence_files
        ],
    )  # fmt: skip
    yield from passages(delivery, names)
    yield from objections(delivery, names)


def passages(delivery: Delivery, names: Names) -> Iterator[Sheet]:
    label, gates = delivery.process.label, delivery.gates
    yield sheet(
        "Handoffs",
        ("Phase", "Attempt", "Handed over", "By", "Accepted", "By", "Returned with questions"),
        [
            (label(h.phase), h.attempt, h.offered_at, name(names, h.offered_by), h.accepted_at,
             name(names, h.accepted_by), h.questions)
            for g in gates for h in g.handoffs
        ],
    )  # fmt: skip
    yield sheet(
        "Overrides",
        ("Phase", "Asked by", "At", "Reason", "Confirmed by", "Declined by"),
        [
            (label(o.phase), names(o.asked_by), o.asked_at, o.reason, name(names, o.confirmed_by),
             name(names, o.declined_by))
            for g in gates for o in g.overrides
        ],
    )  # fmt: skip


def objections(delivery: Delivery, names: Names) -> Iterator[Sheet]:
    label, gates = delivery.process.label, delivery.gates
    yield sheet(
        "Concerns",
        ("Phase", "Concern", "Raised by", "At", "Answer", "Answered by"),
        [
            (label(c.phase), c.text, names(c.raised_by), c.raised_at, c.answer, name(names, c.answered_by))
            for g in gates for c in g.concerns
        ],
    )  # fmt: skip
    yield sheet(
        "Questions",
        ("Phase", "About", "Question", "Asked by", "At", "Answer", "Answered by"),
        [
            (label(q.phase), q.about, q.text, names(q.asked_by), q.asked_at, q.answer,
             name(names, q.answered_by))
            for g in gates for q in g.questions
        ],
    )  # fmt: skip


def name(names: Names, user: str | None) -> str:
    return names(user) if user else ""


def outcome(gate: Gate) -> str:
    if gate.outcome:
        return gate.outcome.value.replace("_", " ")
    return "under way" if gate.opened_at else "waiting for its package"


def settled(item: Item, names: Names) -> tuple[object, ...]:
    carried = from_round(item.carried_from)
    if item.rejected_at:
        return "found not to be met", "", item.rejected_at, item.evidence
    if item.waived_at:
        return f"not applicable{carried}", name(names, item.waived_by), item.waived_at, item.waived_because
    if item.ticked_at:
        return f"done{carried}", name(names, item.ticked_by), item.ticked_at, item.evidence
    return "open", "", None, item.evidence


def signed(delivery: Delivery, given: SignOff, names: Names) -> tuple[object, ...]:
    by = names(given.decided_by)
    if given.stands_for:
        by = f"{by}, on behalf of {names(given.stands_for)}"
    conditions = "".join(f" Condition: {each.text}." for each in given.conditions)
    words = f"{given.comment or given.evidence or ''}{conditions}".strip()
    formal = f"{given.signed_name}: {given.signed_reason}" if given.signed_name else ""
    role = delivery.process.role_name(given.role)
    return (
        role, VERDICTS[given.verdict], by, given.decided_at, standing(given), words, formal, given.seen_sha256
    )  # fmt: skip


def standing(given: SignOff) -> str:
    if given.withdrawn_at:
        return "withdrawn"
    if given.stale_at:
        return f"out of date: {given.stale_because}"
    return f"stands{from_round(given.carried_from)}"
